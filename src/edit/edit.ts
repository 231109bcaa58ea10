// Changes to the book's own sources, as data: what a command is going to do, before it does it or only shows it.
import type { Span } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';

/** Text that takes the place of other text; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** What becomes of one file. */
export interface FileChange {
  readonly path: BookPath;
  /** Its text as it was read; absent for a file that is to be made. */
  readonly before: string | undefined;
  /** In order, not overlapping; offsets into `before`. */
  readonly edits: readonly Edit[];
  /** Where the file goes; absent when it stays. */
  readonly movedTo?: BookPath;
}

/** Edits by file, each kept once. */
export interface EditCollector {
  readonly add: (file: BookPath, edit: Edit) => void;
  /** Edits of files in the order of their paths. An edit that overlaps an earlier one is left out. */
  readonly all: () => readonly (readonly [BookPath, readonly Edit[]])[];
}

export function collectEdits(): EditCollector {
  const files = new Map<BookPath, Map<string, Edit>>();
  return {
    add: (file, edit) => {
      const edits = files.get(file) ?? new Map<string, Edit>();
      files.set(file, edits);
      const key = `${String(edit.span.start)}-${String(edit.span.end)}`;
      if (!edits.has(key)) edits.set(key, edit);
    },
    all: () =>
      [...files]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([file, edits]) => [file, withoutOverlaps([...edits.values()])] as const),
  };
}

function withoutOverlaps(edits: readonly Edit[]): readonly Edit[] {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let end = -1;
  return sorted.filter(({ span }) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

/** The text with all edits done. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: made } of edits) {
    parts.push(text.slice(at, span.start), made);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}

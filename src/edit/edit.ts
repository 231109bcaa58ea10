// Edits of the book's sources as data, so that commands can show them before they apply them.
import type { Span } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';

/** Replaces a span; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** The changes to one file. */
export interface FileChange {
  readonly path: BookPath;
  /** The current text; absent for a new file. */
  readonly before: string | undefined;
  /** In order, without overlaps; offsets into `before`. */
  readonly edits: readonly Edit[];
  /** New path; absent when the file isn't moved. */
  readonly movedTo?: BookPath;
}

/** Collects edits by file, without duplicates. */
export interface EditCollector {
  readonly add: (file: BookPath, edit: Edit) => void;
  /** All edits, sorted by path. An edit that overlaps an earlier one is dropped. */
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

/** Applies edits to a text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: made } of edits) {
    parts.push(text.slice(at, span.start), made);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}

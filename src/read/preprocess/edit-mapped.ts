// Applies edits to a mapped text, keeping the origins of unchanged parts.
import {
  type MappedText,
  concatMapped,
  generatedText,
  originOf,
  sliceMapped,
} from '../../core/mapped-text.ts';

/** Replaces the range with parts of the same text and with generated text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: readonly (EditPart | string)[];
}

export interface EditPart {
  readonly start: number;
  readonly end: number;
}

/** Limit for the text that a chapter's variables insert, in UTF-16 code units: that of its includes. */
const MAX_INSERTED = 4_000_000;

/**
 * The edits whose inserted text is within the limit, and the first of those that aren't, after which no other is made;
 * absent for none. One text inserted thousands of times would be more than fits in memory.
 */
export function withinLimit(edits: readonly Edit[]): {
  readonly edits: readonly Edit[];
  readonly beyond?: Edit;
} {
  let size = 0;
  const end = edits.findIndex(({ by }) => {
    for (const part of by) if (typeof part === 'string') size += part.length;
    return size > MAX_INSERTED;
  });
  const beyond = edits[end];
  return beyond === undefined ? { edits } : { edits: edits.slice(0, end), beyond };
}

/** Edits must be sorted and must not overlap. */
export function editMapped(mapped: MappedText, edits: readonly Edit[]): MappedText {
  if (edits.length === 0) return mapped;
  const parts: MappedText[] = [];
  let at = 0;
  for (const { start, end, by } of edits) {
    parts.push(sliceMapped(mapped, at, start));
    for (const part of by) {
      parts.push(
        typeof part === 'string'
          ? generatedAt(mapped, part, start)
          : sliceMapped(mapped, part.start, part.end),
      );
    }
    at = end;
  }
  parts.push(sliceMapped(mapped, at));
  return concatMapped(parts);
}

function generatedAt(mapped: MappedText, text: string, at: number): MappedText {
  const origin = originOf(mapped, at, at);
  return origin === undefined
    ? { text: '', segments: [] }
    : generatedText(origin.file, text, origin.span.start);
}

/**
 * A blank line inside the block quotes and list items around `at`, followed by the start of the next line. Text
 * inserted after it becomes a separate block in the same container.
 */
export function blankLineAt(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const marks = /^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*/.exec(line)?.[0] ?? '';
  const prefix = marks.replace(/[^>\s]/g, ' ');
  return `\n${prefix.trimEnd()}\n${prefix}`;
}

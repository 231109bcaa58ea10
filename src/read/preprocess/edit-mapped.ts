// A mapped text and parts of it to replace -> the text with them replaced, the rest still knowing its origins.
import {
  type MappedText,
  concatMapped,
  generatedText,
  originOf,
  sliceMapped,
} from '../../core/mapped-text.ts';

/** What is to stand instead of the text from `start` to `end`: parts of the same text, and text that nobody wrote. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: readonly (EditPart | string)[];
}

export interface EditPart {
  readonly start: number;
  readonly end: number;
}

/** `mapped` with every edit done; edits are in order and do not overlap. */
export function editMapped(mapped: MappedText, edits: readonly Edit[]): MappedText {
  if (edits.length === 0) return mapped;
  const parts: MappedText[] = [];
  let at = 0;
  for (const { start, end, by } of edits) {
    parts.push(sliceMapped(mapped, at, start));
    for (const part of by) {
      parts.push(
        typeof part === 'string' ? made(mapped, part, start) : sliceMapped(mapped, part.start, part.end),
      );
    }
    at = end;
  }
  parts.push(sliceMapped(mapped, at));
  return concatMapped(parts);
}

function made(mapped: MappedText, text: string, at: number): MappedText {
  const origin = originOf(mapped, at, at);
  return origin === undefined
    ? { text: '', segments: [] }
    : generatedText(origin.file, text, origin.span.start);
}

/**
 * A blank line for the block quotes and list items that `at` stands in, and the beginning of the next line: text that
 * is put in with it is a block of its own in the same place.
 */
export function blankLineAt(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const marks = /^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*/.exec(line)?.[0] ?? '';
  const prefix = marks.replace(/[^>\s]/g, ' ');
  return `\n${prefix.trimEnd()}\n${prefix}`;
}

// Text assembled from several files, with the origin of each character.
import type { Location } from './diagnostic.ts';
import type { BookPath } from './path.ts';

/**
 * A run of a {@link MappedText}, from `at` to the next segment's `at`, that comes from `file` at offset `start`.
 */
export interface Segment {
  readonly at: number;
  readonly file: BookPath;
  readonly start: number;
  /** Generated text (a repeated prefix, a fence): all of it maps to `start`. */
  readonly generated?: true;
}

/** Text and its origins. Segments are in order and the first is at 0; offsets are UTF-16 code units. */
export interface MappedText {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** The whole of one file, or a part of it starting at `start`. */
export const mappedFile = (file: BookPath, text: string, start = 0): MappedText => ({
  text,
  segments: [{ at: 0, file, start }],
});

/** Generated text that replaces what is at `start` in `file`. */
export const generatedText = (file: BookPath, text: string, start: number): MappedText => ({
  text,
  segments: [{ at: 0, file, start, generated: true }],
});

/** Concatenates parts. */
export function concatMapped(parts: readonly MappedText[]): MappedText {
  const segments: Segment[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.text === '') continue;
    for (const segment of part.segments) segments.push(moved(segment, segment.at + at, segment.start));
    at += part.text.length;
  }
  return { text: parts.map((part) => part.text).join(''), segments };
}

/** Like `String.prototype.slice`, for offsets within the text. */
export function sliceMapped(mapped: MappedText, start: number, end: number = mapped.text.length): MappedText {
  const text = mapped.text.slice(start, end);
  if (text === '') return { text, segments: [] };
  const segments: Segment[] = [];
  for (let i = segmentAt(mapped, start); i < mapped.segments.length; i++) {
    const segment = mapped.segments[i];
    if (segment === undefined || segment.at >= end) break;
    const cut = Math.max(0, start - segment.at);
    const from = segment.generated ? segment.start : segment.start + cut;
    segments.push(moved(segment, segment.at + cut - start, from));
  }
  return { text, segments };
}

// Not a spread: books have 100,000 segments, and spreading is several times slower.
const moved = ({ file, generated: made }: Segment, at: number, start: number): Segment =>
  made ? { at, file, start, generated: made } : { at, file, start };

/** Where the text from `start` to `end` was written, clipped to the file that contains `start`. */
export function originOf(mapped: MappedText, start: number, end: number): Location | undefined {
  const index = segmentAt(mapped, start);
  const segment = mapped.segments[index];
  if (segment === undefined) return undefined;
  if (segment.generated) return { file: segment.file, span: { start: segment.start, end: segment.start } };
  const limit = mapped.segments[index + 1]?.at ?? mapped.text.length;
  const from = segment.start + (start - segment.at);
  return {
    file: segment.file,
    span: { start: from, end: segment.start + (Math.min(end, limit) - segment.at) },
  };
}

/** Index of the segment that contains offset `at`: the last one that starts at or before it. */
function segmentAt(mapped: MappedText, at: number): number {
  let low = 0;
  let high = mapped.segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((mapped.segments[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

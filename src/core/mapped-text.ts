// Text put together from several files that still knows, for each character, where it was written.
import type { Location } from './diagnostic.ts';
import type { BookPath } from './path.ts';

/** A run of a {@link MappedText}: from `at` to the next segment's `at`, written in `file` from offset `start` on. */
export interface Segment {
  readonly at: number;
  readonly file: BookPath;
  readonly start: number;
  /** Text that stands in no file (a repeated prefix, a generated fence): all of it points at `start`. */
  readonly made?: true;
}

/** Text and its origins. Segments are in order, the first at 0; offsets are UTF-16 code units. */
export interface MappedText {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** The whole of one file, or a part of it that starts at `start`. */
export const mappedFile = (file: BookPath, text: string, start = 0): MappedText => ({
  text,
  segments: [{ at: 0, file, start }],
});

/** Text that nobody wrote, standing for what is at `start` in `file`. */
export const madeText = (file: BookPath, text: string, start: number): MappedText => ({
  text,
  segments: [{ at: 0, file, start, made: true }],
});

/** All parts one after the other. */
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

/** The part from `start` to `end`, as `String.prototype.slice` for offsets within the text. */
export function sliceMapped(mapped: MappedText, start: number, end: number = mapped.text.length): MappedText {
  const text = mapped.text.slice(start, end);
  if (text === '') return { text, segments: [] };
  const segments: Segment[] = [];
  for (let i = segmentAt(mapped, start); i < mapped.segments.length; i++) {
    const segment = mapped.segments[i];
    if (segment === undefined || segment.at >= end) break;
    const cut = Math.max(0, start - segment.at);
    const from = segment.made ? segment.start : segment.start + cut;
    segments.push(moved(segment, segment.at + cut - start, from));
  }
  return { text, segments };
}

// Written out, since a book has a hundred thousand segments and spreading each takes several times as long.
const moved = ({ file, made }: Segment, at: number, start: number): Segment =>
  made ? { at, file, start, made } : { at, file, start };

/** Where the text from `start` to `end` was written; clipped to the file that holds `start`. */
export function originOf(mapped: MappedText, start: number, end: number): Location | undefined {
  const index = segmentAt(mapped, start);
  const segment = mapped.segments[index];
  if (segment === undefined) return undefined;
  if (segment.made) return { file: segment.file, span: { start: segment.start, end: segment.start } };
  const limit = mapped.segments[index + 1]?.at ?? mapped.text.length;
  const from = segment.start + (start - segment.at);
  return {
    file: segment.file,
    span: { start: from, end: segment.start + (Math.min(end, limit) - segment.at) },
  };
}

/** The index of the segment that holds offset `at`: the last one that begins at or before it. */
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

// A text -> where its code stands, and where its author asked that marks be left alone.
import { type Fence, fencesIn, rawBlocksIn } from './raw-blocks.ts';

/** A part of a text that is code: a fenced block, or a code span. */
export interface CodePlace {
  readonly kind: 'fence' | 'span';
  readonly start: number;
  readonly end: number;
}

/** Fenced blocks and code spans of `text`, in order. */
export function codePlacesIn(text: string): readonly CodePlace[] {
  const places: CodePlace[] = [];
  let at = 0;
  for (const { kind, start, end } of rawBlocksIn(text)) {
    places.push(...spansIn(text, at, start));
    if (kind === 'fence') places.push({ kind, start, end });
    at = end;
  }
  places.push(...spansIn(text, at, text.length));
  return places;
}

/**
 * A function that tells which of `places` an offset stands in, if any. They are asked for once, and only if an offset
 * is; offsets must grow.
 */
export function createPlaceFinder<Place extends { readonly start: number; readonly end: number }>(
  placesOf: () => readonly Place[],
): (offset: number) => Place | undefined {
  let places: readonly Place[] | undefined;
  let index = 0;
  return (offset) => {
    places ??= placesOf();
    while ((places[index]?.end ?? Infinity) <= offset) index++;
    const place = places[index];
    return place !== undefined && place.start <= offset ? place : undefined;
  };
}

/** A new block, for which an open code span of the last one is no concern. */
const blockStart = /^[ \t]*(?:$|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\||>)/;

/** The code spans from `from` to `to`, block by block (CommonMark 6.1). */
function* spansIn(text: string, from: number, to: number): Generator<CodePlace> {
  let begin = from;
  for (let start = from; start < to;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > to ? to : newline;
    if (blockStart.test(text.slice(start, end))) {
      yield* spansOfBlock(text, begin, start);
      begin = start;
    }
    start = end + 1;
  }
  yield* spansOfBlock(text, begin, to);
}

function* spansOfBlock(text: string, from: number, to: number): Generator<CodePlace> {
  const runs = [...text.slice(from, to).matchAll(/`+/g)].map((run) => ({
    at: from + run.index,
    end: from + run.index + run[0].length,
  }));
  // Where a run of each length stands last: what has no partner is not looked for again.
  const last = new Map(runs.map((run) => [lengthOf(run), run.at]));
  for (let i = 0; i < runs.length; i++) {
    const open = runs[i];
    if (open === undefined) break;
    const at = isEscaped(text, open.at) ? open.at + 1 : open.at;
    const length = open.end - at;
    if (length === 0 || (last.get(length) ?? -1) <= open.at) continue;
    do i++;
    while (i < runs.length && lengthOf(runs[i]) !== length);
    yield { kind: 'span', start: at, end: runs[i]?.end ?? to };
  }
}

const lengthOf = (run: { at: number; end: number } | undefined): number => (run ? run.end - run.at : 0);

/** True when an odd number of backslashes stands before `at`. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && text[start - 1] === '\\') start--;
  return (at - start) % 2 === 1;
}

/** A part of a text whose marks are to be shown, not followed. */
export interface RawPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Where marks are left alone: fenced blocks with `ignore-directives`, or `raw` after the language, in their info
 * string, and what stands between `<!-- markers:off -->` and `<!-- markers:on -->` (or the end).
 */
export function rawPlacesIn(text: string): readonly RawPlace[] {
  const places: RawPlace[] = [];
  if (/ignore-directives|[\s,]raw/.test(text)) places.push(...fencesIn(text).filter(isRaw));
  let off: number | undefined;
  for (const { index, 0: comment, 1: word } of text.matchAll(/<!--\s*markers:(on|off)\s*-->/g)) {
    if (word === 'off') off ??= index + comment.length;
    else if (off !== undefined) {
      places.push({ start: off, end: index });
      off = undefined;
    }
  }
  if (off !== undefined) places.push({ start: off, end: text.length });
  return places.sort((a, b) => a.start - b.start);
}

function isRaw({ info }: Fence): boolean {
  const words = info.split(/[\s,]+/);
  return words.includes('ignore-directives') || words.indexOf('raw') > 0;
}

/** Tells of offsets, which must grow, whether they stand in code; nothing is looked for before the first. */
export function codeTest(text: string): (at: number) => boolean {
  const placeAt = createPlaceFinder(() => codePlacesIn(text));
  return (at) => placeAt(at) !== undefined;
}

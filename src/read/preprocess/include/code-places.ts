// Finds code in Markdown, and regions where the author disabled directives and markers.
import { type Fence, fencesIn, rawBlocksIn } from './raw-blocks.ts';

/** A fenced block or code span. */
export interface CodePlace {
  readonly kind: 'fence' | 'span';
  readonly start: number;
  readonly end: number;
}

/** Fenced blocks and code spans, in order. */
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
 * Returns a lookup for the range that contains an offset. Offsets must not decrease. `placesOf` is called once, at
 * the first lookup.
 */
export function createPlaceFinder<TextContext extends { readonly start: number; readonly end: number }>(
  placesOf: () => readonly TextContext[],
): (offset: number) => TextContext | undefined {
  let places: readonly TextContext[] | undefined;
  let index = 0;
  return (offset) => {
    places ??= placesOf();
    while ((places[index]?.end ?? Infinity) <= offset) index++;
    const place = places[index];
    return place !== undefined && place.start <= offset ? place : undefined;
  };
}

/** Start of a new block: an open code span can't continue into it. */
const blockStart = /^[ \t]*(?:$|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\||>)/;

/** The code spans between `from` and `to`, block by block (CommonMark 6.1). */
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
  // The last run of each length: avoids searching again for runs without a partner.
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

/** True when an odd number of backslashes precedes `at`. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && text[start - 1] === '\\') start--;
  return (at - start) % 2 === 1;
}

/** A region whose directives and markers are shown as text. */
export interface RawPlace {
  readonly start: number;
  readonly end: number;
}

/**
 * Regions where directives and markers are not expanded: fenced blocks with `ignore-directives`, or `raw` after the
 * language, in their info string, and text between `<!-- markers:off -->` and `<!-- markers:on -->` (or the end).
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

/** Returns a test for whether an offset is in code. Offsets must not decrease; the search runs at the first call. */
export function codeTest(text: string): (at: number) => boolean {
  const placeAt = createPlaceFinder(() => codePlacesIn(text));
  return (at) => placeAt(at) !== undefined;
}

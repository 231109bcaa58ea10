// A chapter's text -> where it is code, in which nothing means what it means elsewhere.
import { fencesIn } from '../preprocess/include/blocks.ts';
import type { DefinitionFile } from '../references/definition-file.ts';

const SPAN = /(?<![\\`])(`+)(?!`)(?:[^`\n]|\n(?!\s*\n)|(?!\1(?!`))`+)*?(?<!`)\1(?!`)/g;

/** True for offsets within fenced blocks and code spans. */
export function codeTest(text: string): (at: number) => boolean {
  const fences = fencesIn(text).map(({ start, end }) => [start, end] as const);
  const blank = fences.reduce(
    (left, [start, end]) =>
      left.slice(0, start) + left.slice(start, end).replace(/[^\n]/g, ' ') + left.slice(end),
    text,
  );
  const ranges = [...fences, ...rangesOf(blank, SPAN)];
  return (at) => ranges.some(([start, end]) => at >= start && at < end);
}

/** Those of the definitions that the text does not merely show: they are found line by line, code or not. */
export function outsideCode(text: string, definitions: DefinitionFile): DefinitionFile {
  if (definitions.length === 0) return definitions;
  const isCode = codeTest(text);
  return definitions.filter(({ at }) => !isCode(at.span.start));
}

const rangesOf = (text: string, pattern: RegExp): readonly (readonly [start: number, end: number])[] =>
  [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const);

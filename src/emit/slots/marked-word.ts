// Highlights parts of code that is HTML already: tokens may begin or end within them.
import { escapeHtml, escapeText } from '../../core/escape-html.ts';

/** Puts a `mark` around each part of `word` between the tags of `html`. */
export function markWord(html: string, word: string): string {
  const units = unitsOf(html);
  const shown = units.filter((unit) => !isTag(unit));
  const wanted = Array.from(word).map((char) => [escapeText(char), escapeHtml(char)]);
  const isMarked = new Set<number>();
  for (let at = 0; at + wanted.length <= shown.length; at++) {
    if (wanted.every((forms, i) => forms.includes(shown[at + i] ?? '')))
      wanted.forEach((_, i) => isMarked.add(at + i));
  }
  return markUnits(units, isMarked);
}

/** The same for ranges of the text, by offsets of UTF-16 code units. */
export function markRanges(html: string, ranges: readonly (readonly [start: number, end: number])[]): string {
  const units = unitsOf(html);
  const isMarked = new Set<number>();
  let offset = 0;
  for (const [i, unit] of units.filter((each) => !isTag(each)).entries()) {
    const at = offset;
    if (ranges.some(([start, end]) => start <= at && at < end)) isMarked.add(i);
    offset += unit.startsWith('&') ? 1 : unit.length;
  }
  return markUnits(units, isMarked);
}

const isTag = (unit: string): boolean => unit.startsWith('<');

/** Tags and characters. An entity is the one character that it stands for. */
const unitsOf = (html: string): readonly string[] =>
  html
    .split(/(<[^>]*>|&#?\w+;)/)
    .flatMap((part) => (isTag(part) || part.startsWith('&') ? [part] : Array.from(part)));

/** `isMarked` has positions among the characters. */
function markUnits(units: readonly string[], isMarked: ReadonlySet<number>): string {
  let position = 0;
  let result = '';
  let isOpen = false;
  for (const unit of units) {
    const opens = !isTag(unit) && isMarked.has(position++);
    if (opens !== isOpen) result += opens ? '<mark class="code-word">' : '</mark>';
    isOpen = opens;
    result += unit;
  }
  return isOpen ? `${result}</mark>` : result;
}

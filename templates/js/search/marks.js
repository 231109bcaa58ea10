// Marks what was searched for on the page it was found on. Escape, a click on a mark or the button removes the marks.
import { dialog, element } from './dialog.js';
import { patternsOf } from './mark-patterns.js';
import { readText } from './page-text.js';

const unmark = () => {
  document.querySelector('.clear-marks')?.remove();
  for (const mark of document.querySelectorAll('main mark.search-mark')) mark.replaceWith(...mark.childNodes);
  document.querySelector('main')?.normalize();
  const url = new URL(location.href);
  url.searchParams.delete('highlight');
  history.replaceState(history.state, '', url);
};

/**
 * The ranges that a word matches: as it is typed, else as the parts that it is found by.
 * @param {string} folded
 * @param {readonly RegExp[]} patterns - the first that matches counts
 * @returns {(readonly [start: number, end: number])[]}
 */
const rangesOf = (folded, patterns) => {
  for (const pattern of patterns) {
    const hits = [...folded.matchAll(pattern)].filter(([text]) => text !== '');
    if (hits.length > 0) return hits.map((hit) => [hit.index, hit.index + hit[0].length]);
  }
  return [];
};

/**
 * Ranges in order, those that overlap or touch as one.
 * @param {readonly (readonly [start: number, end: number])[]} ranges
 */
const joined = (ranges) => {
  /** @type {[start: number, end: number][]} */
  const result = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
};

/** @param {Text} text */
const mark = (text) => {
  const made = element('mark', 'search-mark');
  text.replaceWith(made);
  made.append(text);
};

/** @param {string} query */
export const highlight = (query) => {
  const main = document.querySelector('main');
  const words = patternsOf(query);
  if (!main || words.length === 0) return;
  const text = readText(main);
  const ranges = joined(words.flatMap((patterns) => rangesOf(text.folded, patterns)));
  // From the end, so that the places before stay where they are.
  for (const [start, end] of ranges.reverse()) text.cut(start, end).forEach(mark);
  if (ranges.length === 0) return;
  const clear = element('button', 'clear-marks', '{{ word "clear-highlights" }}');
  clear.type = 'button';
  clear.addEventListener('click', unmark);
  document.querySelector('.page')?.append(clear);
  main.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('.search-mark')) unmark();
  });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && !dialog.open && unmark());
};

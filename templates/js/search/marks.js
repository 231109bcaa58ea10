// Marks what was searched for on the page it was found on. Escape, a click on a mark or the button removes the marks.
import { dialog, element } from './dialog.js';

const unmark = () => {
  document.querySelector('.clear-marks')?.remove();
  for (const mark of document.querySelectorAll('main mark.search-mark')) mark.replaceWith(...mark.childNodes);
  document.querySelector('main')?.normalize();
  const url = new URL(location.href);
  url.searchParams.delete('highlight');
  history.replaceState(history.state, '', url);
};

/**
 * Words match from their beginning, a single letter only as a word; in scripts without spaces, anywhere.
 * @param {string} word
 */
const patternOf = (word) => {
  const text = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const spaced = /^[\p{L}\p{N}]/u.test(word) && !/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(word);
  if (!spaced) return text;
  return `(?<![\\p{L}\\p{N}])${text}${/^.$/u.test(word) ? '(?![\\p{L}\\p{N}])' : ''}`;
};

/** @param {Element} main */
const textsIn = (main) => {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('svg, script, style, .buttons')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts;
};

/**
 * @param {Text} text
 * @param {RegExp} pattern
 */
const markIn = (text, pattern) => {
  const hits = [...text.data.matchAll(pattern)].filter((hit) => hit[0] !== '');
  for (const hit of hits.reverse()) {
    const end = text.splitText(hit.index);
    end.splitText(hit[0].length);
    const mark = element('mark', 'search-mark');
    end.replaceWith(mark);
    mark.append(end);
  }
};

/** @param {string} query */
export const highlight = (query) => {
  const phrase = /^"(.+)"$/.exec(query.trim())?.[1];
  const wanted = (phrase ? [phrase] : query.split(/\s+/)).filter(Boolean).map(patternOf);
  const main = document.querySelector('main');
  if (!main || wanted.length === 0) return;
  const pattern = new RegExp(wanted.join('|'), 'giu');
  for (const text of textsIn(main)) markIn(text, pattern);
  if (!main.querySelector('.search-mark')) return;
  const clear = element('button', 'clear-marks', '{{ word "clear-highlights" }}');
  clear.type = 'button';
  clear.addEventListener('click', unmark);
  document.querySelector('.page')?.append(clear);
  main.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('.search-mark')) unmark();
  });
  document.addEventListener('keydown', (event) => event.key === 'Escape' && !dialog.open && unmark());
};

// A body -> the HTML that is searched in it: its words, its headings and its code as it is read, and nothing that only
// the whole book knows. So it is known as soon as the chapter is.
import { escapeText } from '../../core/escape-html.ts';
import type { Body, CodeSlot, Slot } from '../../scan/markdown/body.ts';

/** Links are their texts. Left out: pictures, lines of code that are hidden, and lists of what is said elsewhere. */
export function wordsOf(body: Body): string {
  let html = '';
  for (const piece of body) html += typeof piece === 'string' ? piece : wordsInSlot(piece);
  return html;
}

function wordsInSlot(slot: Slot): string {
  switch (slot.kind) {
    case 'link':
    case 'reference':
      return wordsOf(slot.children);
    case 'wikilink':
      return escapeText(slot.title ?? slot.target);
    case 'code':
      return wordsInCode(slot);
    case 'url':
    case 'image':
    case 'icon':
    case 'contents':
    case 'index':
      return '';
  }
}

const wordsInCode = ({ lines }: CodeSlot): string =>
  lines
    .filter(({ hidden }) => hidden !== true)
    .map(({ text }) => escapeText(text))
    .join('\n');

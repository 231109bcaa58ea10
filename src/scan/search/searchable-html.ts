// Searchable HTML (words, headings, code) of a body. Depends only on the chapter, so it is available as soon
// as the chapter is scanned.
import { escapeText } from '../../core/escape-html.ts';
import type { Body, CodeSlot, Slot } from '../markdown/body.ts';

/**
 * Links are reduced to their text, formulas to their source. Images, note numbers, hidden code lines and generated lists are
 * left out.
 */
export function searchableHtml(body: Body): string {
  let html = '';
  for (const piece of body) html += typeof piece === 'string' ? piece : htmlOfSlot(piece);
  if (html.includes('<math')) html = html.replace(FORMULA, '$1');
  return html.includes('"footnote-reference"') ? html.replace(NOTE_NUMBER, '') : html;
}

const NOTE_NUMBER = /<sup class="footnote-reference"[^>]*>.*?<\/sup>/gs;

/** A formula as MathML, which ends with its source. */
const FORMULA =
  /<math\b[^>]*><semantics>(?:(?!<\/math>).)*<annotation encoding="application\/x-tex">([^<]*)<\/annotation><\/semantics><\/math>/gs;

function htmlOfSlot(slot: Slot): string {
  switch (slot.kind) {
    case 'link':
    case 'term':
    case 'reference':
      return searchableHtml(slot.children);
    case 'wikilink':
      return escapeText(slot.title ?? slot.target);
    case 'code':
      return htmlOfCode(slot);
    case 'url':
    case 'image':
    case 'icon':
    case 'contents':
    case 'index':
      return '';
  }
}

const htmlOfCode = ({ lines }: CodeSlot): string =>
  lines
    .filter(({ hidden }) => hidden !== true)
    .map(({ text }) => escapeText(text))
    .join('\n');

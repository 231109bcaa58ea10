// Renders the lines of a code block: highlighted if there is a grammar, hidden lines in `boring` spans.
import { escapeHtml, escapeText } from '../../core/escape-html.ts';
import { wordOf } from '../../core/words.ts';
import type { CodeFold, CodeLine, CodeSlot } from '../../scan/markdown/body.ts';
import { markRanges, markWord } from './marked-word.ts';
import type { FillInput } from './slot-input.ts';

export function fillCode(slot: CodeSlot, input: FillInput): string {
  const highlighted = input.highlighted(slot);
  const isMarked = slot.lines.some(({ classes }) => classes !== undefined);
  const digits = String(slot.lines.findLast(({ number }) => number !== undefined)?.number ?? '').length;
  const last = slot.lines.length - 1;
  let html = '';
  slot.lines.forEach((line, i) => {
    const text = withMarks(line.html ?? highlighted?.[i] ?? escapeText(line.text), line);
    const inside = text + notesOf(line, slot.notesId, input);
    const end = i === last ? '' : '\n';
    const fold = slot.folds?.find(({ from, to }) => from <= i && i <= to);
    if (fold?.from === i) html += foldStart(fold, input);
    if (line.hidden) html += `<span class="boring">${inside}${end}</span>`;
    else html += (isMarked ? markedLine(line, inside, { id: slot.id, digits }) : inside) + end;
    if (fold?.to === i) html += '</span></span>';
  });
  return isMarked ? `<span class="code-lines">${html}</span>` : html;
}

interface Numbering {
  readonly id: string | undefined;
  /** Width of the largest number. */
  readonly digits: number;
}

/** Line numbers are in an attribute, so they are visible but not selected or copied. Padded to equal width. */
function markedLine({ classes, number }: CodeLine, inside: string, { id, digits }: Numbering): string {
  if (classes === undefined) return inside;
  const anchor = id === undefined || number === undefined ? '' : ` id="${id}-L${number}"`;
  const label = number === undefined ? '' : ` data-number="${String(number).padStart(digits)}"`;
  return `<span class="${classes}"${anchor}${label}>${inside}</span>`;
}

function withMarks(html: string, { words = [], ranges = [] }: CodeLine): string {
  const marked = ranges.length === 0 ? html : markRanges(html, ranges);
  return words.reduce((all, word) => markWord(all, word), marked);
}

/** Links to the notes. Copying leaves them out. */
const notesOf = ({ notes = [] }: CodeLine, id: string | undefined, { words }: FillInput): string =>
  notes
    .map((number) => {
      const label = escapeHtml(wordOf(words, 'code-note', { number }));
      return `<span class="code-note"> <a href="#${id}-${number}" aria-label="${label}">${number}</a></span>`;
    })
    .join('');

/** The script of folds shows the label on a button. */
function foldStart({ first, last }: CodeFold, { words }: FillInput): string {
  const label =
    first === last
      ? wordOf(words, 'line-number', { number: first })
      : wordOf(words, 'lines-from-to', { first, last });
  return `<span class="code-fold" data-label="${escapeHtml(label)}"><span class="code-fold-lines">`;
}

// The lines of a code block -> HTML: highlighted where there is a grammar, hidden ones in spans of class `boring`.
import { escapeText } from '../../core/escape-html.ts';
import type { CodeLine, CodeSlot } from '../../scan/markdown/body.ts';
import type { FillInput } from './slot-input.ts';

export function fillCode(slot: CodeSlot, input: FillInput): string {
  const highlighted = input.highlighted(slot);
  const isMarked = slot.lines.some(({ classes }) => classes !== undefined);
  const digits = String(slot.lines.findLast(({ number }) => number !== undefined)?.number ?? '').length;
  const last = slot.lines.length - 1;
  let html = '';
  slot.lines.forEach((line, i) => {
    const inside = highlighted?.[i] ?? escapeText(line.text);
    const end = i === last ? '' : '\n';
    if (line.hidden) html += `<span class="boring">${inside}${end}</span>`;
    else html += (isMarked ? markedLine(line, inside, digits) : inside) + end;
  });
  return isMarked ? `<span class="code-lines">${html}</span>` : html;
}

/** The number stands in an attribute, which is shown and neither selected nor copied; the same width in each line. */
function markedLine({ classes, number }: CodeLine, inside: string, digits: number): string {
  if (classes === undefined) return inside;
  const label = number === undefined ? '' : ` data-number="${String(number).padStart(digits)}"`;
  return `<span class="${classes}"${label}>${inside}</span>`;
}

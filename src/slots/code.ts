// The lines of a code block -> HTML: highlighted where there is a grammar, hidden ones in spans of class `boring`.
import type { CodeSlot } from '../markdown/body.ts';
import { escapeText } from '../markdown/serialize.ts';
import type { FillInput } from './input.ts';

export function fillCode(slot: CodeSlot, input: FillInput): string {
  const highlighted = input.highlighted(slot);
  const last = slot.lines.length - 1;
  let html = '';
  slot.lines.forEach((line, i) => {
    const inside = (highlighted?.[i] ?? escapeText(line.text)) + (i === last ? '' : '\n');
    if (line.hidden && input.hiddenLines === 'left-out') return;
    if (line.hidden) html += `<span class="boring">${inside}</span>`;
    else if (line.classes !== undefined) html += `<span class="${line.classes}">${inside}</span>`;
    else html += inside;
  });
  return html;
}

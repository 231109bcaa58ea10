// The lines of a code block -> HTML: highlighted where there is a grammar, hidden ones in spans of class `boring`.
import type { CodeSlot } from '../markdown/body.ts';
import { escapeText } from '../markdown/serialize.ts';

/** `highlighted` has one string of HTML for each line; absent for plain text. */
export function fillCode(slot: CodeSlot, highlighted: readonly string[] | undefined): string {
  const last = slot.lines.length - 1;
  let html = '';
  slot.lines.forEach((line, i) => {
    const inside = (highlighted?.[i] ?? escapeText(line.text)) + (i === last ? '' : '\n');
    if (line.hidden) html += `<span class="boring">${inside}</span>`;
    else if (line.classes !== undefined) html += `<span class="${line.classes}">${inside}</span>`;
    else html += inside;
  });
  return html;
}

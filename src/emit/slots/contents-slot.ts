// Renders a page's headings as the nested list at `<!-- toc -->`.
import { escapeHtml } from '../../core/escape-html.ts';
import type { ContentsSlot } from '../../scan/markdown/body.ts';
import type { Heading } from '../../scan/markdown/facts.ts';

/** Headings from level 2 down to the slot's level; the chapter's title isn't part of its contents. */
export function fillContents(slot: ContentsSlot, headings: readonly Heading[]): string {
  const listed = headings.filter(({ level, id }) => level > 1 && level <= slot.maxLevel && id !== undefined);
  let html = '';
  const open: number[] = [];
  for (const { level, id, html: inside } of listed) {
    while (open.length > 0 && level < (open.at(-1) ?? 0)) {
      open.pop();
      html += '</li></ul>';
    }
    if (open.length > 0 && level === open.at(-1)) html += '</li>';
    else {
      open.push(level);
      html += '<ul>';
    }
    html += `<li><a href="#${escapeHtml(id ?? '')}">${inside}</a>`;
  }
  return html + '</li></ul>'.repeat(open.length);
}

// `[[page | title]]` -> a link to the chapter of that name, or its title alone.
import { escapeHtml, escapeText } from '../../core/escape-html.ts';
import type { WikiLinkSlot } from '../../scan/markdown/body.ts';
import { wikiKey } from '../../link/resolve/page-slice.ts';
import type { FillInput } from './slot-input.ts';

export function fillWikiLink(slot: WikiLinkSlot, { slice }: FillInput): string {
  const title = escapeText(slot.title ?? slot.target);
  const href = slice.hrefs[wikiKey(slot.target)];
  return href === undefined ? title : `<a href="${escapeHtml(href)}">${title}</a>`;
}

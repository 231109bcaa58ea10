// Renders links, wikilinks and URLs within the book, relative to this page.
import { escapeHtml, escapeText } from '../../core/escape-html.ts';
import type { LinkSlot, UrlSlot, WikiLinkSlot } from '../../scan/markdown/body.ts';
import { addressKey, wikiKey } from '../../link/resolve/page-slice.ts';
import type { FillInput } from './slot-input.ts';

export function fillLink(slot: LinkSlot, inside: string, input: FillInput): string {
  const href = input.slice.hrefs[addressKey(slot.url, slot.from)];
  return href === undefined ? inside : `<a href="${escapeHtml(href)}"${slot.attributes}>${inside}</a>`;
}

/** Renders an attribute value; URLs unknown to the book are left as written. */
export const fillUrl = (slot: UrlSlot, { slice }: FillInput): string =>
  escapeHtml(slice.hrefs[addressKey(slot.url, slot.from)] ?? slot.url);

export function fillWikiLink(slot: WikiLinkSlot, { slice }: FillInput): string {
  const title = escapeText(slot.title ?? slot.target);
  const href = slice.hrefs[wikiKey(slot.target)];
  return href === undefined ? title : `<a href="${escapeHtml(href)}">${title}</a>`;
}

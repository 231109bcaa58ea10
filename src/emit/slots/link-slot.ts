// A link within the book -> `<a>` with the way from this page, or its text alone where it leads to a hidden chapter.
import { escapeHtml } from '../../core/escape-html.ts';
import type { LinkSlot, UrlSlot } from '../../scan/markdown/body.ts';
import { addressKey } from '../../link/resolve/page-slice.ts';
import type { FillInput } from './slot-input.ts';

export function fillLink(slot: LinkSlot, inside: string, input: FillInput): string {
  const href = input.slice.hrefs[addressKey(slot.url, slot.from)];
  return href === undefined ? inside : `<a href="${escapeHtml(href)}"${slot.attributes}>${inside}</a>`;
}

/** The value of an attribute; the address as written where the book knows nothing of it. */
export const fillUrl = (slot: UrlSlot, { slice }: FillInput): string =>
  escapeHtml(slice.hrefs[addressKey(slot.url, slot.from)] ?? slot.url);

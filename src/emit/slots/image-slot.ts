// Renders images and icons.
import { escapeHtml } from '../../core/escape-html.ts';
import { wordOf } from '../../core/words.ts';
import type { ImageSlot, IconSlot } from '../../scan/markdown/body.ts';
import { addressKey } from '../../link/resolve/page-slice.ts';
import type { FillInput } from './slot-input.ts';

export function fillImage(slot: ImageSlot, { slice, words }: FillInput): string {
  const src = slice.hrefs[addressKey(slot.url, slot.from)] ?? slot.url;
  const title = slot.title === undefined ? '' : ` title="${escapeHtml(slot.title)}"`;
  const image = `<img src="${escapeHtml(src)}"${title} alt="${escapeHtml(slot.alt)}"`;
  if (!slot.zooms) return `${image}>`;
  const name =
    slot.alt === ''
      ? wordOf(words, 'enlarge-image')
      : wordOf(words, 'enlarge-named-image', { name: slot.alt });
  return (
    `<label class="checkbox-label"><input class="checkbox-img" type="checkbox" aria-label="${escapeHtml(name)}">` +
    `${image}><span class="img-wrapper" aria-hidden="true">${image} loading="lazy"></span></label>`
  );
}

export function fillIcon({ name, before, literal }: IconSlot, { icon }: FillInput): string {
  const svg = icon(name);
  return svg === undefined ? literal : `${before}${svg}</span>`;
}

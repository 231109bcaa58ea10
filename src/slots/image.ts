// A Markdown image -> `<img>`, where it zooms in the frame that lets a reader enlarge it (mdBook 0.5.4's markup).
import type { ImageSlot } from '../markdown/body.ts';
import { escapeAttribute } from '../markdown/serialize.ts';
import { addressKey } from '../resolve/page-slice.ts';
import type { FillInput } from './input.ts';

export function fillImage(slot: ImageSlot, { slice }: FillInput): string {
  const src = slice.hrefs[addressKey(slot.url, slot.from)] ?? slot.url;
  const title = slot.title === undefined ? '' : ` title="${escapeAttribute(slot.title)}"`;
  const image = `<img src="${escapeAttribute(src)}"${title} alt="${escapeAttribute(slot.alt)}"`;
  if (!slot.zooms) return `${image}>`;
  const name = slot.alt === '' ? 'Enlarge the image' : `Enlarge: ${slot.alt}`;
  return (
    `<label class="checkbox-label"><input class="checkbox-img" type="checkbox" aria-label="${escapeAttribute(name)}">` +
    `${image}><span class="img-wrapper" aria-hidden="true">${image} loading="lazy"></span></label>`
  );
}

// An icon -> the theme's drawing in mdBook's span, or the author's own tag where the theme has none.
import type { IconSlot } from '../../scan/markdown/body.ts';
import type { FillInput } from './slot-input.ts';

export function fillIcon({ name, before, literal }: IconSlot, { icon }: FillInput): string {
  const svg = icon(name);
  return svg === undefined ? literal : `${before}${svg}</span>`;
}

// An icon -> the theme's drawing in mdBook's span, or the author's own tag where the theme has none.
import type { IconSlot } from '../markdown/body.ts';
import type { FillInput } from './input.ts';

export function fillIcon({ name, before, literal }: IconSlot, { icon }: FillInput): string {
  const svg = icon(name);
  return svg === undefined ? literal : `${before}${svg}</span>`;
}

// Parses `Range` headers (RFC 9110, 14.1.2).

/** `whole` if there is no range or it can be ignored. `end` is exclusive. */
export type Part =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'outside' };

const whole: Part = { kind: 'whole' };
const outside: Part = { kind: 'outside' };

/** Resolves a range for `size` bytes. Multiple ranges return the whole file: no browser needs them. */
export function partOf(header: string | undefined, size: number): Part {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '');
  if (match === null) return whole;
  const [first = '', last = ''] = match.slice(1);
  if (first === '' && last === '') return whole;
  if (first === '') return lastBytes(Number(last), size);
  const start = Number(first);
  const end = last === '' ? size : Number(last) + 1;
  if (last !== '' && end <= start) return whole;
  return start >= size ? outside : { kind: 'part', start, end: Math.min(end, size) };
}

const lastBytes = (count: number, size: number): Part =>
  count === 0 || size === 0 ? outside : { kind: 'part', start: Math.max(0, size - count), end: size };

// Sets of addresses, as in `srcset`.
import { expect, test } from 'vitest';
import { mapAddresses, splitAddressSet } from '../../src/core/address-attributes.ts';

test.each([
  ['a.png', ['a.png']],
  ['a.png 1x, b.png 2x', ['a.png', 'b.png']],
  [' a.png,\n  b.png  200w ,c.png', ['a.png', 'b.png', 'c.png']],
  ['a.png, b.png', ['a.png', 'b.png']],
  ['data:image/png;base64,x= 2x, a,b.png', ['data:image/png;base64,x=', 'a,b.png']],
  ['a.png 100w 50h, b.png', ['a.png', 'b.png']],
  ['a(1).png 1x', ['a(1).png']],
  ['', []],
  [' , ', []],
])('%j contains %j', (value, expected) => {
  const parts = splitAddressSet(value);
  expect(parts.filter((_, i) => i % 2 === 1)).toEqual(expected);
  expect(parts.join('')).toBe(value);
  expect(mapAddresses('set', value, (address) => address)).toBe(value);
});

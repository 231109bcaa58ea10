// What the package gives to other programs: a change here is a change for them.
import { expect, test } from 'vitest';
import * as api from '../src/index.ts';

test('the public API exports exactly these names', () => {
  expect(Object.keys(api).sort()).toEqual([
    'build',
    'messageOf',
    'openSession',
    'rangeOf',
    'remedyOf',
    'severityOf',
  ]);
});

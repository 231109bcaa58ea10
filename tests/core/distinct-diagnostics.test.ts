import { expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnostic.ts';
import { distinctDiagnostics } from '../../src/core/distinct-diagnostics.ts';
import { bookPath } from '../../src/core/path.ts';

test('a problem is kept once for each place', () => {
  const missing = (start: number) =>
    diagnose(
      'link/no-such-page',
      { target: 'b.md' },
      {
        file: bookPath('src/a.md'),
        span: { start, end: start + 4 },
      },
    );
  expect(distinctDiagnostics([missing(9), missing(1), missing(9)])).toEqual([missing(9), missing(1)]);
});

import { describe, expect, test } from 'vitest';
import { severityOf } from '../../src/core/catalog.ts';
import { type Diagnostic, diagnose } from '../../src/core/diagnostic.ts';
import { bookPath } from '../../src/core/path.ts';
import { groupDiagnostics } from '../../src/report/human-report.ts';
import { type Policy, applyPolicy } from '../../src/report/severity-policy.ts';
import { createPositions } from '../../src/report/position.ts';
import { sortDiagnostics } from '../../src/report/sort.ts';
import { totalsOf, totalsSentence } from '../../src/report/totals.ts';

const empty = (file: string, start: number): Diagnostic =>
  diagnose('term/empty', {}, { file: bookPath(file), span: { start, end: start + 1 } });

const error = diagnose('include/no-path', { directive: 'x' });
const page = diagnose('link/no-such-page', { target: 'a.md' });
const anchor = diagnose('link/no-such-anchor', { page: 'a.md', anchor: 'b' });
const notice = diagnose('code/unknown-language', { language: 'x' });
const include = diagnose('include/not-found', { path: 'x' });

describe('the order of diagnostics', () => {
  test('is by file, then offset, then code, whatever the input order', () => {
    const sorted = [
      error,
      empty('src/Z.md', 1),
      diagnose('link/no-such-page', { target: 'a' }, empty('src/a.md', 5).at),
      diagnose('link/no-such-page', { target: 'b' }, empty('src/a.md', 5).at),
      empty('src/a.md', 5),
      empty('src/a.md', 12),
      empty('src/é.md', 0),
    ];
    expect(sortDiagnostics(sorted.toReversed())).toEqual(sorted);
  });
});

describe('groups of diagnostics', () => {
  test('have the same code and arguments', () => {
    const [a, b, c] = [empty('a.md', 1), empty('b.md', 1), empty('c.md', 1)];
    expect(groupDiagnostics([a, page, b, c])).toEqual([
      { first: a, more: [b, c] },
      { first: page, more: [] },
    ]);
  });

  test('do not depend on the order of arguments', () => {
    const one = diagnose('link/no-such-anchor', { page: 'p', anchor: 'a' });
    const two = diagnose('link/no-such-anchor', { anchor: 'a', page: 'p' });
    expect(groupDiagnostics([one, two])).toHaveLength(1);
  });

  test('keep severities apart', () => {
    expect(groupDiagnostics([page, { ...page, severity: 'error' }])).toHaveLength(2);
  });
});

describe('the totals of a report', () => {
  test('count by severity and omit zeros', () => {
    const totals = totalsOf([include, page, anchor, { ...notice, severity: 'error' }]);
    expect(totals).toEqual({ error: 2, warning: 2, notice: 0 });
    expect(totalsSentence(totals)).toBe('2 errors, 2 warnings');
  });

  test('have a singular and a text for none', () => {
    expect(totalsSentence({ error: 1, warning: 0, notice: 1 })).toBe('1 error, 1 notice');
    expect(totalsSentence({ error: 0, warning: 0, notice: 0 })).toBe('no problems');
  });
});

describe('a severity policy', () => {
  const under = (policy: Policy, ...diagnostics: readonly Diagnostic[]): readonly string[] =>
    applyPolicy(diagnostics, policy).map((d) => `${severityOf(d)} ${d.code}`);

  test('changes nothing when it is empty', () => {
    expect(applyPolicy([page, notice, include], {})).toEqual([page, notice, include]);
  });

  test('turns warnings into errors, and leaves notices alone', () => {
    expect(under({ warnings: 'error' }, page, notice, include)).toEqual([
      'error link/no-such-page',
      'notice code/unknown-language',
      'error include/not-found',
    ]);
  });

  test('ignores warnings, but never errors', () => {
    expect(under({ warnings: 'ignore' }, page, include)).toEqual(['error include/not-found']);
  });

  test('sets severities by code', () => {
    const severities = { 'link/no-such-page': 'error', 'link/no-such-anchor': 'ignore' } as const;
    expect(under({ severities }, page, anchor, include)).toEqual([
      'error link/no-such-page',
      'error include/not-found',
    ]);
  });

  test('turns what the book set to warning into errors', () => {
    expect(under({ severities: { 'code/unknown-language': 'warning' }, warnings: 'error' }, notice)).toEqual([
      'error code/unknown-language',
    ]);
  });

  test('drops diagnostics that a comment in the source suppresses', () => {
    expect(under({ isSuppressed: (d) => d.code === 'include/not-found' }, page, include)).toEqual([
      'warning link/no-such-page',
    ]);
  });
});

describe('the positions of a text', () => {
  const positions = createPositions(() => 'a😀b\n\nlast');
  const rangeOf = (start: number, end: number) =>
    positions.rangeOf({ file: bookPath('a.md'), span: { start, end } });

  test('count lines from one, columns from one in code points', () => {
    expect(rangeOf(3, 6)).toEqual({
      start: { line: 1, column: 3, offset: 3 },
      end: { line: 3, column: 1, offset: 6 },
    });
  });

  test('treat offsets beyond the text as its end', () => {
    expect(rangeOf(99, 120)?.end).toEqual({ line: 3, column: 5, offset: 10 });
  });

  test('are absent for an unknown text', () => {
    const none = createPositions(() => undefined);
    expect(none.rangeOf({ file: bookPath('a.md'), span: { start: 0, end: 0 } })).toBeUndefined();
  });
});

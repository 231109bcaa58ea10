import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnostic.ts';
import { bookPath } from '../../src/core/path.ts';
import { checkSuppressions, createSuppressions } from '../../src/report/suppressions.ts';

const file = bookPath('a.md');

/** Which of the lines that hold `!` are silenced for the code. */
function silenced(text: string, code: 'check/orphan' | 'link/no-such-page' = 'link/no-such-page') {
  const isSuppressed = createSuppressions(() => text);
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    const start = lines.slice(0, i).join('\n').length + (i === 0 ? 0 : 1) + line.indexOf('!!');
    const at = { file, span: { start, end: start + 2 } };
    const diagnostic =
      code === 'check/orphan'
        ? diagnose('check/orphan', { path: 'a' }, at)
        : diagnose('link/no-such-page', { target: 'a' }, at);
    return line.includes('!!') && isSuppressed(diagnostic) ? [i + 1] : [];
  });
}

describe('a suppression comment', () => {
  test('alone on its line covers the block after it', () => {
    expect(silenced('!!\n\n<!-- check-ignore link/no-such-page -->\n\n!!\n!!\n\n!!\n')).toEqual([5, 6]);
  });

  test('covers a whole fenced block, blank lines included', () => {
    expect(silenced('<!-- check-ignore -->\n```\n!!\n\n!!\n```\n\n!!\n')).toEqual([3, 5]);
  });

  test('next to text covers its line', () => {
    expect(silenced('!!\n!! <!-- check-ignore link -->\n!!\n')).toEqual([2]);
  });

  test('covers the whole file if it says so, and lists codes', () => {
    expect(silenced('!!\n\n<!-- check-ignore-file link/no-such-page -->\n\n!!\n')).toEqual([1, 5]);
    expect(silenced('!!\n\n<!-- check-ignore-file -->\n\n!!\n')).toEqual([]);
  });

  test('covers no other codes', () => {
    expect(silenced('<!-- check-ignore link/no-such-page, include -->\n!!\n', 'check/orphan')).toEqual([]);
  });

  test('covers a block of the quotation it is in', () => {
    expect(silenced('> <!-- check-ignore link -->\n>\n> !!\n> !!\n>\n> !!\n')).toEqual([3, 4]);
  });

  test('may give a reason after a colon', () => {
    expect(silenced('!! <!-- check-ignore link: the page comes later, so wait -->\n!!\n')).toEqual([1]);
    expect(checkSuppressions(file, '<!-- check-ignore link: or not/a-code -->\n')).toEqual([]);
  });

  test('is plain text in code', () => {
    expect(silenced('`<!-- check-ignore -->` !!\n')).toEqual([]);
    expect(silenced('```md\n<!-- check-ignore -->\n```\n\n!!\n')).toEqual([]);
  });

  test('with an unknown code is reported', () => {
    const found = checkSuppressions(file, '<!-- check-ignore link/no-such-pag, link -->\n');
    expect(found).toEqual([
      diagnose(
        'check/unknown-code',
        { code: 'link/no-such-pag', nearest: 'link/no-such-page' },
        { file, span: { start: 0, end: 44 } },
      ),
    ]);
  });
});

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

describe('a comment in a source', () => {
  test('alone on its line silences the block after it', () => {
    expect(silenced('!!\n\n<!-- check-ignore link/no-such-page -->\n\n!!\n!!\n\n!!\n')).toEqual([5, 6]);
  });

  test('silences a fenced block whole, blank lines too', () => {
    expect(silenced('<!-- check-ignore -->\n```\n!!\n\n!!\n```\n\n!!\n')).toEqual([3, 5]);
  });

  test('beside text silences its line', () => {
    expect(silenced('!!\n!! <!-- check-ignore link -->\n!!\n')).toEqual([2]);
  });

  test('silences the whole file when it says so, and names codes', () => {
    expect(silenced('!!\n\n<!-- check-ignore-file link/no-such-page -->\n\n!!\n')).toEqual([1, 5]);
    expect(silenced('!!\n\n<!-- check-ignore-file -->\n\n!!\n')).toEqual([]);
  });

  test('silences no other codes', () => {
    expect(silenced('<!-- check-ignore link/no-such-page, include -->\n!!\n', 'check/orphan')).toEqual([]);
  });

  test('silences a block of the quotation that it stands in', () => {
    expect(silenced('> <!-- check-ignore link -->\n>\n> !!\n> !!\n>\n> !!\n')).toEqual([3, 4]);
  });

  test('may give a reason after a colon', () => {
    expect(silenced('!! <!-- check-ignore link: the page comes later, so wait -->\n!!\n')).toEqual([1]);
    expect(checkSuppressions(file, '<!-- check-ignore link: or not/a-code -->\n')).toEqual([]);
  });

  test('is text in code', () => {
    expect(silenced('`<!-- check-ignore -->` !!\n')).toEqual([]);
    expect(silenced('```md\n<!-- check-ignore -->\n```\n\n!!\n')).toEqual([]);
  });

  test('with a code that there is not is told of', () => {
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

// `build-book explain`, and the hint that leads to it.
import { describe, expect, test } from 'vitest';
import { diagnosticCodes } from '../../src/core/catalog.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

describe('explain', () => {
  test.each(diagnosticCodes)('has an example of %s, without links or markers', async (code) => {
    const { code: exit, out } = await run(['explain', code]);
    expect(exit).toBe(0);
    expect(out.split('\n')[0]).toMatch(new RegExp(`^${code} \\((?:error|warning|notice)\\)$`));
    expect(out).toMatch(/^ {2}(?:Error|Warning|Notice): ./m);
    expect(out).not.toMatch(/\]\((?:\.\.\/|[\w-]+\.md|#)|```/);
  });

  test('takes a code as it is printed in a report', async () => {
    const pasted = await run(['explain', 'error[include/cycle]']);
    expect(pasted).toEqual(await run(['explain', 'include/cycle']));
  });

  test('suggests the nearest code, or the list', async () => {
    expect(await run(['explain', 'includ/cycle'])).toEqual({
      code: 2,
      out: '',
      err: 'error: unknown diagnostic code `includ/cycle`; did you mean `include/cycle`?\n',
    });
    expect((await run(['explain', 'zzz'])).err).toBe(
      'error: unknown diagnostic code `zzz`; run `build-book explain` for the list\n',
    );
  });

  test('lists all codes with their severities', async () => {
    const { out } = await run(['explain']);
    expect(out.trimEnd().split('\n')).toHaveLength(diagnosticCodes.length);
    expect(out).toMatch(/^include\/cycle +error$/m);
  });
});

describe('a report with problems ends with the command that explains the first', () => {
  const book = (text: string) =>
    tempFolder({ 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': `# A\n\n${text}\n` });
  const check = (folder: string, isTerminal: boolean) =>
    run(['check', '--no-cache'], { folder, isTerminal, environment: { NO_COLOR: '1' } });
  const hint = 'run `build-book explain include/not-found` to learn more about it\n';

  test('at a terminal', async () => {
    expect((await check(book('{{#include gone.md}}'), true)).err).toContain(`1 error\n${hint}`);
  });
  test('but not in a log, nor when nothing is wrong', async () => {
    expect((await check(book('{{#include gone.md}}'), false)).err).not.toContain('explain');
    expect((await check(book('Fine.'), true)).err).not.toContain('explain');
  });
});

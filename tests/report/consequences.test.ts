// What follows from a missing plugin or an empty submodule is counted at its cause, and listed in JSON.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, diagnose, type Location } from '../../src/core/diagnostic.ts';
import { severityOf } from '../../src/core/catalog.ts';
import { bookPath } from '../../src/core/path.ts';
import { foldConsequences } from '../../src/report/consequences.ts';
import { totalsOf } from '../../src/report/totals.ts';
import { run } from '../cli/test-terminal.ts';
import { withoutSearch } from '../build/book.ts';
import { filesIn, tempFolder } from '../helpers/temp-folder.ts';

const at = (file: string, start = 0): Location => ({ file: bookPath(file), span: { start, end: start } });

const missing = (name: string): Diagnostic =>
  diagnose('program/not-found', { what: 'preprocessor', name, command: name }, at('book.toml', name.length));
const directive = (name: string, start = 0): Diagnostic =>
  diagnose('syntax/unknown-directive', { found: `{{#${name}}}`, name }, at('src/a.md', start));
const link = (target: string, nearest?: string): Diagnostic =>
  diagnose('link/no-such-file', { target, ...(nearest !== undefined && { nearest }) }, at('src/a.md'));

/** The visible codes, each with the number of its consequences. */
function folded(...diagnostics: readonly Diagnostic[]): readonly string[] {
  const { visible, consequencesOf } = foldConsequences(diagnostics);
  return visible.map((one) => `${one.code} ${String(consequencesOf(one).length)}`);
}

describe('a missing preprocessor', () => {
  test('is the cause of directives, links and labels that nothing here explains', () => {
    const label = diagnose('reference/undefined', { label: 'x', uses: 1 }, at('src/a.md'));
    expect(folded(missing('spec'), directive('a'), link('items.x'), label)).toEqual(['program/not-found 3']);
  });

  test('doesn’t cause links with a suggestion, nor anything that a preprocessor never changes', () => {
    const others = [
      link('b.mdd', 'b.md'),
      diagnose('link/no-such-anchor', { page: 'src/a.md', anchor: 'x' }, at('book.toml', 9)),
      diagnose('check/orphan', { path: 'src/c.md' }, at('src/c.md')),
    ];
    const codes = ['program/not-found 0', 'link/no-such-anchor 0', 'link/no-such-file 0', 'check/orphan 0'];
    expect(folded(missing('spec'), ...others)).toEqual(codes);
  });

  test('that has the name of a directive is its cause', () => {
    const [first, second] = [missing('a'), missing('bb')];
    const found = [directive('bb'), directive('bb', 9), directive('cc'), directive('cc', 9)];
    const { visible, consequencesOf } = foldConsequences([first, second, ...found]);
    expect(
      visible.map((cause) => consequencesOf(cause).map(({ args }) => 'name' in args && args.name)),
    ).toEqual([
      ['cc', 'cc'],
      ['bb', 'bb'],
    ]);
  });

  test('of which only one problem follows leaves it at its place', () => {
    expect(folded(missing('a'), directive('a'))).toEqual([
      'program/not-found 0',
      'syntax/unknown-directive 0',
    ]);
  });

  test('that is optional doesn’t cause links', () => {
    const skipped = diagnose(
      'program/skipped',
      { what: 'preprocessor', name: 'a', command: 'a' },
      at('book.toml'),
    );
    expect(folded(skipped, link('x'), link('y'))).toEqual([
      'program/skipped 0',
      'link/no-such-file 0',
      'link/no-such-file 0',
    ]);
    expect(folded(skipped, directive('x'), directive('y', 9))).toEqual(['program/skipped 2']);
  });

  test('a renderer causes nothing', () => {
    const renderer = diagnose(
      'program/not-found',
      { what: 'renderer', name: 'a', command: 'a' },
      at('book.toml'),
    );
    expect(folded(renderer, directive('x'), directive('y', 9))).toHaveLength(3);
  });

  test('has the highest severity of what follows, so that the totals and the exit status do not change', () => {
    const plugins = diagnose('gitbook/plugins', { plugins: ['x'] }, at('book.json'));
    const tags = [1, 2].map((start) => diagnose('gitbook/tag', { tag: '{% x %}' }, at('a.md', start)));
    const { visible } = foldConsequences([plugins, ...tags]);
    expect(visible.map(severityOf)).toEqual(['warning']);
    expect(totalsOf([plugins, ...tags])).toEqual({ error: 0, warning: 1, notice: 0 });
  });
});

describe('an empty submodule', () => {
  const book = {
    '.gitmodules':
      '[submodule "code"]\n\tpath = code\n\turl = https://example.org/code\n[submodule "two"]\n\tpath = src/part two\n',
    'book.toml': '[build]\ncreate-missing = true\n',
    'src/SUMMARY.md': '- [A](a.md)\n- [P](<part two/p.md>)\n- [Q](<part two/q.md>)\n',
    'src/a.md':
      '# A\n\n{{#include ../code/x.rs}}\n\n{{#include ../code/y.rs}}\n\n[z](<part two/z.txt>) [gone](gone.txt)\n',
  };
  const inGit = (files: Readonly<Record<string, string>>): string => {
    const root = tempFolder(files);
    execFileSync('git', ['init', '-q'], { cwd: root });
    return root;
  };

  test('is reported once at its line in .gitmodules, with what is missing in it', async () => {
    const folder = inGit(book);
    const { err } = await run(['build', '--no-cache'], { environment: withoutSearch, folder });
    expect(err).toContain('the Git submodule `code` is empty');
    expect(err).toContain('--> .gitmodules:2:9');
    expect(err).toContain('git submodule update --init code');
    expect(err).toContain('git submodule update --init "src/part two"');
    expect(err).toContain('and 2 more problems that may follow from it: 2 × include/not-found');
    expect(err).toContain(
      'and 3 more problems that may follow from it: 2 × summary/no-such-chapter, 1 × link/no-such-file',
    );
    expect(err.match(/^(?:error|warning|notice)\[.*?\]/gm)).toEqual([
      'error[file/empty-submodule]',
      'error[file/empty-submodule]',
      'warning[link/no-such-file]',
    ]);
    // Git checks a submodule out into an empty folder only.
    expect(filesIn(join(folder, 'src'))).toEqual(['SUMMARY.md', 'a.md']);
  });

  test.each(['github', 'sarif'])('is one result in %s', async (format) => {
    const { out } = await run(['check', '--no-cache', '--format', format], { folder: inGit(book) });
    expect(out.match(/more problems that may follow/g)).toHaveLength(2);
    expect(out).not.toContain('x.rs');
  });

  test('lists what follows in JSON', async () => {
    const { out } = await run(['check', '--no-cache', '--format', 'json'], { folder: inGit(book) });
    const { diagnostics } = JSON.parse(out) as { diagnostics: { code: string; follows?: string }[] };
    const follows = diagnostics.flatMap(({ code, follows: cause }) =>
      cause === undefined ? [] : [[code, cause]],
    );
    expect(follows).toHaveLength(5);
    expect(new Set(follows.map(([, cause]) => cause))).toEqual(new Set(['file/empty-submodule']));
  });

  test('is not reported if no file of it is used, nor if it has files', async () => {
    const whole = {
      ...book,
      'src/SUMMARY.md': '- [A](a.md)\n',
      'src/a.md': '# A\n\n{{#include ../code/x.rs}}\n',
    };
    const { err } = await run(['build', '--no-cache'], {
      environment: withoutSearch,
      folder: inGit({ ...whole, 'code/x.rs': 'x' }),
    });
    expect(err).not.toContain('submodule');
    const { err: other } = await run(['build', '--no-cache'], {
      folder: inGit({ ...whole, 'code/y.rs': 'y' }),
    });
    expect(other).toContain('include/not-found');
    expect(other).not.toContain('submodule');
  });

  test('is found above a book in a folder of its repository', async () => {
    const root = inGit({
      '.gitmodules': '[submodule "x"]\n\tpath = docs/src/x\n',
      'docs/src/SUMMARY.md': '- [A](a.md)\n',
      'docs/src/a.md': '# A\n\n[x](x/one.txt) [y](x/two.txt)\n',
    });
    const { err } = await run(['build', '--no-cache'], {
      environment: withoutSearch,
      folder: join(root, 'docs'),
    });
    expect(err).toContain('--> ../.gitmodules:2:9');
    expect(err).toContain('2 × link/no-such-file');
  });
});

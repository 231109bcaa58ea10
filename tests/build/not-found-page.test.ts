// The page for unknown addresses, which hosts look for at `404.html`.
import { describe, expect, test } from 'vitest';
import { buildFiles } from './book.ts';

const pagesOf = async (
  input: string | undefined,
  files: Readonly<Record<string, string>> = {},
): Promise<Record<string, boolean>> => {
  const built = await buildFiles({
    'book.toml': input === undefined ? '' : `[output.html]\ninput-404 = ${JSON.stringify(input)}\n`,
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md': '# A\n',
    'src/b.md': '# B\n',
    ...files,
  });
  const names = built.files.filter((name) => /^(?:404|not-found|errors\/lost)\.html$/.test(name));
  return Object.fromEntries(names.map((name) => [name, built.read(name).includes('Own words')]));
};

describe('`input-404`', () => {
  test.each([
    [undefined, '404.md', { '404.html': true }],
    [undefined, 'other.md', { '404.html': false }],
    ['404.md', '404.md', { '404.html': true }],
    ['not-found.md', 'not-found.md', { '404.html': true, 'not-found.html': true }],
    ['errors/lost.md', 'errors/lost.md', { '404.html': true, 'errors/lost.html': true }],
    ['', '404.md', {}],
  ])('%j writes the page where hosts look for it', async (input, file, expected) => {
    expect(await pagesOf(input, { [`src/${file}`]: 'Own words\n' })).toEqual(expected);
  });
});

describe('an `input-404` without a file', () => {
  const book = (input: string): Readonly<Record<string, string>> => ({
    'book.toml': `[output.html]\ninput-404 = ${JSON.stringify(input)}\n`,
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md': '# A\n',
    'src/b.md': '# B\n',
    'src/sub/lost.md': 'Own words\n',
  });

  test.each([
    ['missing.md', 'src/missing.md', undefined],
    ['src/sub/lost.md', 'src/src/sub/lost.md', 'sub/lost.md'],
    ['lost.md', 'src/lost.md', 'sub/lost.md'],
    ['sub/lost', 'src/sub/lost', 'sub/lost.md'],
    ['sub/lots.md', 'src/sub/lots.md', 'sub/lost.md'],
    ['sub', 'src/sub', undefined],
    ['../lost.md', 'lost.md', 'sub/lost.md'],
  ])('%j is reported in book.toml', async (input, path, nearest) => {
    const { diagnostics } = await buildFiles(book(input));
    const found = diagnostics.filter(({ code }) => code === 'theme/no-such-asset');
    expect(found).toEqual([
      {
        code: 'theme/no-such-asset',
        args: { path, key: 'output.html.input-404', nearest },
        at: { file: 'book.toml', span: { start: 14, end: 23 } },
      },
    ]);
  });

  test.each(['', 'sub/lost.md', './sub/lost.md', 'a.md'])('%j is fine', async (input) => {
    const { diagnostics } = await buildFiles(book(input));
    expect(diagnostics.filter(({ code }) => code === 'theme/no-such-asset')).toEqual([]);
  });
});

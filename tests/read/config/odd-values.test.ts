// Values that no person writes are diagnostics, never a stack overflow or a broken file.
import { expect, test } from 'vitest';
import { build } from '../../../src/index.ts';
import { filesIn, tempFolder, textIn } from '../../helpers/temp-folder.ts';

const built = async (
  settings: string,
): Promise<{ readonly codes: readonly string[]; readonly root: string }> => {
  const root = tempFolder({ 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n', 'book.toml': settings });
  const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };
  const { diagnostics } = await build({ root, cache: 'none', environment });
  return { codes: diagnostics.map(({ code }) => code), root };
};

const deep = Array.from({ length: 2000 }, () => 'a').join('.');

test.each(['', 'book.', 'output.html.', 'output.x.', 'preprocessor.x.', 'build-book.', 'output.html.print.'])(
  'a key of 2,000 parts is reported: %s',
  async (table) => {
    expect((await built(`${table}${deep} = 1\n`)).codes).toEqual(['config/syntax']);
    expect((await built(`[${table}${deep}]\nx = 1\n`)).codes).toEqual(['config/syntax']);
  },
);

test('arrays and tables in each other are limited together, and 100 levels are enough', async () => {
  const nested = (levels: number): string => `x = ${'{ a = ['.repeat(levels)}1${'] }'.repeat(levels)}\n`;
  expect((await built(`[preprocessor.links]\n${nested(60)}`)).codes).toEqual(['config/syntax']);
  expect((await built(`[output.html]\n${nested(10)}`)).codes).toEqual(['config/unknown-key']);
});

test.each(['a\\nb', 'a\\r\\nb', 'a b', 'a\\u0000b', 'a\\u2028b'])(
  'a domain with blanks or line breaks makes no CNAME: %s',
  async (name) => {
    const { codes, root } = await built(`[output.html]\ncname = "${name}"\n`);
    expect(codes).toEqual(['config/bad-value']);
    expect(filesIn(root)).not.toContain('book/CNAME');
  },
);

test.each(['book.example.org', 'bücher.example'])('a domain makes a CNAME of one line: %s', async (name) => {
  const { codes, root } = await built(`[output.html]\ncname = "${name}"\n`);
  expect(codes).toEqual([]);
  expect(textIn(root, 'book/CNAME')).toBe(`${name}\n`);
});

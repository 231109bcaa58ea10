// A warning for everything that a book reads outside its repository: links and paths may lead anywhere on the machine.
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/index.ts';
import { type Files, tempFolder, writeIn } from '../helpers/temp-folder.ts';

const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };

/** A book in `repository/book`, and files next to the repository. */
function bookWith(files: Files, kind: 'repository' | 'plain' = 'repository'): string {
  const parent = tempFolder({ 'secret.txt': 'secret\n', 'tree/one.txt': '1\n', 'tree/two.txt': '2\n' });
  const root = join(parent, 'repository/book');
  mkdirSync(root, { recursive: true });
  if (kind === 'repository') mkdirSync(join(parent, 'repository/.git'));
  const usual = { 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n', '../code.rs': 'fn main() {}\n' };
  for (const [path, text] of Object.entries({ ...usual, ...files })) writeIn(root, path, text);
  return root;
}

const findings = async (root: string): Promise<readonly string[]> =>
  (await build({ root, cache: 'none', environment })).diagnostics.map(({ code, args }) =>
    [code, ...Object.values(args).map(String)].join(' '),
  );

describe('a file outside the repository is warned of', () => {
  test('when it is included', async () => {
    const root = bookWith({ 'src/a.md': '# A\n\n{{#include ../../../secret.txt}}\n' });
    expect(await findings(root)).toEqual(['file/outside ../../secret.txt 1']);
  });

  test('when an absolute path is included', async () => {
    const root = bookWith({});
    writeIn(root, 'src/a.md', `# A\n\n{{#include ${join(root, '../../secret.txt')}}}\n`);
    expect(await findings(root)).toEqual([expect.stringMatching(/^file\/outside .*secret\.txt 1$/)]);
  });

  test('when a symbolic link leads to it', async () => {
    const root = bookWith({ 'src/a.md': '# A\n\n{{#include inner.txt}}\n' });
    symlinkSync('../../../secret.txt', join(root, 'src/inner.txt'));
    expect(await findings(root)).toEqual(['file/outside src/inner.txt 1']);
  });

  test('when it is a style sheet of book.toml', async () => {
    const root = bookWith({ 'book.toml': '[output.html]\nadditional-css = ["../../secret.txt"]\n' });
    expect(await findings(root)).toContain('file/outside ../../secret.txt 1');
  });

  test('once for all of a folder that a link leads to', async () => {
    const root = bookWith({});
    symlinkSync('../../../tree', join(root, 'src/tree'));
    expect(await findings(root)).toEqual(['file/outside src/tree 2']);
  });

  test('when the book has no repository', async () => {
    const root = bookWith({ 'src/a.md': '# A\n\n{{#include ../../../secret.txt}}\n' }, 'plain');
    expect(await findings(root)).toEqual(['file/outside ../../secret.txt 1']);
  });
});

describe('the warning has the place that names the file', () => {
  const places = async (root: string): Promise<readonly string[]> =>
    (await build({ root, cache: 'none', environment })).diagnostics.map(({ at }) => {
      if (at === undefined) return 'none';
      const text = readFileSync(join(root, at.file), 'utf8');
      return `${at.file}: ${text.slice(at.span.start, at.span.end)}`;
    });

  test.each([
    [
      'an include',
      { 'src/a.md': '# A\n\ntext {{#include ../../../secret.txt:1}}\n' },
      'src/a.md: {{#include ../../../secret.txt:1}}',
    ],
    [
      'a file that is included',
      { 'src/a.md': '# A\n\n{{#include b.txt}}\n', 'src/b.txt': '{{#include ../../../secret.txt}}' },
      'src/b.txt: {{#include ../../../secret.txt}}',
    ],
    [
      'a list of book.toml',
      { 'book.toml': '[output.html]\nadditional-css = ["../../secret.txt"]\n' },
      'book.toml: "../../secret.txt"',
    ],
    [
      'a glob of book.toml',
      { 'book.toml': '[build-book]\nrefs = ["../../tree/*.txt"]\n' },
      'book.toml: "../../tree/*.txt"',
    ],
    [
      'a folder of book.toml',
      { 'book.toml': '[output.html]\ntheme = "../../tree"\n', '../../tree/css/chrome.css': '' },
      'book.toml: "../../tree"',
    ],
  ] satisfies readonly (readonly [string, Files, string])[])('%s', async (_, files, place) => {
    expect(await places(bookWith(files))).toContain(place);
  });

  test('a link, where nothing names the file', async () => {
    const root = bookWith({});
    symlinkSync('../../../secret.txt', join(root, 'src/link.txt'));
    expect(await places(root)).toEqual(['src/link.txt: ']);
  });
});

describe('a file inside the repository is not', () => {
  test('where it is beside the book, or a link leads to it', async () => {
    const root = bookWith({ 'src/a.md': '# A\n\n{{#include ../../code.rs}}\n\n{{#include own.txt}}\n' });
    symlinkSync('../../code.rs', join(root, 'src/own.txt'));
    expect(await findings(root)).toEqual([]);
  });

  test('where a link to a page that is not there leads out', async () => {
    const root = bookWith({ 'src/a.md': '# A\n\n{{#include ../../../nothing.txt}}\n' });
    expect((await findings(root)).map((finding) => finding.split(' ')[0])).toEqual(['include/not-found']);
  });
});

// Files that are there and can't be read: reported, and what an earlier build made of them stays.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { type BuildResult, build } from '../../src/index.ts';
import { type Files, filesIn, tempFolder, textIn } from '../helpers/temp-folder.ts';

const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };

const bookWith = (files: Files): string =>
  tempFolder({ 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n\ntext\n', ...files });

const built = (root: string): Promise<BuildResult> => build({ root, cache: 'none', environment });

const shown = ({ code, args }: Diagnostic): string =>
  `${code} ${'path' in args ? args.path : ''} ${'why' in args ? args.why : ''}`.trim();

/** The link to the file below leads out of the book, which is another warning. */
const isNotOutside = (text: string): boolean => !text.startsWith('file/outside ');

/** A regular file that opens, and fails with EIO when it is read, for root too. */
const FAILING = '/proc/self/mem';

/** Puts a file that can't be read in the place of `path`. */
function makeUnreadable(root: string, path: string): void {
  rmSync(join(root, path), { force: true });
  symlinkSync(FAILING, join(root, path));
}

describe.runIf(process.platform === 'linux')('a file that cannot be read', () => {
  test.each(['a.bin', 'deep/er/picture.png', 'index.css', 'page.html'])(
    'is not published: %s',
    async (name) => {
      const root = bookWith({ [`src/${name}`]: 'x', 'src/other.txt': 'other' });
      makeUnreadable(root, `src/${name}`);
      const { diagnostics } = await built(root);
      expect(diagnostics.map(shown).filter(isNotOutside)).toEqual([`file/unreadable src/${name} unreadable`]);
      expect(filesIn(join(root, 'book'))).not.toContain(name);
      expect(textIn(root, 'book/other.txt')).toBe('other');
    },
  );

  test('leaves the old copy in place, and is copied when it can be read again', async () => {
    const root = bookWith({ 'src/a.bin': 'old', 'src/stale.txt': 'stale' });
    await built(root);
    makeUnreadable(root, 'src/a.bin');
    rmSync(join(root, 'src/stale.txt'));
    for (let round = 0; round < 2; round++) {
      expect((await built(root)).diagnostics.map(shown).filter(isNotOutside)).toEqual([
        'file/unreadable src/a.bin unreadable',
      ]);
      expect(textIn(root, 'book/a.bin')).toBe('old');
    }
    expect(filesIn(join(root, 'book'))).not.toContain('stale.txt');
    rmSync(join(root, 'src/a.bin'));
    writeFileSync(join(root, 'src/a.bin'), 'new');
    expect((await built(root)).diagnostics).toEqual([]);
    expect(textIn(root, 'book/a.bin')).toBe('new');
  });

  test('is reported once where the site also has compressed forms of it', async () => {
    const root = bookWith({ 'src/a.txt': 'x', 'book.toml': '[build-book]\nprecompress = true\n' });
    makeUnreadable(root, 'src/a.txt');
    expect((await built(root)).diagnostics.map(shown).filter(isNotOutside)).toEqual([
      'file/unreadable src/a.txt unreadable',
    ]);
    expect(filesIn(join(root, 'book')).filter((name) => name.startsWith('a.txt'))).toEqual([]);
  });

  test.each([
    ['theme/index.hbs', ''],
    ['theme/css/general.css', ''],
    ['theme/favicon.svg', ''],
    ['theme/fonts/a.woff2', ''],
    ['extra.css', '[output.html]\nadditional-css = ["extra.css"]\n'],
  ])('of the theme is reported: %s', async (path, settings) => {
    const root = bookWith({ [path]: '', 'book.toml': settings });
    makeUnreadable(root, path);
    expect((await built(root)).diagnostics.map(shown).filter(isNotOutside)).toEqual([
      `file/unreadable ${path} unreadable`,
    ]);
    expect(filesIn(join(root, 'book'))).toContain('a.html');
  });
});

test('compressed forms of a copied file hold its text', async () => {
  const root = bookWith({ 'src/a.txt': 'text', 'book.toml': '[build-book]\nprecompress = true\n' });
  await built(root);
  const { gunzipSync, brotliDecompressSync } = await import('node:zlib');
  expect(gunzipSync(readFileSync(join(root, 'book/a.txt.gz'))).toString()).toBe('text');
  expect(brotliDecompressSync(readFileSync(join(root, 'book/a.txt.br'))).toString()).toBe('text');
});

describe.runIf(process.platform === 'linux')('an entry of the folder that is not a file', () => {
  test('is reported', async () => {
    const root = bookWith({});
    mkdirSync(join(root, 'src/sub'));
    symlinkSync('nowhere.png', join(root, 'src/broken.png'));
    symlinkSync('..', join(root, 'src/sub/loop'));
    execFileSync('mkfifo', [join(root, 'src/pipe')]);
    // Emacs marks files that are being edited like this.
    symlinkSync('me@host.1:2', join(root, 'src/.#a.txt'));
    const { diagnostics } = await built(root);
    expect(diagnostics.map(shown).filter(isNotOutside)).toEqual([
      'file/not-copied src/broken.png',
      'file/not-copied src/pipe',
      'file/not-copied src/sub/loop',
    ]);
    expect(diagnostics.filter(({ at }) => at === undefined)).toEqual([]);
  });
});

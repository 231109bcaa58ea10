// The JavaScript API on a book in several languages.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type BuildResult, build, rangeOf } from '../../../src/index.ts';
import { type Files, filesIn, tempFolder } from '../../helpers/temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };
const files: Files = {
  'book.toml': '[book]\ntitle = "Book"\n[build-book.languages.de]\n[build-book.languages.fr]\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
  'src/a.md': '# A\n',
  'src/b.md': '# B\n\n[x](nowhere.md)\n',
  'src/de/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
  'src/de/a.md': '# A\n\n[x](nirgends.md)\n',
  'src/fr/SUMMARY.md': '- [A](a.md)\n',
  'src/fr/a.md': '# A\n',
};

const buildIn = (root: string, language?: string): Promise<BuildResult> =>
  build({ root, environment, cache: 'none', ...(language !== undefined && { language }) });

const pagesOf = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => /(?:^|\/)[ab]\.html$/.test(path)).sort();

describe('build', () => {
  test('builds all languages into one site', async () => {
    const root = tempFolder(files);
    const { destination, written } = await buildIn(root);
    expect(destination).toBe(join(root, 'book'));
    expect(pagesOf(written)).toEqual(['a.html', 'b.html', 'de/a.html', 'de/b.html', 'fr/a.html']);
    expect([...written].sort()).toEqual(filesIn(destination).filter((path) => !path.includes('.build-book')));
    expect(readFileSync(join(destination, 'a.html'), 'utf8')).toContain('<a href="de/a.html" lang="de"');
  });

  test('returns each problem once, with its place', async () => {
    const root = tempFolder(files);
    const result = await buildIn(root);
    const places = result.diagnostics.map((each) => {
      const start = rangeOf(each, result)?.start;
      return `${each.at?.file ?? ''}:${String(start?.line)}:${String(start?.column)} ${each.code}`;
    });
    expect(places.sort()).toEqual(['src/b.md:3:1 link/no-such-page', 'src/de/a.md:3:1 link/no-such-page']);
  });

  test('writes only what has changed the second time, and removes a language that is gone', async () => {
    const root = tempFolder(files);
    await buildIn(root);
    expect((await buildIn(root)).written).toEqual([]);
    const without = tempFolder({ ...files, 'book.toml': '[book]\ntitle = "Book"\n' });
    const destination = join(root, 'book');
    const { removed } = await build({ root: without, destination, environment, cache: 'none' });
    expect(pagesOf(removed)).toEqual(['de/a.html', 'de/b.html', 'fr/a.html']);
    expect(existsSync(join(destination, 'de/b.html'))).toBe(false);
  });

  test('builds one language on request, and leaves the others alone', async () => {
    const root = tempFolder(files);
    const { destination, written } = await buildIn(root, 'de');
    expect(destination).toBe(join(root, 'book'));
    expect(pagesOf(written)).toEqual(['de/a.html', 'de/b.html']);
    expect(existsSync(join(destination, 'a.html'))).toBe(false);
  });

  test('writes a page at the root if all languages are in folders', async () => {
    const root = tempFolder({
      ...files,
      'book.toml': '[build-book]\nlanguage-folders = "all"\n[build-book.languages.de]\n',
    });
    const { written } = await buildIn(root);
    expect(pagesOf(written)).toEqual(['de/a.html', 'de/b.html', 'en/a.html', 'en/b.html']);
    expect(written).toContain('index.html');
  });

  test('rejects a language that the book doesn’t have', async () => {
    const wrong = buildIn(tempFolder(files), 'deu');
    await expect(wrong).rejects.toThrow(new RangeError('the book has no language `deu`; did you mean `de`?'));
  });
});

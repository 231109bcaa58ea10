import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashBytes } from '../../../src/core/hash.ts';
import { piecedContent } from '../../../src/core/pieced-content.ts';
import { createStatCache } from '../../../src/disk/sources/stat-cache.ts';
import { type CountedSite, siteOf, write } from '../site-on-disk.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

interface PiecedSite extends Pick<CountedSite, 'site'> {
  /** The texts that were made, in that order. */
  readonly made: readonly string[];
}

/** A site with a page that has a piece for each text; those with a question mark are provisional. */
function pieced(texts: readonly string[]): PiecedSite {
  const made: string[] = [];
  const pieces = texts.map((text) => ({
    stamp: hashBytes(text),
    make: () => {
      made.push(text);
      return Promise.resolve({ text, isProvisional: text.includes('?') });
    },
  }));
  const { site } = siteOf(
    { 'print.html': () => Promise.resolve({ value: piecedContent(pieces), diagnostics: [] }) },
    () => [texts, made],
  );
  return { site, made };
}

/** Writes the sites one after the other; what was made for the last, and its page. */
async function lastOf(
  folder: string,
  sites: readonly PiecedSite[],
  more: Parameters<typeof write>[2] = {},
): Promise<{ readonly made: readonly string[]; readonly page: string }> {
  const statCache = createStatCache();
  for (const site of sites) await write(folder, site, { statCache, ...more });
  return { made: sites.at(-1)?.made ?? [], page: readFileSync(join(folder, 'print.html'), 'utf8') };
}

describe('a file made of pieces', () => {
  test('keeps the pieces that have not changed, wherever they are', async () => {
    const before = pieced(['<h1>', 'one ö', '', 'two 🦀', 'three', '</h1>']);
    const after = pieced(['<h1>', 'two 🦀', 'four', '', 'one ö', 'one ö', '</h1>']);
    expect(await lastOf(tempFolder(), [before, after])).toEqual({
      made: ['four'],
      page: '<h1>two 🦀fourone öone ö</h1>',
    });
  });

  test('keeps a piece from build to build', async () => {
    const sites = [pieced(['a', 'b', 'c']), pieced(['a', 'd', 'c']), pieced(['e', 'd', 'c'])];
    expect(await lastOf(tempFolder(), sites)).toEqual({ made: ['e'], page: 'edc' });
  });

  test('is made as a whole if someone has changed it without changing its size and time', async () => {
    const folder = tempFolder();
    const statCache = createStatCache();
    await write(folder, pieced(['one ', 'two ']), { statCache });
    const path = join(folder, 'print.html');
    const { atime, mtime } = statSync(path);
    writeFileSync(path, 'eno owt ');
    utimesSync(path, atime, mtime);
    expect(await lastOf(folder, [pieced(['one ', 'three '])], { statCache })).toEqual({
      made: ['one ', 'three '],
      page: 'one three ',
    });
  });

  test('is rendered as a whole if someone may have changed it', async () => {
    const folder = tempFolder();
    await write(folder, pieced(['one ', 'two ']));
    expect(await lastOf(folder, [pieced(['one ', 'three '])])).toEqual({
      made: ['one ', 'three '],
      page: 'one three ',
    });
  });

  test('is made as a whole after another program wrote it', async () => {
    const folder = tempFolder();
    const statCache = createStatCache();
    await write(folder, pieced(['one ', 'two ']), { statCache, program: '1' });
    const after = pieced(['one ', 'three ']);
    expect(await lastOf(folder, [after], { statCache, program: '2' })).toEqual({
      made: ['one ', 'three '],
      page: 'one three ',
    });
  });

  test('makes a provisional piece again', async () => {
    const sites = [pieced(['one ', 'two? ']), pieced(['two? ', 'one ', 'three '])];
    expect(await lastOf(tempFolder(), sites)).toEqual({
      made: ['two? ', 'three '],
      page: 'two? one three ',
    });
  });

  test.each([
    ['that are not pieces', 'x'],
    ['that have no sizes', [['a', 'b']]],
    ['of another size than the file', [[hashBytes('one '), 3]]],
    [
      'of a negative size',
      [
        [hashBytes('one '), -1],
        ['x', 9],
      ],
    ],
  ])('is made as a whole if the manifest lists pieces %s', async (_, pieces) => {
    const folder = tempFolder();
    const statCache = createStatCache();
    await write(folder, pieced(['one ', 'two ']), { statCache });
    const path = join(folder, '.build-book.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as { readonly files: readonly unknown[][] };
    const files = manifest.files.map((row) => [...row.slice(0, 4), pieces]);
    writeFileSync(path, JSON.stringify({ ...manifest, files }));
    expect(await lastOf(folder, [pieced(['one ', 'three '])], { statCache })).toEqual({
      made: ['one ', 'three '],
      page: 'one three ',
    });
  });
});

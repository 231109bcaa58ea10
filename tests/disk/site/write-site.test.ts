import fc from 'fast-check';
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/core/diagnostic.ts';
import { hashBytes } from '../../../src/core/hash.ts';
import { outputFile } from '../../../src/core/output-file.ts';
import { urlPath } from '../../../src/core/path.ts';
import { createStatCache } from '../../../src/disk/sources/stat-cache.ts';
import { filesIn, findingsOf, pagesIn, siteOf, write } from '../site-on-disk.ts';
import { tempFolder, writeIn } from '../../helpers/temp-folder.ts';

/** The time and inode of a file: neither changes unless the file is written. */
const touched = (folder: string, path: string): string => {
  const { mtimeNs, ino } = statSync(join(folder, path), { bigint: true });
  return `${mtimeNs} ${ino}`;
};

const manifest = (folder: string): string => readFileSync(join(folder, '.build-book.json'), 'utf8');

describe('a written site', () => {
  test('has all its files and nothing else', async () => {
    const folder = join(tempFolder(), 'not/there/yet');
    const files = {
      'a.html': 'A',
      'css/b.css': 'B',
      'deep/er/c.html': ['C', '', 'D'],
      '日本/ö %#?.html': 'E',
      'empty.txt': '',
    };
    const { value, diagnostics } = await write(folder, siteOf(files));
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({ written: Object.keys(files), unchanged: 0, removed: [], bytes: 5 });
    expect(pagesIn(folder)).toEqual({ ...files, 'deep/er/c.html': 'CD' });
  });

  test('may have any bytes and names of 255 bytes', async () => {
    const folder = tempFolder();
    const bytes = Uint8Array.from([0xff, 0x00, 0xfe, 0x0d]);
    const name = `${'é'.repeat(125)}.html`;
    expect(Buffer.byteLength(name)).toBe(255);
    await write(folder, siteOf({ 'a.png': bytes, [name]: 'long' }));
    expect(readFileSync(join(folder, 'a.png'))).toEqual(Buffer.from(bytes));
    expect(pagesIn(folder)[name]).toBe('long');
  });

  test('is streamed in chunks of any size without splitting characters', async () => {
    const folder = tempFolder();
    const text = '🦀é日'.repeat(40_000);
    const chunks = Array.from({ length: Math.ceil(text.length / 7) }, (_, i) => text.slice(i * 7, i * 7 + 7));
    const { value } = await write(
      folder,
      siteOf({ 'print.html': chunks, 'half.html': ['a\uD83E', '\uDD80b'] }),
    );
    expect(pagesIn(folder)).toEqual({ 'print.html': text, 'half.html': 'a🦀b' });
    expect(value.bytes).toBe(Buffer.byteLength(text) + 6);
  });

  test('is written again if its source changed while it was being copied', async () => {
    const folder = tempFolder();
    let source = 'before';
    const file = (read: () => string) =>
      outputFile({
        url: urlPath('a.txt'),
        by: 'src/a.txt',
        stampOf: () => hashBytes(source),
        content: () => Promise.resolve({ value: read(), diagnostics: [] }),
      });
    const changing = file(() => {
      const read = source;
      source = 'after';
      return read;
    });
    await write(folder, { site: new Map([[changing.url, changing]]) });
    const changed = file(() => source);
    await write(folder, { site: new Map([[changed.url, changed]]) });
    expect(pagesIn(folder)).toEqual({ 'a.txt': 'after' });
  });

  test('gets the files that pages need before the pages', async () => {
    const folder = tempFolder();
    const names = ['a.html', 'b.html', 'z.css', 'search/x.js'];
    const seen: Record<string, readonly string[]> = {};
    const files = Object.fromEntries(
      names.map((name) => [
        name,
        () => {
          seen[name] = Object.keys(pagesIn(folder)).filter((file) => names.includes(file));
          return Promise.resolve({ value: name, diagnostics: [] });
        },
      ]),
    );
    await write(folder, siteOf(files));
    expect(seen['a.html']).toEqual(['search/x.js', 'z.css']);
  });

  test('has the same manifest in any folder, in any order', async () => {
    const [one, two] = [tempFolder(), tempFolder()];
    await write(one, siteOf({ 'a.html': 'A', 'b/c.css': ['B'] }));
    await write(two, siteOf({ 'b/c.css': ['B'], 'x.html': 'X', 'a.html': 'old' }));
    await write(two, siteOf({ 'b/c.css': ['B'], 'a.html': 'A' }));
    expect(filesIn(two)).toEqual(filesIn(one));
  });

  test('passes on diagnostics of its files, in the order of the site', async () => {
    const said = ['b.html', 'a.css'].map((path) => diagnose('file/foreign-kept', { path }));
    const [one, two] = said.map((found) => () => Promise.resolve({ value: '', diagnostics: [found] }));
    const { diagnostics } = await write(tempFolder(), siteOf({ 'b.html': one ?? '', 'a.css': two ?? '' }));
    expect(diagnostics).toEqual(said);
  });
});

describe('a second write of a site', () => {
  test('renders and touches nothing if nothing changed', async () => {
    const folder = tempFolder();
    const files = { 'a.html': 'A', 'b/c.html': ['C'], 'd.css': 'D' };
    await write(folder, siteOf(files));
    const before = [...Object.keys(files), '.build-book.json'].map((path) => touched(folder, path));
    const again = siteOf(files);
    const { value } = await write(folder, again);
    expect(again.made).toEqual([]);
    expect(value).toEqual({ written: [], unchanged: 3, removed: [], bytes: 0 });
    expect([...Object.keys(files), '.build-book.json'].map((path) => touched(folder, path))).toEqual(before);
  });

  test('does not read its files if the cache knows them', async () => {
    const folder = tempFolder();
    const statCache = createStatCache();
    await write(folder, siteOf({ 'a.html': 'A' }), { statCache });
    const path = join(folder, 'a.html');
    expect(statCache.known(path, statSync(path, { bigint: true }))).toBe(hashBytes('A'));
    // The same state with a hash that nothing has: were the file read, its true hash would be found.
    statCache.noteWritten(path, hashBytes('not the content'));
    const again = siteOf({ 'a.html': 'A' });
    await write(folder, again, { statCache });
    expect(again.made).toEqual(['a.html']);
  });

  test('writes only what changed', async () => {
    const folder = tempFolder();
    await write(folder, siteOf({ 'a.html': 'A', 'b.html': 'B', 'c.html': 'C' }));
    const before = touched(folder, 'a.html');
    const again = siteOf({ 'a.html': 'A', 'b.html': 'new', 'd.html': 'D' });
    const { value } = await write(folder, again);
    expect(value).toEqual({ written: ['b.html', 'd.html'], unchanged: 1, removed: ['c.html'], bytes: 4 });
    expect(again.made).toEqual(['b.html', 'd.html']);
    expect(pagesIn(folder)).toEqual({ 'a.html': 'A', 'b.html': 'new', 'd.html': 'D' });
    expect(touched(folder, 'a.html')).toBe(before);
  });

  test('leaves a file alone if it is the same with another stamp, and does not render it a third time', async () => {
    const folder = tempFolder();
    const files = { 'a.html': 'A', 'b.html': ['B', 'B'] };
    await write(folder, siteOf(files));
    const before = [touched(folder, 'a.html'), touched(folder, 'b.html')];
    const again = siteOf(files, () => 1);
    expect((await write(folder, again)).value).toEqual({ written: [], unchanged: 2, removed: [], bytes: 0 });
    expect(again.made).toEqual(['a.html', 'b.html']);
    expect([touched(folder, 'a.html'), touched(folder, 'b.html')]).toEqual(before);
    const third = siteOf(files, () => 1);
    await write(folder, third);
    expect(third.made).toEqual([]);
  });

  test.each<[string, (path: string) => void]>([
    [
      'changed in size',
      (path) => {
        writeFileSync(path, 'longer');
      },
    ],
    [
      'changed in content only',
      (path) => {
        const { atime, mtime } = statSync(path);
        writeFileSync(path, 'B');
        utimesSync(path, atime, mtime);
      },
    ],
    [
      'deleted',
      (path) => {
        rmSync(path);
      },
    ],
    [
      'made a link',
      (path) => {
        renameSync(path, `${path}.moved`);
        symlinkSync(`${path}.moved`, path);
      },
    ],
  ])('rewrites a file that was %s', async (_, harm) => {
    const folder = tempFolder();
    await write(folder, siteOf({ 'x/a.html': 'A' }));
    harm(join(folder, 'x/a.html'));
    const { value, diagnostics } = await write(folder, siteOf({ 'x/a.html': 'A' }));
    expect(diagnostics).toEqual([]);
    expect(value.written).toEqual(['x/a.html']);
    expect(pagesIn(folder)['x/a.html']).toBe('A');
  });
});

describe('a stale file', () => {
  test('is removed with the folders that become empty', async () => {
    const folder = tempFolder();
    await write(folder, siteOf({ 'a/b/c.html': 'C', 'a/d.html': 'D', 'e/f.html': 'F' }));
    writeIn(folder, 'e/mine.txt', 'mine');
    const { value } = await write(folder, siteOf({ 'a/d.html': 'D' }));
    expect(value.removed).toEqual(['a/b/c.html', 'e/f.html']);
    expect(pagesIn(folder)).toEqual({ 'a/d.html': 'D', 'e/mine.txt': 'mine' });
  });

  test('is kept if it was edited, with one diagnostic, and is not ours from then on', async () => {
    const folder = tempFolder();
    await write(folder, siteOf({ 'a.html': 'A', 'b.html': 'B' }));
    writeIn(folder, 'b.html', 'mine now');
    const found = await write(folder, siteOf({ 'a.html': 'A' }));
    expect(findingsOf(found)).toEqual(['file/changed-kept book/b.html']);
    expect(found.value.removed).toEqual([]);
    expect((await write(folder, siteOf({ 'a.html': 'A' }))).diagnostics).toEqual([]);
    expect(pagesIn(folder)).toEqual({ 'a.html': 'A', 'b.html': 'mine now' });
  });

  test('gives way to a folder of its name, and the other way round', async () => {
    const folder = tempFolder();
    await write(folder, siteOf({ a: 'file', 'b/x/y.html': 'Y', 'b/z.html': 'Z' }));
    const { value, diagnostics } = await write(folder, siteOf({ 'a/c.html': 'C', b: 'file' }));
    expect(diagnostics).toEqual([]);
    expect(value.removed).toEqual(['a', 'b/x/y.html', 'b/z.html']);
    expect(pagesIn(folder)).toEqual({ 'a/c.html': 'C', b: 'file' });
  });

  test('is a different file even if only its case changed', async () => {
    const folder = tempFolder();
    await write(folder, siteOf({ 'Intro.html': 'A', 'Ch1/a.html': 'B' }));
    await write(folder, siteOf({ 'intro.html': 'A', 'ch1/a.html': 'B' }));
    expect(pagesIn(folder)).toEqual({ 'intro.html': 'A', 'ch1/a.html': 'B' });
  });
});

describe('files that are not ours', () => {
  test('stay, and are not overwritten', async () => {
    const folder = tempFolder();
    await write(folder, siteOf({ 'a.html': 'A' }));
    writeIn(folder, 'b.html', 'mine');
    writeIn(folder, 'c.html', 'C');
    const files = { 'a.html': 'A', 'b.html': 'B', 'c.html': 'C', 'd.html': 'D' };
    const found = await write(folder, siteOf(files));
    expect(findingsOf(found)).toEqual(['file/foreign-kept book/b.html']);
    expect(found.value).toEqual({ written: ['d.html'], unchanged: 2, removed: [], bytes: 1 });
    expect(findingsOf(await write(folder, siteOf(files)))).toEqual(['file/foreign-kept book/b.html']);
    await write(folder, siteOf({}));
    expect(pagesIn(folder)).toEqual({ 'b.html': 'mine' });
  });

  test('stay in the default folder even before there is a manifest', async () => {
    const folder = tempFolder({ 'index.html': 'my own site', 'x.css': 'mine' });
    const found = await write(folder, siteOf({ 'index.html': 'book', 'a.html': 'A' }));
    expect(findingsOf(found)).toEqual(['file/foreign-kept book/index.html']);
    expect(pagesIn(folder)).toEqual({ 'index.html': 'my own site', 'x.css': 'mine', 'a.html': 'A' });
  });

  test('are overwritten in mdBook’s output, but never removed', async () => {
    const mdbook = {
      'index.html': 'mdBook',
      'toc.html': 'mdBook',
      'old.html': 'mdBook',
      'css/general.css': 'mdBook',
    };
    const folder = tempFolder(mdbook);
    const { value, diagnostics } = await write(
      folder,
      siteOf({ 'index.html': 'book', 'css/general.css': 'book' }),
    );
    expect(diagnostics).toEqual([]);
    expect(value.written).toEqual(['index.html', 'css/general.css']);
    expect(pagesIn(folder)).toEqual({ ...mdbook, 'index.html': 'book', 'css/general.css': 'book' });
    const later = await write(folder, siteOf({ 'old.html': 'book', 'index.html': 'book' }));
    expect(findingsOf(later)).toEqual(['file/foreign-kept book/old.html']);
    expect(later.value.removed).toEqual(['css/general.css']);
  });

  test.each([
    '',
    'not JSON',
    '{"format":2,"files":[]}',
    '{"format":1,"files":[["../victim","s","h",1]]}',
    '{"format":1,"files":[["/victim","s","h",1]]}',
  ])(
    'are all there is if the manifest is invalid, so they are overwritten but never removed: %j',
    async (text) => {
      const outer = tempFolder({
        victim: 'v',
        'book/.build-book.json': text,
        'book/a.html': 'old',
        'book/b.html': 'old',
      });
      const folder = join(outer, 'book');
      const { diagnostics } = await write(folder, siteOf({ 'a.html': 'A' }));
      expect(diagnostics).toEqual([]);
      expect(pagesIn(folder)).toEqual({ 'a.html': 'A', 'b.html': 'old' });
      expect(filesIn(outer)['victim']).toBe('v');
    },
  );
});

describe('two outputs for one path', () => {
  test('are an error if one needs a folder where the other is a file, and the first wins', async () => {
    const folder = tempFolder();
    const found = await write(
      folder,
      siteOf({ a: 'A', 'a/b.html': 'B', 'c/d/e.html': 'E', 'c/d': 'D', C: 'C' }),
    );
    expect(found.diagnostics).toEqual([
      diagnose('file/output-collision', { url: 'a/b.html', by: ['src/a', 'src/a/b.html'] }),
      diagnose('file/output-collision', { url: 'c/d', by: ['src/c/d/e.html', 'src/c/d'] }),
      diagnose('file/output-collision', { url: 'C', by: ['src/c/d/e.html', 'src/C'] }),
    ]);
    expect(pagesIn(folder)).toEqual({ a: 'A', 'c/d/e.html': 'E' });
  });

  test('that differ only in case are a warning where both can exist, and an error elsewhere', async () => {
    const folder = tempFolder({ probe: '' });
    const forgiving =
      'PROBE' in filesIn(folder) || statSync(join(folder, 'PROBE'), { throwIfNoEntry: false }) !== undefined;
    const found = await write(
      folder,
      siteOf({ 'A.html': 'one', 'a.html': 'two', 'ö.html': 'three', 'o\u0308.html': 'four' }),
    );
    const code = forgiving ? 'file/output-collision' : 'file/output-case';
    expect(findingsOf(found)).toEqual([`${code} a.html`, `${code} o\u0308.html`]);
    expect(found.value.written).toHaveLength(forgiving ? 2 : 4);
  });
});

describe('an invalid output path', () => {
  test.each([
    '../x.html',
    '/x.html',
    'a/../../x.html',
    '',
    'a\0b',
    'a//b',
    './a',
    '.build-book.json',
    '.build-book.lock/x',
  ])('is refused: %j', async (url) => {
    const outer = tempFolder();
    const folder = join(outer, 'book');
    const found = await write(folder, siteOf({ [url]: 'X', 'a.html': 'A' }));
    expect(findingsOf(found)).toEqual([`file/write-failed ${url}`]);
    expect(pagesIn(folder)).toEqual({ 'a.html': 'A' });
    expect(Object.keys(filesIn(outer))).toEqual(['book/.build-book.json', 'book/a.html']);
  });
});

describe('a symbolic link in the site’s folder', () => {
  test('that leads out of it is not followed, neither to write nor to remove', async () => {
    const outside = tempFolder({ 'a.html': 'theirs' });
    const folder = tempFolder();
    await write(folder, siteOf({ 'in/a.html': 'theirs', 'b.html': 'B' }));
    rmSync(join(folder, 'in'), { recursive: true });
    symlinkSync(outside, join(folder, 'in'));
    symlinkSync(outside, join(folder, 'new'));
    const found = await write(folder, siteOf({ 'new/deep/x.html': 'X', 'new/y.html': 'Y', 'b.html': 'B' }));
    expect(findingsOf(found)).toEqual([
      'file/write-failed book/new/deep/x.html',
      'file/write-failed book/new/y.html',
    ]);
    const pruned = await write(folder, siteOf({ 'b.html': 'B' }));
    expect(findingsOf(pruned)).toEqual(['file/write-failed book/in/a.html']);
    expect(filesIn(outside)).toEqual({ 'a.html': 'theirs' });
  });

  test('that stays inside it is followed', async () => {
    const folder = tempFolder({ 'real/x.txt': '' });
    symlinkSync('real', join(folder, 'link'));
    expect((await write(folder, siteOf({ 'link/a.html': 'A' }))).diagnostics).toEqual([]);
    expect(pagesIn(folder)['real/a.html']).toBe('A');
  });

  test('may lead to the folder itself', async () => {
    const outer = tempFolder();
    mkdirSync(join(outer, 'real'));
    symlinkSync('real', join(outer, 'book'));
    expect((await write(join(outer, 'book'), siteOf({ 'x/a.html': 'A' }))).diagnostics).toEqual([]);
    expect(pagesIn(join(outer, 'real'))).toEqual({ 'x/a.html': 'A' });
  });

  test('in place of a page is replaced, and its target stays', async () => {
    const outside = tempFolder({ 'a.html': 'theirs' });
    const folder = tempFolder();
    await write(folder, siteOf({ 'a.html': 'A' }));
    rmSync(join(folder, 'a.html'));
    symlinkSync(join(outside, 'a.html'), join(folder, 'a.html'));
    await write(folder, siteOf({ 'a.html': 'new' }));
    expect([pagesIn(folder), filesIn(outside)]).toEqual([{ 'a.html': 'new' }, { 'a.html': 'theirs' }]);
  });
});

test('any sequence of sites ends with the last one, and other files untouched', async () => {
  const page = fc.record({
    a: fc.constantFrom('none', 'file', 'folder'),
    b: fc.constantFrom('none', 'file', 'folder'),
    text: fc.constantFrom('1', '2', '3'),
    streamed: fc.boolean(),
    stamp: fc.nat(1),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 6 }), async (runs) => {
      const folder = tempFolder({ 'mine/x.txt': 'mine', 'folder/mine.txt': 'mine' });
      for (const { a, b, text, streamed, stamp } of runs) {
        const files: Record<string, string> = { 'folder/same.css': 'same' };
        if (a !== 'none') files[a === 'file' ? 'a' : 'a/x.html'] = text;
        if (b !== 'none') files[b === 'file' ? 'folder/b' : 'folder/b/c/x.html'] = text;
        const made = Object.fromEntries(
          Object.entries(files).map(([url, one]) => [url, streamed ? [one] : one]),
        );
        const { diagnostics } = await write(
          folder,
          siteOf(made, () => stamp),
        );
        expect(diagnostics).toEqual([]);
        expect(pagesIn(folder)).toEqual({ ...files, 'mine/x.txt': 'mine', 'folder/mine.txt': 'mine' });
        expect(JSON.parse(manifest(folder))).not.toHaveProperty('claimed');
      }
    }),
    { numRuns: 60 },
  );
});

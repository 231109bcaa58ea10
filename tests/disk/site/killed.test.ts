import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { startChild } from '../child.ts';
import { filesIn, findingsOf, pagesIn, siteOf, write } from '../site-on-disk.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const PAGES = 20;

const pageNames = Array.from({ length: PAGES }, (_, i) => `p${i}.html`);

const text = (version: string, name: string): string => `${version} ${name} `.repeat(5000);

const oldSite = {
  'old.css': 'old',
  'same.css': 'same',
  ...Object.fromEntries(pageNames.map((name) => [name, text('old', name)])),
};

/** New pages, each of which kills the process when it is the `deathAt`th to be made: by content, or in mid-stream. */
const program = (deathAt: number): string => `
  import { writeSite } from './disk/site/write-site.js';
  import { createStatCache } from './disk/sources/stat-cache.js';
  import { hashOf } from './core/hash.js';
  let made = 0;
  const die = () => process.kill(process.pid, 'SIGKILL');
  async function* halves(text, isLast) {
    yield text.slice(0, 70_000);
    if (isLast) die();
    yield text.slice(70_000);
  }
  const text = (name) => ('new ' + name + ' ').repeat(5000);
  const page = (url, i) => [url, { url, by: url, stamp: hashOf(['new', url]), content: async () => {
    const isLast = ++made === ${deathAt};
    if (isLast && i % 2 === 0) die();
    return { value: i % 2 === 0 ? text(url) : halves(text(url), isLast), diagnostics: [] };
  } }];
  const asset = (url, value) => [url, { url, by: url, stamp: hashOf(value), content: async () => ({ value, diagnostics: [] }) }];
  const names = Array.from({ length: ${PAGES} }, (_, i) => 'p' + i + '.html');
  const site = new Map([asset('new.css', 'new'), ...names.map(page), ...['deep/x.html', 'deep/y.html'].map(page)]);
  await writeSite({ destination: process.argv[2], name: 'book', site, program: '1', statCache: createStatCache() });`;

const killedAt = async (folder: string, deathAt: number): Promise<string | null> => {
  const child = startChild(program(deathAt), folder);
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
};

describe('a build that is killed while writing', () => {
  test.each([1, 2, 7, 8, 19, 20, 21, 22])('leaves every file complete, at page %i', async (deathAt) => {
    const folder = tempFolder();
    await write(folder, siteOf(oldSite));
    expect(await killedAt(folder, deathAt)).toBe('SIGKILL');
    const pages = Object.fromEntries(
      Object.entries(pagesIn(folder)).filter(([name]) => !name.startsWith('.')),
    );
    expect(pages).toMatchObject({ 'old.css': 'old', 'same.css': 'same', 'new.css': 'new' });
    for (const name of pageNames) expect([text('old', name), text('new', name)]).toContain(pages[name]);
    for (const [name, page] of Object.entries(pages))
      if (name.startsWith('deep/')) expect(page).toBe(text('new', name));

    const last = { 'p0.html': text('old', 'p0.html'), 'p1.html': 'last' };
    const { diagnostics } = await write(folder, siteOf(last), { patience: 0 });
    expect(diagnostics).toEqual([]);
    const { '.build-book.json': manifest, ...rest } = filesIn(folder);
    expect(rest).toEqual(last);
    const listed = (JSON.parse(manifest ?? '') as { readonly files: readonly (readonly string[])[] }).files;
    expect(listed.map(([name]) => name)).toEqual(['p0.html', 'p1.html']);
  });

  test('is recognized by the build that cleans up, even if it is killed or fails before', async () => {
    const folder = tempFolder();
    expect(await killedAt(folder, PAGES + 2)).toBe('SIGKILL');
    expect(pagesIn(folder)).toHaveProperty('p5.html');
    const bug = (): Promise<never> => Promise.reject(new TypeError('a bug'));
    await expect(write(folder, siteOf({ 'a.html': bug }))).rejects.toThrow('a bug');
    const tooLong = `${'x'.repeat(300)}.html`;
    const failed = await write(folder, siteOf({ [tooLong]: '' }));
    expect(findingsOf(failed)).toEqual([`file/write-failed book/${tooLong}`]);
    expect(pagesIn(folder)).toHaveProperty('p5.html');
    expect((await write(folder, siteOf({ 'a.html': 'A' }))).diagnostics).toEqual([]);
    expect(pagesIn(folder)).toEqual({ 'a.html': 'A' });
  });

  test('into mdBook’s output does not stop the next one from overwriting the rest', async () => {
    const mdbook = {
      'index.html': 'mdBook',
      'toc.html': 'mdBook',
      'other.html': 'mdBook',
      'p0.html': 'mdBook',
      'p1.html': 'mdBook',
    };
    const folder = tempFolder(mdbook);
    expect(await killedAt(folder, 1)).toBe('SIGKILL');
    const { diagnostics } = await write(folder, siteOf({ 'p0.html': 'A', 'p1.html': 'B' }));
    expect(diagnostics).toEqual([]);
    expect(pagesIn(folder)).toEqual({ ...mdbook, 'p0.html': 'A', 'p1.html': 'B' });
  });
});

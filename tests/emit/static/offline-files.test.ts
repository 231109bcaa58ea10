// A site -> the worker and the lists with which readers save it.
import { expect, test } from 'vitest';
import { hashBytes } from '../../../src/core/hash.ts';
import { type OutputContent, type OutputFile, outputFile } from '../../../src/core/output-file.ts';
import { urlPath } from '../../../src/core/path.ts';
import { createAssets } from '../../../src/emit/theme/assets.ts';
import { WORKER_ASSET, offlineFiles } from '../../../src/emit/static/offline-files.ts';

const assets = createAssets([{ name: WORKER_ASSET, by: 'theme', content: 'work()' }], 'hashed');

const file = (url: string, content: OutputContent): [OutputFile['url'], OutputFile] => [
  urlPath(url),
  outputFile({
    url: urlPath(url),
    by: url,
    stampOf: () => hashBytes(url),
    content: () => Promise.resolve({ value: content, diagnostics: [] }),
  }),
];

async function* chunks(): AsyncGenerator<string> {
  yield 'ab';
  yield await Promise.resolve('cdé');
}

async function textOf(files: readonly OutputFile[], url: string): Promise<unknown> {
  const found = files.find((each) => each.url === url);
  const value = (await found?.content())?.value;
  return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}

test('lists what pages show by address, with revisions and the size of all', async () => {
  const site = new Map([
    file('b c.html', 'Bé'),
    file('a.html', chunks()),
    file('picture.png', new Uint8Array([1, 2, 3])),
    file('search-index/x.txt', 'x'),
    ...[
      'print.html',
      'a.html.gz',
      'search-index/x.txt.br',
      'book.epub',
      'manual.pdf',
      'feed.xml',
      'a.md',
    ].map((url) => file(url, 'left out')),
    file('gone.png', undefined),
  ]);
  const files = offlineFiles(site, assets);
  expect(files.map(({ url }) => url)).toEqual(['offline-worker.js', 'offline.json', 'offline-files.json']);
  const revision = (text: string | Uint8Array): string => hashBytes(text).slice(0, 10);
  const list = [
    ['a.html', revision('abcdé')],
    ['b%20c.html', revision('Bé')],
    ['picture.png', revision(new Uint8Array([1, 2, 3]))],
    ['search-index/x.txt', revision('x')],
  ];
  const version: unknown = expect.stringMatching(/^[\w-]{10}$/);
  // The size counts bytes, not characters.
  expect(await textOf(files, 'offline.json')).toEqual({ version, size: 6 + 3 + 3 + 1, count: 4 });
  expect(await textOf(files, 'offline-files.json')).toEqual({ version, files: list });
});

test('the version depends on the content, and not on the order of the files', async () => {
  const versionOf = async (...files: readonly (readonly [string, string])[]): Promise<unknown> => {
    const site = new Map(files.map(([url, content]) => file(url, content)));
    return ((await textOf(offlineFiles(site, assets), 'offline.json')) as { version: unknown }).version;
  };
  const first = await versionOf(['a.html', 'A'], ['b.html', 'B']);
  expect(await versionOf(['b.html', 'B'], ['a.html', 'A'])).toBe(first);
  expect(await versionOf(['a.html', 'A2'], ['b.html', 'B'])).not.toBe(first);
});

// `[build-book.drawn-image]`: a picture for each chapter, drawn by the real library, or by one of the book that notes what it is given.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from '../../src/read/config/parse-config.ts';
import { bookPath, urlPath } from '../../src/core/path.ts';
import { drawerFor } from '../../src/emit/social-card/social-card-file.ts';
import { openSession } from '../../src/build/session.ts';
import { diskFiles } from '../../src/disk/sources/disk-files.ts';
import { createStatCache } from '../../src/disk/sources/stat-cache.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { siteIn } from './small-book.ts';

const require = createRequire(import.meta.url);
const font = require.resolve('@fortawesome/fontawesome-free/webfonts/fa-solid-900.ttf');

const toml = (html = '', own = ''): string =>
  `[book]\ntitle = "T & U"\n[output.html]\nsite-url = "https://example.org/book/"\n${html}\n` +
  `[output.html.search]\nenable = false\n[build-book.drawn-image]\n${own}`;
const chapters = {
  'src/SUMMARY.md': '- [One & only](a.md)\n  - [Two](in/b.md)\n',
  'src/a.md': '# One\n',
  'src/in/b.md': '# Two\n',
};

/** A library that draws nothing, and adds each drawing to the file `drawn` of the book. */
const noting = {
  'node_modules/@resvg/resvg-js/package.json': '{ "version": "0.0.1", "main": "index.js" }',
  'node_modules/@resvg/resvg-js/index.js': `const { appendFileSync } = require('node:fs');
exports.Resvg = class { constructor() { this.getBBox = () => ({ width: 500 }); } };
exports.renderAsync = async (svg, options) => {
  appendFileSync(__dirname + '/../../../drawn', svg + JSON.stringify(options.font) + '\\f');
  return { asPng: () => Buffer.from('PNG') };
};
`,
};

const drawnIn = (root: string): readonly string[] => {
  try {
    return readFileSync(join(root, 'drawn'), 'utf8').split('\f').slice(0, -1);
  } catch {
    return [];
  }
};

const metaOf = (head: readonly string[], name: string): string | undefined =>
  head.flatMap(
    (line) => new RegExp(`(?:name|property)="${name}" content="([^"]*)"`).exec(line)?.slice(1) ?? [],
  )[0];

test('each chapter gets a PNG of the requested size', async () => {
  const root = tempFolder({ 'book.toml': toml('', 'fonts = ["f/bold.ttf"]\n'), ...chapters });
  mkdirSync(join(root, 'f'));
  copyFileSync(font, join(root, 'f/bold.ttf'));
  const site = await siteIn(root);
  expect(site.diagnostics).toEqual([]);
  const head = site.head('in/b.html');
  expect(metaOf(head, 'og:image')).toBe('https://example.org/book/previews/in/b.png');
  expect(metaOf(head, 'og:image:width')).toBe('1200');
  expect(metaOf(head, 'og:image:height')).toBe('630');
  expect(metaOf(head, 'og:image:alt')).toBe('Two - T &amp; U');
  expect(metaOf(head, 'twitter:card')).toBe('summary_large_image');
  const png = readFileSync(join(root, 'book/previews/in/b.png'));
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  // The book's own font draws the letters: without any they would be missing, and the picture much smaller.
  expect(png.length).toBeGreaterThan(6000);
});

test('images drawn with the book’s own fonts are the same in another folder', async () => {
  const drawn = async (): Promise<Buffer> => {
    const root = tempFolder({ 'book.toml': toml('', 'fonts = ["bold.ttf"]\n'), ...chapters });
    copyFileSync(font, join(root, 'bold.ttf'));
    await siteIn(root);
    return readFileSync(join(root, 'book/previews/a.png'));
  };
  expect((await drawn()).equals(await drawn())).toBe(true);
});

test('the book’s own library draws in the default theme’s colors, and only draws changed titles again', async () => {
  const root = tempFolder({ 'book.toml': toml('default-theme = "Coal"'), ...chapters, ...noting });
  await siteIn(root);
  const [one = '', two = ''] = drawnIn(root);
  expect(drawnIn(root)).toHaveLength(2);
  expect(one).toContain('>One &amp; only</text>');
  expect(one).toContain('fill="#141516"');
  expect(one).toContain('"loadSystemFonts":true');
  expect(two).toContain('>Two</text>');
  expect(two).toContain('>1. One &amp; only</text>');
  await siteIn(root);
  expect(drawnIn(root)).toHaveLength(2);
  writeFileSync(join(root, 'src/in/b.md'), '---\ntitle: Three\n---\n# Three\n');
  await siteIn(root);
  expect(
    drawnIn(root)
      .slice(2)
      .map((svg) => /bold">\s*<text[^>]*>([^<]*)/.exec(svg)?.[1]),
  ).toEqual(['Three']);
});

test('a chapter with its own image gets none, and a template of the theme draws the others', async () => {
  const root = tempFolder({
    ...{ 'book.toml': toml('', 'fonts = []'), ...chapters, ...noting },
    'src/a.md': '---\nimage: own.png\n---\n# One\n',
    'theme/pages/image.hbs': '<svg width="{{width}}">{{#each lines}}{{text}}{{/each}}</svg>',
  });
  const site = await siteIn(root);
  expect(metaOf(site.head('a.html'), 'og:image')).toBe('https://example.org/book/own.png');
  expect(metaOf(site.head('a.html'), 'og:image:width')).toBeUndefined();
  expect(drawnIn(root)).toEqual(['<svg width="1200">Two</svg>{"loadSystemFonts":true}']);
  expect(site.files).not.toContain('previews/a.png');
});

test('lines start at the right in a right-to-left book', async () => {
  const root = tempFolder({
    'book.toml': toml().replace('[output.html]', 'language = "ar"\n[output.html]'),
    ...{ ...chapters, ...noting },
    'src/SUMMARY.md': '- [ما هي الملكية في Rust؟](a.md)\n',
  });
  await siteIn(root);
  const [svg = ''] = drawnIn(root);
  expect(svg).toContain('text-anchor="end"');
  expect(svg).toMatch(/<text x="1116" y="\d+">\u202b[^<]*\u202c<\/text>/);
});

test('nothing is drawn unless the book asks for it and a page can refer to it', async () => {
  const root = tempFolder({ 'book.toml': toml().split('[build-book')[0] ?? '', ...chapters, ...noting });
  expect((await siteIn(root)).files.filter((path) => path.startsWith('previews/'))).toEqual([]);
  writeFileSync(join(root, 'book.toml'), toml().replace('https://example.org', ''));
  const site = await siteIn(root);
  expect(site.diagnostics.map(({ code }) => code)).toEqual(['config/no-effect']);
  writeFileSync(join(root, 'book.toml'), toml('', 'fonts = ["none.ttf"]'));
  const again = await siteIn(root);
  expect(again.diagnostics.map(({ code }) => code)).toEqual(['theme/no-such-asset']);
  expect(metaOf(again.head('a.html'), 'og:image')).toBeUndefined();
  expect(drawnIn(root)).toEqual([]);
});

test('a server draws an image when it is requested', async () => {
  const root = tempFolder({ 'book.toml': toml(), ...chapters, ...noting });
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'serve' });
  const { site } = await session.build();
  await site.get(urlPath('a.html'))?.content();
  expect(drawnIn(root)).toEqual([]);
  await site.get(urlPath('previews/a.png'))?.content();
  expect(drawnIn(root)).toHaveLength(1);
  await session.close();
});

test('a book without the library is told what to install', () => {
  const root = tempFolder({ 'book.toml': toml() });
  const files = diskFiles(root, createStatCache());
  const config = parseConfig({
    source: files.read(bookPath('book.toml')),
    environment: {},
    overrides: {},
    exists: files.exists,
    plugins: [],
  }).value;
  const answer = drawerFor(config, { files, origin: 'https://example.org/', find: () => undefined });
  expect(answer.value).toBeUndefined();
  expect(answer.diagnostics).toEqual([
    { code: 'theme/no-drawing-library', args: { package: '@resvg/resvg-js' } },
  ]);
});

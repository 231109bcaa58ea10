// Style sheets of the book that name other files: what the site gets, and what is reported.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSession } from '../../../src/build/session.ts';
import { messageOf } from '../../../src/core/catalog.ts';
import { bookPath, urlPath } from '../../../src/core/path.ts';
import type { Diagnostic } from '../../../src/index.ts';
import { siteOf } from '../../build/small-book.ts';
import { withoutSearch } from '../../build/book.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const settings = (css: string, more = ''): string =>
  `[output.html]\nadditional-css = ["${css}"]\n${more}[output.html.search]\nenable = false\n`;

const said = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(
    (found) => `${found.at?.file ?? ''}:${found.at?.span.start ?? ''} ${found.code}: ${messageOf(found)}`,
  );

const chapter = { 'src/a.md': '# A\n' };

test('files that exist are copied to where the sheet looks for them', async () => {
  const { files, diagnostics, text } = await siteOf({
    ...chapter,
    'book.toml': settings('css/own.css'),
    'css/own.css': `@import "more/other.css";
      @font-face { src: url("../fonts/x.eot?#iefix"), url(../fonts/x%20y.woff2?v=1) }
      a { background: url(own.png), url(data:image/png;base64,AA), url(https://example.org/x.png), url(//example.org/x.png), url(#x) }`,
    'css/own.png': 'own',
    'css/more/other.css': '@import url(../own.css); @import "deep.css"; p { background: url(./pic.png) }',
    'css/more/deep.css': 'p { background: url(../../fonts/x.eot) }',
    'css/more/pic.png': 'pic',
    'css/more/unused.png': 'unused',
    'fonts/x.eot': 'eot',
    'fonts/x y.woff2': 'woff2',
  });
  expect(diagnostics).toEqual([]);
  expect(files.filter((path) => /^(?:css\/(?:own|more)|fonts)/.test(path))).toEqual([
    'css/more/deep.css',
    'css/more/other.css',
    'css/more/pic.png',
    expect.stringMatching(/^css\/own-[\da-f]{8}\.css$/),
    'css/own.css',
    'css/own.png',
    'fonts/x y.woff2',
    'fonts/x.eot',
  ]);
  expect(text('fonts/x.eot')).toBe('eot');
});

test('files that the site has anyway are those of `src`, as in mdBook', async () => {
  const { text, diagnostics } = await siteOf({
    ...chapter,
    'book.toml': settings('css/own.css'),
    'css/own.css': '@import "from-src.css"; a { background: url(../img/a.png) }',
    'img/a.png': 'beside',
    'src/img/a.png': 'of src',
    'src/css/from-src.css': 'a { background: url(b.png) }',
    'src/css/b.png': 'b',
  });
  expect(diagnostics).toEqual([]);
  expect(text('img/a.png')).toBe('of src');
});

test.each([
  ['src/css/own.css', 'url(../img/a.png)', 'src/img/a.png'],
  ['own.css', 'url(src/img/a.png)', 'src/img/a.png'],
  ['theme/own.css', 'url(../src/img/a.png)', 'src/img/a.png'],
  ['theme/own.css', 'url(/src/img/a.png)', 'src/img/a.png'],
])('in %s, %s is copied to %s', async (css, address, path) => {
  const { text, diagnostics } = await siteOf({
    ...chapter,
    'book.toml': settings(css),
    [css]: `a { background: ${address} }`,
    'src/img/a.png': 'picture',
  });
  expect(diagnostics).toEqual([]);
  expect(text(path)).toBe('picture');
});

test('sheets that replace those of the theme are read too, and the fonts of the theme found', async () => {
  const { files, diagnostics } = await siteOf({
    ...chapter,
    'book.toml': settings('theme/own.css'),
    'theme/own.css': '',
    'theme/css/general.css': 'a { background: url(bg.png) }',
    'theme/css/bg.png': 'bg',
    'theme/fonts/fonts.css':
      '@font-face { src: url(x.woff2) } @font-face { src: url(\'{{ resource "fonts/x.woff2" }}\') }',
    'theme/fonts/x.woff2': 'font',
  });
  expect(diagnostics).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(['css/bg.png', 'fonts/x.woff2']));
});

test('files that do not exist are reported where they are named, each time', async () => {
  const { diagnostics } = await siteOf({
    ...chapter,
    'book.toml': settings('css/own.css'),
    'css/own.css': '@import "deep.css"; a { background: url(Pic.png) } b { background: url("no.png?v=1") }',
    'css/deep.css': '@import "none.css"; @font-face { src: url(../fonts/x.wof2) }',
    'css/pic.png': 'pic',
    'fonts/x.woff2': 'font',
  });
  expect(said(diagnostics).toSorted()).toEqual([
    'css/deep.css:42 link/no-such-file: file `../fonts/x.wof2` not found; did you mean `../fonts/x.woff2`?',
    'css/deep.css:8 link/no-such-file: file `none.css` not found',
    'css/own.css:40 link/no-such-file: file `Pic.png` not found; did you mean `pic.png`?',
    'css/own.css:71 link/no-such-file: file `no.png?v=1` not found',
  ]);
});

test('neither secrets nor files above the site are copied', async () => {
  const root = tempFolder({
    ...chapter,
    'book/book.toml': settings('css/own.css'),
    'book/src/SUMMARY.md': '- [A](a.md)\n',
    'book/src/a.md': '# A\n',
    'book/css/own.css': 'a { background: url(.env) } b { background: url(../../above.png) }',
    'book/css/.env': 'PASSWORD=1',
    'above.png': 'above',
  });
  const session = openSession({
    root: join(root, 'book'),
    environment: withoutSearch,
    cache: 'none',
    mode: 'build',
  });
  onTestFinished(() => session.close());
  const { diagnostics, site } = await session.build();
  expect(said(diagnostics)).toEqual([
    expect.stringContaining('css/own.css:20 file/not-published'),
    'css/own.css:48 theme/outside-site: `../../above.png` leads outside the site, so browsers can’t load it',
  ]);
  expect([...site.keys()].filter((url) => /env|above/.test(url))).toEqual([]);
});

test('an address from the root of the host is that of `site-url`, and others are not of this site', async () => {
  const { diagnostics } = await siteOf({
    ...chapter,
    'book.toml': settings('own.css', 'site-url = "/docs/"\n'),
    'own.css': 'a { background: url(/docs/no.png), url(/other/no.png), url(/docs/yes.png) }',
    'yes.png': 'yes',
  });
  expect(said(diagnostics)).toEqual(['own.css:20 link/no-such-file: file `/docs/no.png` not found']);
});

test('while serving, a file that changes, appears or vanishes is noticed', async () => {
  const root = tempFolder({
    ...chapter,
    'src/SUMMARY.md': '- [A](a.md)\n',
    'book.toml': settings('own.css'),
    'own.css': 'a { background: url(a.png) }',
  });
  const session = openSession({ root, environment: withoutSearch, cache: 'none', mode: 'serve' });
  onTestFinished(() => session.close());
  const path = bookPath('a.png');
  const hash = async (): Promise<unknown> => {
    const built = await session.build([path]);
    return built.diagnostics[0]?.code ?? built.site.get(urlPath('a.png'))?.stamp;
  };
  await session.build();
  expect(session.watched().files.has(path)).toBe(true);
  const missing = await hash();
  writeFileSync(join(root, 'a.png'), 'one');
  const one = await hash();
  writeFileSync(join(root, 'a.png'), 'second');
  const two = await hash();
  expect([missing, one === two, typeof one]).toEqual(['link/no-such-file', false, 'string']);
});

// The EPUB of a whole book: its files, their order and what connects them.
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedTempFolder, tempFolder } from '../../helpers/temp-folder.ts';
import { type BuiltEpub, buildEpub, chapter, pixel } from './build-epub.ts';

const book = {
  'book.toml':
    '[book]\ntitle = "Night: Sky"\nauthors = ["Ada & Bob"]\nlanguage = "en"\n[output.epub]\ndate = "2026-01-31"\n',
  'src/SUMMARY.md':
    '# Summary\n\n[Preface](pre.md)\n\n# Stars\n\n- [One](a/one.md)\n  - [Two](a/two b.md)\n- [Draft]()\n\n---\n\n[Index](Index.md)\n'.replace(
      '(a/two b.md)',
      '(<a/two b.md>)',
    ),
  'src/pre.md': '# Preface\n\n[there](<a/two b.md#below>), [nowhere](a/one.md#none), ![A dot](dot.png)\n',
  'src/a/one.md': '# One\n\n{{i:star}} ![](../dot.png)\n',
  'src/a/two b.md': '# Two\n\n## Below\n\n[back](../pre.md)\n',
  'src/Index.md': '# Index\n\n{{#index}}\n',
  'src/dot.png': pixel,
};

describe('the EPUB of a book', () => {
  let epub: BuiltEpub;

  const root = sharedTempFolder();
  beforeAll(async () => {
    epub = await buildEpub(book, root);
  }, 60_000);

  test('has the book’s title as its name, and `mimetype` first, stored', () => {
    expect(epub.path).toMatch(/[/\\]Night Sky\.epub$/);
    expect(Buffer.from(epub.bytes).toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
  });

  test('has a file for each chapter, and each image once', () => {
    expect(epub.names).toEqual([
      'mimetype',
      'META-INF/container.xml',
      'EPUB/package.opf',
      'EPUB/cover.svg',
      'EPUB/cover.xhtml',
      'EPUB/nav.xhtml',
      'EPUB/pre.xhtml',
      'EPUB/a/one.xhtml',
      'EPUB/a/two_b.xhtml',
      'EPUB/Index.xhtml',
      'EPUB/book.css',
      'EPUB/dot.png',
    ]);
  });

  test('nests its contents like SUMMARY.md, without drafts', () => {
    const [contents = ''] = /<ol>.*<\/ol>(?=<\/nav>\n<nav)/s.exec(epub.text('nav.xhtml')) ?? [];
    expect(contents).toBe(
      '<ol><li><a href="pre.xhtml">Preface</a></li>' +
        '<li><span>Stars</span><ol><li><a href="a/one.xhtml">1. One</a><ol><li><a href="a/two_b.xhtml">1.1. Two</a></li></ol></li></ol></li>' +
        '<li><a href="Index.xhtml">Index</a></li></ol>',
    );
  });

  test('has landmarks for the cover, the contents, the first chapter and the index', () => {
    const found = [...epub.text('nav.xhtml').matchAll(/epub:type="([^"]*)" href="([^"]*)"/g)];
    expect(found.map(([, type, href]) => [type, href])).toEqual([
      ['cover', 'cover.xhtml'],
      ['toc', 'nav.xhtml'],
      ['bodymatter', 'a/one.xhtml'],
      ['index', 'Index.xhtml'],
    ]);
  });

  test('links its chapters, and leaves out fragments that don’t exist', () => {
    expect(epub.text('pre.xhtml')).toContain(
      '<p><a href="a/two_b.xhtml#below">there</a>, <a href="a/one.xhtml">nowhere</a>, <img src="dot.png" alt="A dot"/></p>',
    );
    expect(epub.text('a/two_b.xhtml')).toContain('<a href="../pre.xhtml">back</a>');
  });

  test('has the index as one for readers', () => {
    expect(epub.text('Index.xhtml')).toMatch(
      /<section epub:type="index" role="doc-index">[^]*<ul class="index-list" epub:type="index-entry-list">\n<li epub:type="index-entry"><span class="index-entry" epub:type="index-term">star<\/span> <span class="index-places"><a href="a\/one\.xhtml#idx-star-1" epub:type="index-locator">/,
    );
  });

  test('describes the book without false claims', () => {
    const opf = epub.text('package.opf');
    const metadata = opf.slice(opf.indexOf('<dc:identifier'), opf.indexOf('</metadata>')).split('\n');
    expect(metadata).toEqual([
      '<dc:identifier id="identifier">urn:uuid:90b3a21b-c79a-5202-b96e-a5db03f03e05</dc:identifier>',
      '<dc:title>Night: Sky</dc:title>',
      '<dc:language>en</dc:language>',
      '<dc:creator id="author-1">Ada &amp; Bob</dc:creator>',
      '<meta property="role" refines="#author-1" scheme="marc:relators">aut</meta>',
      '<dc:date>2026-01-31</dc:date>',
      '<meta property="dcterms:modified">2026-01-31T00:00:00Z</meta>',
      '<meta property="schema:accessMode">textual</meta>',
      '<meta property="schema:accessMode">visual</meta>',
      '<meta property="schema:accessModeSufficient">textual,visual</meta>',
      ...['tableOfContents', 'readingOrder', 'structuralNavigation', 'displayTransformability', 'index'].map(
        (feature) => `<meta property="schema:accessibilityFeature">${feature}</meta>`,
      ),
      '<meta property="schema:accessibilityHazard">none</meta>',
      expect.stringMatching(/^<meta property="schema:accessibilitySummary">.*<\/meta>$/),
    ]);
  });

  test('is the same file when it is built again', async () => {
    const again = await buildEpub(book);
    expect(Buffer.from(again.bytes).equals(epub.bytes)).toBe(true);
  });
});

test('a book from right to left turns its pages that way', async () => {
  const epub = await buildEpub({
    ...chapter('text'),
    'book.toml': '[book]\ntitle = "كتاب"\nlanguage = "ar"\n[output.epub]\n',
  });
  expect(epub.text('package.opf')).toContain('<spine page-progression-direction="rtl">');
  expect(epub.text('a.xhtml')).toContain('lang="ar" xml:lang="ar" dir="rtl"');
});

describe('entries of SUMMARY.md without a page of their own', () => {
  const contentsOf = async (summary: string): Promise<readonly [string, unknown]> => {
    const epub = await buildEpub({
      'src/SUMMARY.md': `# Summary\n\n${summary}`,
      'src/a.md': '# A\n\n## One\n\n## Two\n',
      'src/b.md': '# B\n\n## Three\n',
    });
    const [, contents = ''] =
      /role="doc-toc"[^]*?<ol>([^]*?)<\/ol>\s*<\/nav>/.exec(epub.text('nav.xhtml')) ?? [];
    return [contents, epub.diagnostics.map(({ code, args }) => [code, args])];
  };

  test('lead to their places, if these follow the reading order', async () => {
    expect(await contentsOf('- [A](a.md)\n  - [One](a.md#one)\n  - [Two](a.md#two)\n- [B](b.md)\n')).toEqual([
      '<li><a href="a.xhtml">1. A</a><ol><li><a href="a.xhtml#one">1.1. One</a></li><li><a href="a.xhtml#two">1.2. Two</a></li></ol></li>' +
        '<li><a href="b.xhtml">2. B</a></li>',
      [],
    ]);
  });

  test('are left out where an EPUB can’t have them, and reported', async () => {
    expect(
      await contentsOf('- [B](b.md)\n- [A](a.md)\n- [Three](b.md#three)\n- [Forum](https://example.org/)\n'),
    ).toEqual([
      '<li><a href="b.xhtml">1. B</a></li><li><a href="a.xhtml">2. A</a></li>',
      [['epub/entry-left-out', { name: 'Three', count: 2 }]],
    ]);
  });
});

describe('settings of mdbook-epub', () => {
  test('`cover-image`, `additional-css`, `additional-resources` and `no-section-label` do what they say', async () => {
    const epub = await buildEpub({
      ...chapter('text'),
      'book.toml':
        '[book]\ntitle = "Book"\n[output.epub]\ncover-image = "dot.png"\nadditional-css = ["styles/own.css"]\nadditional-resources = ["fonts/f.ttf"]\nno-section-label = true\nuse-default-css = false\n',
      'src/dot.png': pixel,
      'styles/own.css': '@font-face { font-family: F; src: url(f.ttf); }',
      'fonts/f.ttf': 'font',
    });
    expect(epub.names.slice(3)).toEqual([
      'EPUB/dot.png',
      'EPUB/cover.xhtml',
      'EPUB/nav.xhtml',
      'EPUB/a.xhtml',
      'EPUB/f.ttf',
      'EPUB/own.css',
    ]);
    expect(epub.text('own.css')).toBe('@font-face { font-family: F; src: url("f.ttf"); }');
    expect(epub.text('nav.xhtml')).toContain('<a href="a.xhtml">A</a>');
  });

  test('style sheets may import others, each with its own files', async () => {
    const files = {
      ...chapter('text'),
      'book.toml': '[book]\ntitle = "Book"\n[output.epub]\nadditional-css = ["styles/own.css"]\n',
      'styles/own.css': '@import "more/fonts.css";\nb { background: url(http://example.org/a.png) }',
      'styles/more/fonts.css': '@import "../own.css";\n@font-face { font-family: F; src: url(../f.ttf) }',
      'styles/f.ttf': 'font',
    };
    const epub = await buildEpub(files);
    expect(epub.text('own.css')).toBe(
      '@import "fonts.css";\nb { background: url("data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==") }',
    );
    expect(epub.text('fonts.css')).toBe(
      '@import "own.css";\n@font-face { font-family: F; src: url("f.ttf") }',
    );
    expect(epub.text('f.ttf')).toBe('font');
    expect(epub.diagnostics.map(({ code, args, at }) => [code, args, at])).toEqual([
      [
        'epub/no-such-resource',
        { address: 'http://example.org/a.png' },
        { file: 'styles/own.css', span: { start: 46, end: 70 } },
      ],
    ]);
  });

  test('a font that changes is changed in the EPUB', async () => {
    const root = tempFolder();
    const files = {
      ...chapter('text'),
      'book.toml': '[book]\ntitle = "Book"\n[output.epub]\nadditional-css = ["own.css"]\n',
      'own.css': '@font-face { font-family: F; src: url(f.ttf) }',
      'f.ttf': 'font',
    };
    await buildEpub(files, root);
    expect((await buildEpub({ ...files, 'f.ttf': 'other' }, root)).text('f.ttf')).toBe('other');
  });

  test('files that don’t exist are reported', async () => {
    const { diagnostics } = await buildEpub({
      ...chapter('text'),
      'book.toml':
        '[book]\ntitle = "Book"\n[output.epub]\ncover-image = "c.png"\nadditional-css = ["o.css"]\nadditional-resources = ["f.ttf"]\n',
    });
    expect(diagnostics.map(({ code, args, at }) => [code, args, at?.file])).toEqual([
      ['theme/no-such-asset', { path: 'f.ttf', key: 'output.epub.additional-resources' }, 'book.toml'],
      ['theme/no-such-asset', { path: 'o.css', key: 'output.epub.additional-css' }, 'book.toml'],
      ['theme/no-such-asset', { path: 'c.png', key: 'output.epub.cover-image' }, 'book.toml'],
    ]);
  });
});

test('an EPUB with formulas has their rules, but not their font', async () => {
  const toml = '[book]\ntitle = "Book"\n[output.epub]\n';
  const [plain, math] = [
    await buildEpub(chapter('$x$')),
    await buildEpub({ 'book.toml': `${toml}[build-book]\nmath = "katex"\n`, ...chapter('$x$') }),
  ];
  expect(plain.text('book.css')).not.toContain('.math-border-top');
  expect(math.text('book.css')).toContain('.math-border-top');
  expect(math.text('book.css')).not.toContain('@font-face');
});

// `[preprocessor.gettext]`: a book with a catalog of its language is translated when it is built.
import { expect, test } from 'vitest';
import { buildIn } from '../../build/book.ts';
import { openSession } from '../../../src/build/session.ts';
import { openSharedCaches } from '../../../src/build/session-caches.ts';
import { bookPath, urlPath } from '../../../src/core/path.ts';
import { tempFolder, writeIn } from '../../helpers/temp-folder.ts';

const header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n';
const message = (id: string, text: string, before = ''): string =>
  `${before}msgid ${JSON.stringify(id)}\nmsgstr ${JSON.stringify(text)}\n\n`;

const catalog =
  header +
  message('Title `x`', 'Titel `x`', '#: src/SUMMARY.md:3\n') +
  message('Part', 'Teil', '#: src/SUMMARY.md:1\n') +
  message('A _text_ with a [link](b.md).', 'Ein _Text_ mit einem [Verweis](b.md).') +
  message('Included.', 'Eingefügt.') +
  message('Not reviewed.', 'Nicht geprüft.', '#, fuzzy\n') +
  message('Missing.', '');

const book = {
  'book.toml': '[book]\nlanguage = "de"\n[preprocessor.gettext]\nafter = ["links"]\n',
  'src/SUMMARY.md': '# Summary\n\n# Part\n\n- [Title `x`](a.md)\n- [B](b.md)\n',
  'src/a.md':
    '---\ntags: [t]\n---\n\n# Title `x`\n\nA *text* with\na [link](b.md).\n\n{{#include c.txt}}\n\nNot reviewed.\n\nMissing.\n',
  'src/b.md': '# B\n',
  'src/c.txt': 'Included.\n',
  'po/de.po': catalog,
};

test('chapters, included text and titles are translated; the rest stays', async () => {
  const { main, read, codes } = await buildIn(tempFolder(book));
  expect(codes).toEqual([]);
  expect(main('a.html')).toContain('>Titel <code>x</code></a></h1>');
  expect(main('a.html')).toContain('<p>Ein <em>Text</em> mit einem <a href="b.html">Verweis</a>.</p>');
  expect(main('a.html')).toContain('<p>Eingefügt.</p>');
  expect(main('a.html')).toContain('<p>Not reviewed.</p>\n<p>Missing.</p>');
  expect(read('toc.html')).toContain('Teil');
  expect(read('toc.html')).toContain('Titel x');
});

test('a book in the language of its sources needs no catalog', async () => {
  const { main, codes } = await buildIn(tempFolder(book), { MDBOOK_BOOK__LANGUAGE: 'en' });
  expect(codes).toEqual([]);
  expect(main('a.html')).toContain('<p>Included.</p>');
});

test('the folder of the catalogs can be set', async () => {
  const { main } = await buildIn(
    tempFolder({
      ...book,
      'po/de.po': '',
      'texts/de.po': catalog,
      'book.toml': '[book]\nlanguage = "de"\n[preprocessor.gettext]\npo-dir = "texts"\nafter = ["links"]\n',
    }),
  );
  expect(main('a.html')).toContain('<p>Eingefügt.</p>');
});

test('a broken catalog is reported with its line, and the book is built in its own language', async () => {
  const { main, diagnostics } = await buildIn(
    tempFolder({ ...book, 'po/de.po': `${header}msgid "a\n"\nnonsense\n` }),
  );
  expect(diagnostics.map(({ code, at }) => [code, at?.file])).toEqual([['translation/syntax', 'po/de.po']]);
  expect(main('a.html')).toContain('<p>Included.</p>');
});

test('a broken message leaves the others translated', async () => {
  const { main, diagnostics } = await buildIn(
    tempFolder({ ...book, 'po/de.po': `${catalog}msgid "Missing."\nmsgstr "Fehlt\n"\n` }),
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(['translation/syntax']);
  expect(main('a.html')).toContain('<p>Eingefügt.</p>');
});

test('a change translates only its chapter again, and another catalog all', async () => {
  const root = tempFolder(book);
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'build' });
  const rebuild = async (path: string, text: string) => {
    writeIn(root, path, text);
    await session.build([bookPath(path)]);
    return session
      .takeRuns()
      .filter((run) => /^(?:translate|catalog):/.test(run))
      .sort();
  };
  try {
    await session.build();
    session.takeRuns();
    expect(await rebuild('src/b.md', '# B\n\nIncluded.\n')).toEqual(['translate:b.md']);
    expect(await rebuild('src/c.txt', 'Missing.\n')).toEqual(['translate:a.md']);
    expect(await rebuild('po/de.po', catalog + message('B', 'Be'))).toEqual([
      'catalog:po/de.po',
      'translate:a.md',
      'translate:b.md',
      'translate:titles',
    ]);
  } finally {
    await session.close();
  }
});

test('references to shared definitions stay links, translated or not', async () => {
  const { main, codes } = await buildIn(
    tempFolder({
      ...book,
      'src/b.md': '# B\n\nSee [the docs][d-docs].\n\nAnd [a page][d-page], [d-docs].\n',
      'refs/links.md': '[d-docs]: https://example.com/docs\n[d-page]: ../src/a.md\n',
      'po/de.po': catalog + message('See \\[the docs\\]\\[d-docs\\].', 'Siehe \\[die Hilfe\\]\\[d-docs\\].'),
    }),
  );
  expect(codes).toEqual([]);
  expect(main('b.html')).toBe(
    '<h1 id="b"><a class="header" href="#b">B</a></h1>\n<p>Siehe <a href="https://example.com/docs">die Hilfe</a>.</p>\n<p>And <a href="a.html">a page</a>, <a href="https://example.com/docs">d-docs</a>.</p>\n',
  );
});

test('languages that share a parsed chapter are translated as if each was built alone, also after it has changed', async () => {
  const german = message('Here.', 'Hier.') + message('There.', 'Dort.');
  const french = message('Here.', 'Ici.') + message('There.', 'Là.');
  const root = tempFolder({
    'book.toml': '[preprocessor.gettext]\n[build-book.languages.de]\n[build-book.languages.fr]\n',
    'src/SUMMARY.md': '- [A](a.md)\n',
    'src/a.md': 'Here.\n',
    'po/de.po': header + german,
    'po/fr.po': header + french,
  });
  const options = { root, environment: {}, cache: 'none', mode: 'build' } as const;
  const shared = openSharedCaches(options, 'test');
  const textIn = async (language: string) => {
    const session = openSession({ ...options, language, shared });
    const { value } = (await (await session.build()).site.get(urlPath('a.html'))?.content()) ?? {};
    await session.close();
    return /<main[^>]*>\s*([^]*?)\s*<\/main>/.exec(typeof value === 'string' ? value : '')?.[1];
  };
  expect([await textIn('de'), await textIn('fr')]).toEqual(['<p>Hier.</p>', '<p>Ici.</p>']);
  writeIn(root, 'src/a.md', 'There.\n');
  expect([await textIn('fr'), await textIn('de')]).toEqual(['<p>Là.</p>', '<p>Dort.</p>']);
  await shared.close();
});

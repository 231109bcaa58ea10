// The words of the interface in a whole book: those of its theme are in its pages, its scripts and what they are made from.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';
import { buildIn } from './book.ts';

const book = {
  'book.toml': '[book]\nlanguage = "la"\n[output.html]\nhash-files = false\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [Index](i.md)\n',
  'src/a.md': '# A {{hi:term}}\n\n> [!NOTE]\n> Text.\n\n![](a.svg) [text][no label]\n',
  'src/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
  'src/i.md': '# Index\n\n{{#index}}\n',
};

const latin = {
  'all-chapters': 'Alle "Kapitel"',
  'alert-note': 'Hinweis',
  copy: "Kopier's",
  'enlarge-image': 'Bild vergrößern',
  'index-by-letter': 'Nach Buchstaben',
  'page-not-found': 'Seite nicht gefunden',
};

test('the words of a theme are in every part of the site, and English ones in the place of those it lacks', async () => {
  const { read, main } = await buildIn(tempFolder({ ...book, 'theme/words/la.json': JSON.stringify(latin) }));
  expect(read('a.html')).toContain('>Alle &quot;Kapitel&quot;</a>');
  expect(read('a.html')).toContain('>Skip to content</a>');
  expect(main('a.html')).toContain('Hinweis</p>');
  expect(main('a.html')).toContain('aria-label="Bild vergrößern"');
  expect(main('i.html')).toContain('aria-label="Nach Buchstaben"');
  expect(main('404.html')).toContain('>Seite nicht gefunden</a></h1>');
  expect(read('book.js')).toContain("'Kopier\\'s'");
});

test('another word changes what it is in, though nothing else has changed', async () => {
  const root = tempFolder({ ...book, 'theme/words/la.json': JSON.stringify(latin) });
  const environment = { XDG_CACHE_HOME: join(root, '.cache') };
  await buildIn(root, environment);
  writeFileSync(join(root, 'theme/words/la.json'), JSON.stringify({ ...latin, 'alert-note': 'Merke' }));
  expect((await buildIn(root, environment)).main('a.html')).toContain('Merke</p>');
});

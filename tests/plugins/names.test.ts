// No file outside `src/plugins/` names a built-in plugin.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { builtInPlugins } from '../../src/plugins/plugins.ts';

const src = resolve(import.meta.dirname, '../../src');

/** Names that mean nothing else; the others are words that the program needs for its own concepts. */
const DISTINCT =
  /[Aa]dmonish|[Ii]ndexing|[Kk]a[Tt]e[Xx]|[Ll]inkcheck|[Mm]ermaid|open-on-gh|openOnGh|[Pp]agetoc|[Ss]crub/g;

/** What any plugin's name looks like where it is meant as such. */
const formsOf = (name: string): readonly string[] => [
  `mdbook-${name}(?!-)`,
  `(?:preprocessor|output)\\.${name}\\b`,
  `plugins\\['?${name}`,
  `'${name}'`,
  // In the source of a regular expression.
  `\\b${name}\\\\b`,
];

/** Words in files where they mean something else, or are part of what authors read or write. */
const ALLOWED: readonly (readonly [file: string, word: RegExp, why: string])[] = [
  ['read/config/keys/own-keys.ts', /katex|indexing/i, 'values and descriptions of keys of `[build-book]`'],
  ['read/config/own-config.ts', /katex/, 'a value of `build-book.math`'],
  ['read/config/keys/html-keys.ts', /open-on-gh/, 'the description of a key of `[output.html]`'],
  [
    'core/catalog/',
    /admonish|Mermaid|preprocessor\.(?:variables|gettext)|linkcheck/,
    'codes and messages of diagnostics',
  ],
  ['edit/doctor/topics.ts', /indexing/, 'what the doctor says'],
  ['build-packed.js', /mermaid/i, 'the file that is packed'],
  ['build-licenses.js', /Mermaid/, 'how its packages are found'],
  ['scan/highlight/languages.ts', /mermaid/, 'the name of a language'],
  ['scan/markdown/syntax/placeholder.ts', /'toc'/, 'the directive `{{#toc}}`'],
  ['scan/markdown/syntax/footnote-syntax.ts', /'footnote'/, 'a rule of the parser'],
  [
    'read/preprocess/include/definitions-only.ts',
    /private/,
    'a comment that makes more than definitions of a file, whoever reads it',
  ],
  ['build/build-book.ts', /indexing/, 'the making of the search index'],
  [
    'edit/doctor/plugin-needs.ts',
    /katex|mermaid/,
    'the advice for a book that uses such a plugin of GitBook',
  ],
  [
    'read/config/restrict-config.ts',
    /last-changed|linkcheck|variables/,
    'the keys by which books ask for what a restricted build refuses',
  ],
  ['emit/epub/', /'toc'/, 'a term of the EPUB specification'],
  ['emit/pdf/inlines.ts', /'footnote'/, 'the function of Typst'],
  ['emit/chapter-tree/', /'footnote'/, 'a term of the EPUB specification'],
  [
    'emit/chapter-tree/',
    /mermaid|KaTeX/,
    'diagrams that only a browser draws, and what the MathML comes from',
  ],
  ['scan/markdown/tree/foreign-syntax.ts', /preprocessor\.tabs/, 'the advice for tabs of MkDocs'],
  ['read/config/gitbook/gitbook-json.ts', /'variables'|'gitbook'/, 'keys of GitBook’s book.json'],
  ['read/config/gitbook/gitbook-layout.ts', /'tabs'/, 'GitBook’s own tags, which the table turns on'],
];

const isAllowed = (file: string, word: string): boolean =>
  ALLOWED.some(([place, allowed]) => file.startsWith(place) && allowed.test(word));

test('only its own files and the list name a plugin', () => {
  const forms = new RegExp(builtInPlugins.flatMap(({ name }) => formsOf(name)).join('|'), 'g');
  const named = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(?:ts|js)$/.test(file) && !file.startsWith('plugins/'))
    .flatMap((file) => {
      const text = readFileSync(join(src, file), 'utf8');
      return [...text.matchAll(forms), ...text.matchAll(DISTINCT)]
        .filter(([word]) => !isAllowed(file, word))
        .map(([word]) => `${file}: ${word}`);
    });
  expect(named).toEqual([]);
});

test('each plugin is named in one line of the list, and by an import', () => {
  const list = readFileSync(join(src, 'plugins/plugins.ts'), 'utf8');
  const entries = /= \[\n([^\]]*)\];/.exec(list)?.[1]?.trim().split(/,?\s+/) ?? [];
  expect(entries).toHaveLength(builtInPlugins.length);
});

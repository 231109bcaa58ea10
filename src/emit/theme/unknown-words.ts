// Finds words of the interface that a book sets and that nothing shows, such as misspelled ones.
import type { BookFiles } from '../../core/book-files.ts';
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import { once } from '../../core/once.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import type { Config } from '../../read/config/config.ts';
import { locateInConfig } from '../../read/config/config-locations.ts';
import { keyPath } from '../../read/config/keys/field.ts';
import { themeFolder } from '../../read/config/layout.ts';
import { builtinTable, parseTable, wordTables, wordsFile } from '../../read/load-words.ts';

export interface UnknownWordsInput {
  readonly config: Config;
  readonly files: Pick<BookFiles, 'list' | 'read' | 'namesIn'>;
}

/** Unknown words of `build-book.words`, and of the tables of the theme that the book's language uses. */
export function unknownWords(input: UnknownWordsInput): readonly Diagnostic[] {
  const { config, files } = input;
  const known = new Set([...Object.keys(builtinTable('en') ?? {}), ...ownThemes(files, themeFolder(config))]);
  const code = once(() => codeOf(files, themeFolder(config)));
  const isUnknown = (key: string): boolean =>
    !known.has(key) && !code().some((text) => text.includes(`"${key}"`) || text.includes(`'${key}'`));
  const near = (key: string): string | undefined => nearest(key.replaceAll('_', '-'), known);
  const ofSettings = Object.keys(config.buildBook.words)
    .filter(isUnknown)
    .map((key) => unknownSetting(key, near(key)));
  const ofTheme = wordTables(config.book.language).flatMap((table) => {
    const path = wordsFile(themeFolder(config), table);
    const source = files.read(path);
    if (source.kind === 'none') return [];
    return Object.keys(parseTable(source.text) ?? {})
      .filter(isUnknown)
      .map((key) => {
        const start = source.text.indexOf(JSON.stringify(key));
        const at = { file: path, span: { start, end: start + JSON.stringify(key).length } };
        return diagnose('theme/unknown-word', { path, key, nearest: near(key) }, start < 0 ? undefined : at);
      });
  });
  return [...locateInConfig(ofSettings, files), ...ofTheme];
}

/** The words that name the book's own color themes in the menu. */
const ownThemes = (files: UnknownWordsInput['files'], folder: BookPath): readonly string[] =>
  files
    .namesIn(bookPath(`${folder}/css/themes`))
    .flatMap((name) => (name.endsWith('.css') ? [`theme-${name.slice(0, -'.css'.length)}`] : []));

function unknownSetting(key: string, near: string | undefined): Diagnostic {
  const pathOf = (name: string): string => keyPath(['build-book', 'words', name]);
  return diagnose('config/unknown-key', { key: pathOf(key), nearest: near && pathOf(near) });
}

/** The templates and scripts of the book's theme, which can use words of their own. */
function codeOf(files: UnknownWordsInput['files'], folder: BookPath): readonly string[] {
  if (folder === '') return [];
  return files
    .list(folder, (path) => path.endsWith('/node_modules'))
    .filter(({ kind, path }) => kind === 'file' && /\.(?:hbs|js)$/i.test(path))
    .flatMap(({ path }) => {
      const source = files.read(path);
      return source.kind === 'file' ? [source.text] : [];
    });
}

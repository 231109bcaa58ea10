// Finds files in the book's theme folder that replace nothing and that nothing loads, such as misspelled ones.
import type { BookFiles } from '../../core/book-files.ts';
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import { isLeftover } from '../../core/unpublished-files.ts';
import { scriptsOfSpecialPages, filesOnDemand, styleSheets } from './theme-files.ts';

export interface UnusedFilesInput {
  /** The theme folder; empty where it is the whole book, which has other files too. */
  readonly folder: BookPath;
  readonly files: Pick<BookFiles, 'list' | 'read' | 'namesIn'>;
  /** The files of the built-in theme. */
  readonly builtin: Pick<BookFiles, 'list'>;
  /** Whether the site has the file for another reason, or a chapter includes it. */
  readonly isUsed: (path: BookPath) => boolean;
}

/** mdBook's names, those of older versions too. Not all of them have an effect here: `doctor` tells. */
const MDBOOK_FILES: readonly string[] = [
  ...['index.hbs', 'head.hbs', 'header.hbs', 'redirect.hbs', 'toc.js.hbs', 'toc.html.hbs', 'book.js'],
  ...[
    'css/general.css',
    'css/chrome.css',
    'css/print.css',
    'css/variables.css',
    'css/highlight.css',
    'book.css',
  ],
  ...['highlight.js', 'highlight.css', 'ayu-highlight.css', 'tomorrow-night.css', 'clipboard.min.js'],
  ...['favicon.png', 'favicon.svg', 'fonts/fonts.css'],
];

/** Files of the built-in theme that are put together from others. */
const BUILT_FILES: readonly string[] = [...styleSheets, ...filesOnDemand, ...scriptsOfSpecialPages];

/** Folders in which a book can add files of its own. */
const OPEN_FOLDERS =
  /^(?:css\/themes\/[^/]+\.css|icons\/[^/]+\.svg|words\/[^/]+\.json|fonts\/.+|FontAwesome\/.+)$/;

/** What themes are made of. Notes, licenses and sources of style sheets may be there too. */
const THEME_FILE = /\.(?:hbs|css|js|ico|png|svg)$/i;

export function unusedThemeFiles(input: UnusedFilesInput): readonly Diagnostic[] {
  const { folder, files, builtin } = input;
  if (folder === '' || files.namesIn(folder).length === 0) return [];
  const known = new Set([
    ...builtin.list(bookPath(''), () => false).map(({ path }) => path),
    ...MDBOOK_FILES,
    ...BUILT_FILES,
  ]);
  const own = files
    .list(
      folder,
      (path) => isLeftover(path.slice(path.lastIndexOf('/') + 1)) || path.endsWith('/node_modules'),
    )
    .filter(({ kind }) => kind === 'file')
    .map(({ path }) => ({ path, name: path.slice(folder.length + 1) }));
  const unused = own.filter(
    ({ path, name }) =>
      THEME_FILE.test(name) &&
      !known.has(name) &&
      !OPEN_FOLDERS.test(name) &&
      !input.isUsed(path) &&
      !isPartOf(name, own, files),
  );
  return unused.map(({ path, name }) => {
    const near = nearest(name, known, isTypo) ?? nearestByName(name, known);
    const at = { file: path, span: { start: 0, end: 0 } };
    return diagnose('theme/unused-file', { path, nearest: near && `${folder}/${near}` }, at);
  });
}

/** Names in a folder have their beginning and end in common, so more letters can differ without being a typo. */
const isTypo = (_wanted: string, _known: string, distance: number): boolean => distance <= 3;

/** Whether another file of the theme names it: templates their parts, scripts their modules. */
function isPartOf(
  name: string,
  own: readonly { readonly path: BookPath; readonly name: string }[],
  files: UnusedFilesInput['files'],
): boolean {
  const kind = /^(?:parts\/[^/]+(\.hbs)|js\/.+(\.js))$/.exec(name)?.slice(1).join('');
  if (kind === undefined) return false;
  const base = name.slice(name.lastIndexOf('/') + 1);
  const part = base.replace(/\.hbs$/, '');
  return own.some((other) => {
    const source = other.name === name || !other.name.endsWith(kind) ? undefined : files.read(other.path);
    if (source?.kind !== 'file') return false;
    return kind === '.hbs'
      ? Array.from(source.text.matchAll(PART), ([, included]) => included).includes(part)
      : Array.from(source.text.matchAll(MODULE), ([, imported]) => imported).includes(base);
  });
}

const PART = /\{\{#?~?>\s*["']?([\w./-]+)/g;
const MODULE = /["'][^"'\n]*\/([^"'/\n]+)["']/g;

/** The only known file of this name, for one in the wrong folder. */
function nearestByName(name: string, known: Iterable<string>): string | undefined {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const [only, ...others] = [...known].filter((path) => path.slice(path.lastIndexOf('/') + 1) === base);
  return others.length === 0 ? only : undefined;
}

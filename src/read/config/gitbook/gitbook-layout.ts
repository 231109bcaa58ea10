// Finds out whether a folder without a book.toml is a GitBook or HonKit book, and how it is laid out.
import { type Diagnostic, diagnose, type Location } from '../../../core/diagnostic.ts';
import { type BookPath, bookPath } from '../../../core/path.ts';
import type { SourceFile, NoSource } from '../../../core/source.ts';
import type { GitBookConfig } from '../feature-config.ts';
import type { Setting } from '../input/environment.ts';
import { type Layout, resolveLayout } from '../layout.ts';
import { type GitBookSettings, gitbookDefaults, readBookJson } from './gitbook-json.ts';
import { readGitbookYaml } from './gitbook-yaml.ts';

/** The files of the book that the search looks at. */
export interface LayoutFiles {
  readonly exists: (path: BookPath) => boolean;
  readonly read?: (path: BookPath) => SourceFile | NoSource;
}

export interface BareBook {
  readonly settings: readonly Setting[];
  /** Absent for a book that isn't GitBook's. */
  readonly gitbook?: GitBookConfig;
  readonly diagnostics: readonly Diagnostic[];
  readonly fatal: boolean;
}

/** The files of GitBook's settings, in the book's root. `book.js` isn't run. */
export const GITBOOK_FILES: readonly BookPath[] = ['book.json', 'book.js', '.gitbook.yaml'].map(bookPath);

/** The settings of a book without a book.toml. */
export function readBareBook(files: LayoutFiles): BareBook {
  const said = settingsIn(files);
  const layout = layoutOf(files, said);
  const layoutSettings: readonly Setting[] = [
    { path: ['book', 'src'], value: layout.src },
    { path: ['build', 'build-dir'], value: layout.buildDir },
  ];
  if (said !== undefined) return { ...said, settings: [...layoutSettings, ...TABS, ...said.settings] };
  const isProgram = !hasMdbookLayout(files) && files.exists(bookPath('book.js'));
  const diagnostics = isProgram ? [diagnose('gitbook/program', { path: 'book.js' }, PROGRAM)] : [];
  if (layout.src !== '' && !isProgram) return { settings: layoutSettings, diagnostics, fatal: false };
  return { settings: [...layoutSettings, ...TABS], gitbook: gitbookDefaults, diagnostics, fatal: false };
}

const PROGRAM: Location = { file: bookPath('book.js'), span: { start: 0, end: 0 } };

/** What book.json and `.gitbook.yaml` say together; absent when the book has neither. */
function settingsIn(files: LayoutFiles): GitBookSettings | undefined {
  const source = bookJsonIn(files);
  const json = source && readBookJson(source);
  const yamlSource = files.read?.(bookPath('.gitbook.yaml'));
  if (yamlSource?.kind !== 'file') return json;
  const before = json ?? { settings: [], gitbook: gitbookDefaults, diagnostics: [], fatal: false };
  const yaml = readGitbookYaml(yamlSource, before);
  return {
    ...before,
    ...yaml,
    settings: [...before.settings, ...yaml.settings],
    diagnostics: [...before.diagnostics, ...yaml.diagnostics],
    fatal: before.fatal || yaml.fatal,
  };
}

/** The book's own book.json, or for one of several languages that of the folder above. */
function bookJsonIn({ exists, read }: LayoutFiles): SourceFile | undefined {
  const paths = ['book.json', ...(exists(bookPath('../LANGS.md')) ? ['../book.json'] : [])];
  return paths.map((path) => read?.(bookPath(path))).find((source) => source?.kind === 'file');
}

const hasMdbookLayout = ({ exists }: LayoutFiles): boolean =>
  ['src/SUMMARY.md', 'book/SUMMARY.md'].some((path) => exists(bookPath(path)));

/** `{% tabs %}` is written as the directives of this table. */
const TABS: readonly Setting[] = [{ path: ['preprocessor', 'tabs'], value: {} }];

/** `root` and `structure.summary` say where the book is; otherwise it is found as any other. */
function layoutOf(
  { exists }: LayoutFiles,
  said: { readonly root?: BookPath; readonly gitbook: GitBookConfig } | undefined,
): Layout {
  const hasLanguages = exists(bookPath('LANGS.md')) && !hasMdbookLayout({ exists });
  if (said === undefined)
    return hasLanguages ? { src: bookPath(''), buildDir: 'book' } : resolveLayout(exists);
  const { root, gitbook } = said;
  const isHere = [gitbook.summary, 'LANGS.md'].some((path) => exists(bookPath(path)));
  if (root === undefined && !isHere) return resolveLayout(exists);
  const src = root ?? bookPath('');
  return { src, buildDir: src === 'book' || src.startsWith('book/') ? 'site' : 'book' };
}

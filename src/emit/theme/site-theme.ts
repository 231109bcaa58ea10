// Builds the site's theme from the built-in theme, the book's theme and additional files.
import type { Config } from '../../read/config/config.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { type BookPath, bookPath, resolveFrom } from '../../core/path.ts';
import type { Outline } from '../../read/summary/outline.ts';
import type { ThemeFolder } from './theme-files.ts';
import { type Theme, loadTheme } from './load-theme.ts';
import { additionalFiles } from './additional-files.ts';
import { type BookFiles, textIn } from '../../core/book-files.ts';
import { themeFolder } from '../../read/config/layout.ts';
import { locateInConfig } from '../../read/config/config-locations.ts';
import { contentsAsset } from './contents-asset.ts';
import { type PagePlugin, pluginAssets } from './page-plugin.ts';
import type { ConfigPlugin } from '../../read/config/config-plugin.ts';

export interface ThemeSources {
  readonly config: Config;
  readonly files: BookFiles;
  /** The files of the built-in theme. */
  readonly builtin: BookFiles;
  readonly outline: Outline;
  readonly plugins: readonly (ConfigPlugin & PagePlugin)[];
}

/** Loads the theme, with the shared contents and the book's own style sheets and scripts among its assets. */
export async function siteTheme(sources: ThemeSources): Promise<Outcome<Theme>> {
  const { config, files, builtin, plugins } = sources;
  const own = ownFolder(config, files);
  const ownFiles = reportingFolder(files, own.value);
  const additional = additionalFiles(config, files, plugins);
  const folders = {
    words: config.words,
    builtin: folderOf(builtin, bookPath('')),
    own: own.value === undefined ? undefined : { folder: ownFiles.folder, path: own.value },
  };
  const contents = await contentsAsset({ config, outline: sources.outline, ...folders });
  const loaded = await loadTheme({
    ...folders,
    extra: [...additional.value, contents.value, ...(await pluginAssets(plugins, config, folders))],
    fingerprints: config.html.hashFiles ? 'hashed' : 'plain',
  });
  return {
    value: loaded.value,
    diagnostics: locateInConfig(
      [
        ...[own, additional, contents, loaded].flatMap(({ diagnostics }) => diagnostics),
        ...ownFiles.unreadable(),
      ],
      files,
    ),
  };
}

/** A refused folder is reported with the other files outside the repository. */
function isRefused(files: BookFiles, path: BookPath): boolean {
  const source = files.read(path);
  return source.kind === 'none' && source.why === 'restricted';
}

function ownFolder(config: Config, files: BookFiles): Outcome<BookPath | undefined> {
  const path = themeFolder(config);
  if (files.namesIn(path).length > 0) return { value: path, diagnostics: [] };
  const isMissing = config.html.theme !== undefined && !files.exists(path) && !isRefused(files, path);
  return { value: undefined, diagnostics: isMissing ? [diagnose('theme/no-such-folder', { path })] : [] };
}

/** A theme folder on disk; absent if it doesn't exist. */
function folderOf(files: BookFiles, folder: BookPath | undefined): ThemeFolder {
  if (folder === undefined) return { text: () => undefined, bytes: () => undefined, list: () => [] };
  const at = (path: string): BookPath => resolveFrom(folder, path);
  return {
    text: (path) => textIn(files)(at(path)),
    bytes: (path) => files.bytes(at(path)),
    list: (path) => files.namesIn(at(path)),
  };
}

/** A folder, and the files in it that are there and can't be read: the built-in ones take their places. */
function reportingFolder(
  files: BookFiles,
  folder: BookPath | undefined,
): { readonly folder: ThemeFolder; readonly unreadable: () => readonly Diagnostic[] } {
  const found = new Map<BookPath, Diagnostic>();
  const note = (path: BookPath, isText: boolean): void => {
    const source = files.read(path);
    if (source.kind === 'file' || source.why === 'missing' || source.why === 'folder') return;
    if (!isText && (source.why === 'not-utf8' || source.why === 'too-large')) return;
    const { why, line } = source;
    found.set(path, diagnose('file/unreadable', line === undefined ? { path, why } : { path, why, line }));
  };
  const inner = folderOf(files, folder);
  const noting =
    <T>(look: (path: string) => T | undefined, isText: boolean) =>
    (path: string): T | undefined => {
      const value = look(path);
      if (value === undefined && folder !== undefined) note(resolveFrom(folder, path), isText);
      return value;
    };
  return {
    folder: { ...inner, text: noting(inner.text, true), bytes: noting(inner.bytes, false) },
    unreadable: () => [...found.values()],
  };
}

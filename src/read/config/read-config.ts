// Reads the settings from book.toml, the environment and the build mode.
import { posix } from 'node:path';
import type { Config } from './config.ts';
import type { Outcome } from '../../core/diagnostic.ts';
import type { ConfigPlugin } from './config-plugin.ts';
import { summaryPath, themeFolder } from './layout.ts';
import { withoutTranslation } from './languages.ts';
import { locateInConfig } from './config-locations.ts';
import { restrictConfig } from './restrict-config.ts';
import { type ConfigOutcome, type ConfigOverrides, parseConfig } from './parse-config.ts';
import { themeWords } from '../load-words.ts';
import { type UrlPath, bookPath } from '../../core/path.ts';
import type { BookFiles } from '../../core/book-files.ts';
import type { BuildMode, Environment } from '../../core/build-mode.ts';

export interface ConfigSession {
  readonly environment: Environment;
  readonly mode: BuildMode;
  readonly plugins: readonly ConfigPlugin[];
  /** True when the command line restricts the book, regardless of its settings. */
  readonly restrict?: boolean;
  /** The language to build, which wins over book.toml and the environment; absent for theirs. */
  readonly language?: string;
  /** The folder of this edition below the root of the whole site; absent for a book that is published alone. */
  readonly folder?: UrlPath;
}

export async function readConfig(
  { environment, mode, plugins, restrict, language: asked, folder }: ConfigSession,
  files: BookFiles,
): Promise<ConfigOutcome> {
  const source = files.read(bookPath('book.toml'));
  const overrides = {
    ...overridesFor(mode, plugins),
    ...(restrict ? { restrict } : {}),
    ...(asked === undefined ? {} : { language: asked }),
  };
  const read = parseConfig({
    source,
    environment,
    overrides,
    exists: files.exists,
    read: files.read,
    plugins,
  });
  const restricted = read.value.buildBook.restrict ? restrictConfig(read.value) : undefined;
  const refused = locateInConfig(restricted?.diagnostics ?? [], files);
  const language = withoutTranslation(restricted?.value ?? read.value, read.original, files);
  const { value, diagnostics } = withThemeWords(withTranslation(language.value, files), files);
  const located = locateInConfig(language.diagnostics, files);
  const placed = folder === undefined ? value : inFolder(value, folder);
  const worded = {
    ...read,
    value: placed,
    diagnostics: [...read.diagnostics, ...refused, ...located, ...diagnostics],
  };
  return source.kind === 'file' ? worded : { ...worded, value: await titledBySummary(placed, files) };
}

/** The settings of an edition in a folder of the site. */
function inFolder(config: Config, folder: UrlPath): Config {
  if (folder === '') return config;
  const below = (url: string): string => `${url.replace(/\/+$/, '')}/${folder}/`;
  const { siteUrl = '/', canonicalSiteUrl } = config.html;
  const html = {
    ...config.html,
    siteUrl: below(siteUrl),
    ...(canonicalSiteUrl !== undefined && { canonicalSiteUrl: below(canonicalSiteUrl) }),
    cname: undefined,
  };
  return { ...config, html };
}

/** A language without a catalog is that of the sources. */
function withTranslation(config: Config, files: BookFiles): Config {
  const { translation, ...features } = config.features;
  return translation === undefined || files.exists(translation.catalog) ? config : { ...config, features };
}

function withThemeWords(config: Config, files: BookFiles): Outcome<Config> {
  const { value, diagnostics } = themeWords(
    { language: config.book.language, theme: themeFolder(config), own: config.buildBook.words },
    files,
  );
  return { value: { ...config, words: value }, diagnostics };
}

function overridesFor(mode: BuildMode, plugins: readonly ConfigPlugin[]): ConfigOverrides {
  // Otherwise an edit of a style sheet would change its name, and with it every page.
  if (mode === 'serve') return { hashFiles: false };
  if (mode !== 'edit') return {};
  const ofPlugins = plugins.flatMap(({ name, whileEditing = {} }) =>
    Object.entries(whileEditing).map(([key, value]) => ({ path: ['preprocessor', name, key], value })),
  );
  return { showDrafts: true, hiddenSections: 'keep', ofPlugins };
}

/** Without a book.toml, the title comes from the heading of SUMMARY.md. */
async function titledBySummary(config: Config, files: BookFiles): Promise<Config> {
  if (config.book.title !== undefined) return config;
  const summary = files.read(summaryPath(config));
  if (summary.kind === 'none') return config;
  const { summaryTitle } = await import('../summary/parse-summary.ts');
  const title = summaryTitle(summary.text) ?? readmeTitle(config, files);
  return title === undefined ? config : { ...config, book: { ...config.book, title } };
}

/** GitBook names a book by the heading of its README. */
function readmeTitle({ book, features }: Config, files: BookFiles): string | undefined {
  if (features.gitbook === undefined) return undefined;
  const readme = files.read(bookPath(posix.join(book.src, features.gitbook.readme)));
  const title = readme.kind === 'file' ? /^# +(.+?)[ #]*$/m.exec(readme.text)?.[1] : undefined;
  return title === undefined || /[<\[{`]/.test(title) ? undefined : title;
}

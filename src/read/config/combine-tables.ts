// Combines the tables of book.toml into the final settings.
import type { BookPath } from '../../core/path.ts';
import { builtinWords } from '../load-words.ts';
import type { BookConfig, Config, ConfigTables } from './config.ts';
import { type ConfigPlugin, type IsSet, withPlugins } from './config-plugin.ts';
import { type FeatureConfig, type GitBookConfig, NO_FEATURES } from './feature-config.ts';
import type { WrittenBookTable } from './keys/book-keys.ts';
import type { BuildBookConfig } from './own-config.ts';
import type { WrittenConfig } from './keys/root-keys.ts';
import { directionOf } from './text-direction.ts';

/** Everything besides the tables that affects the settings. */
interface CombineOptions {
  readonly plugins: readonly ConfigPlugin[];
  readonly isSet: IsSet;
  readonly gitbook?: GitBookConfig;
  readonly translations: Pick<Config, 'original' | 'otherTranslations'>;
}

/** The final settings for `written`. */
export function combineTables(
  written: WrittenConfig,
  tables: ConfigTables,
  { plugins, isSet, gitbook, translations }: CombineOptions,
): Config {
  const { preprocessor, output } = written;
  const config: Config = {
    book: withTextDirection(written.book),
    build: written.build,
    rust: written.rust,
    html: output.html,
    outputs: output.tables,
    preprocessors: preprocessor.tables,
    buildBook: gitbook === undefined ? written.buildBook : withoutErrors(written.buildBook),
    features: gitbook === undefined ? NO_FEATURES : withGitBook(gitbook, written.book.src),
    plugins: {},
    ...translations,
    words: builtinWords(written.book.language, written.buildBook.words),
    tables,
  };
  const read = new Map([...preprocessor.plugins, ...output.plugins]);
  return withPlugins(config, plugins, { tables: read, isSet });
}

/** GitBook builds a book whose SUMMARY.md lists files that don't exist. */
const withoutErrors = (own: BuildBookConfig): BuildBookConfig => ({
  ...own,
  severities: { 'summary/no-such-chapter': 'warning', ...own.severities },
});

const withGitBook = (gitbook: GitBookConfig, src: BookPath): FeatureConfig => ({
  ...NO_FEATURES,
  gitbook,
  includes: { ...NO_FEATURES.includes, templateRoot: src },
});

const withTextDirection = (book: WrittenBookTable): BookConfig => ({
  ...book,
  textDirection: book.textDirection ?? directionOf(book.language),
});

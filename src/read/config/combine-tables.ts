// What book.toml says, table by table -> the settings, where one table's keys have a say in another's.
import { builtinWords } from '../words.ts';
import type { BookConfig, Config, ConfigTables } from './config.ts';
import { type ConfigPlugin, type IsSet, withPlugins } from './config-plugin.ts';
import { NO_FEATURES } from './feature-config.ts';
import type { WrittenBook } from './keys/book-keys.ts';
import type { WrittenConfig } from './keys/root-keys.ts';

/** Who has a say in the settings besides what is written. */
interface Deciders {
  readonly plugins: readonly ConfigPlugin[];
  readonly isSet: IsSet;
}

/** The settings that `written` comes to. */
export function settle(written: WrittenConfig, tables: ConfigTables, { plugins, isSet }: Deciders): Config {
  const { preprocessor, output } = written;
  const config: Config = {
    book: settleBook(written.book),
    build: written.build,
    rust: written.rust,
    html: output.html,
    outputs: output.tables,
    preprocessors: preprocessor.tables,
    buildBook: written.buildBook,
    features: NO_FEATURES,
    plugins: {},
    words: builtinWords(written.book.language),
    tables,
  };
  const read = new Map([...preprocessor.plugins, ...output.plugins]);
  return withPlugins(config, plugins, { tables: read, isSet });
}

const settleBook = (book: WrittenBook): BookConfig => ({
  ...book,
  textDirection: book.textDirection ?? directionOf(book.language),
});

// mdBook's list (`TextDirection::from_lang_code`): whole codes only, so that `ar-EG` counts as left to right.
const RIGHT_TO_LEFT: readonly string[] = (
  'ar ara arc ae ave egy he heb nqo pal phn sam syc syr ' + 'fa per fas ku kur ur urd pus ps yi yid'
).split(' ');

/** The direction that mdBook takes a language's script to have. */
export const directionOf = (language: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';

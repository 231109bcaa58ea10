// The six top-level tables of book.toml.
import type { BuildConfig, RustConfig } from '../config.ts';
import type { BuildBookConfig } from '../own-config.ts';
import { bookTable, buildTable, rustTable, type WrittenBookTable } from './book-keys.ts';
import { outputs, preprocessors, type WrittenOutputs, type WrittenPreprocessors } from './declared-tables.ts';
import type { ConfigPlugin } from '../config-plugin.ts';
import { type Kind, section, tableOf } from './field.ts';
import { ownTable } from './own-keys.ts';

/** book.toml as written, before settings of one table affect another. */
export interface WrittenConfig {
  readonly book: WrittenBookTable;
  readonly build: BuildConfig;
  readonly rust: RustConfig;
  readonly output: WrittenOutputs;
  readonly preprocessor: WrittenPreprocessors;
  readonly buildBook: BuildBookConfig;
}

/** book.toml, with the tables of these plugins. */
export const rootTable = (plugins: readonly ConfigPlugin[]): Kind<WrittenConfig> =>
  tableOf<WrittenConfig>({
    book: section(bookTable, 'Information about the book.'),
    build: section(buildTable, 'Build settings.'),
    rust: section(rustTable, 'Settings for Rust code.'),
    output: section(outputs(plugins), 'Renderers, one table for each.'),
    preprocessor: section(preprocessors(plugins), 'Preprocessors, one table for each.'),
    buildBook: section(ownTable, 'Settings that mdBook doesn’t have.'),
  });

// The table of keys -> a JSON schema, by which editors complete and check book.toml.
import type { PlainTable } from './config.ts';
import type { ConfigPlugin } from './config-plugin.ts';
import { rootTable } from './keys/root-keys.ts';

/** The schema of book.toml (JSON Schema draft 7, which editors' TOML support reads). */
export const configSchema = (plugins: readonly ConfigPlugin[]): PlainTable => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'book.toml',
  description: 'The settings of a book for build-book and mdBook.',
  ...rootTable(plugins).schema,
});

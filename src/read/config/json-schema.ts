// Generates the JSON schema that editors use to complete and validate book.toml.
import type { PlainTable } from './config.ts';
import type { ConfigPlugin } from './config-plugin.ts';
import { rootTable } from './keys/root-keys.ts';

/** JSON Schema draft 7, the version that TOML language servers support. */
export const configSchema = (plugins: readonly ConfigPlugin[]): PlainTable => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'book.toml',
  description: 'The settings of a book for build-book and mdBook.',
  ...rootTable(plugins).schema,
});

// `[preprocessor.indexing]`: options of the book's index of terms.
import { withFeatures } from '../read/config/config-plugin.ts';
import { flag, mapOf, text } from '../read/config/keys/kinds.ts';
import { pluginKeys } from '../read/config/keys/plugin-table.ts';
import { names } from '../read/config/keys/special-kinds.ts';
import type { Plugin } from './plugin.ts';

/** Options of the generated index. */
export interface IndexingTable {
  /** Labels links with the chapter's name instead of a number. */
  readonly useChapterNames: boolean;
  /** Omits the parent's own word from nested entries. */
  readonly suppressHead: boolean;
  /** Renderers that don’t get an index. */
  readonly skipRenderer: readonly string[];
  /** Entry -> the entry to refer to ("see"). */
  readonly seeInstead: Readonly<Record<string, string>>;
  /** Entry -> its parent entry. */
  readonly nestUnder: Readonly<Record<string, string>>;
}

const keys = pluginKeys<IndexingTable>({
  useChapterNames: {
    kind: flag,
    fallback: false,
    about: 'Shows the names of chapters in the index instead of numbers.',
    example: 'true',
  },
  suppressHead: {
    kind: flag,
    fallback: false,
    about: 'Doesn’t repeat the parent entry’s words in the entries below it.',
    example: 'true',
  },
  skipRenderer: {
    kind: names,
    fallback: [],
    about: 'Renderers that don’t get an index.',
    example: '"linkcheck"',
  },
  seeInstead: {
    kind: mapOf(text),
    fallback: {},
    about: 'Cross-references: entries that refer to another entry (“see …”).',
    example: '{ "unit type" = "`()`" }',
  },
  nestUnder: {
    kind: mapOf(text),
    fallback: {},
    about: 'The parent entry of an entry.',
    example: '{ "generic type" = "generics" }',
  },
});

export const indexing: Plugin<IndexingTable> = {
  name: 'indexing',
  keys,
  settings: (config, { useChapterNames, skipRenderer, ...rules }) =>
    withFeatures(config, {
      termIndex: {
        ...rules,
        isWanted: true,
        isLeftOut: skipRenderer.includes('html'),
        names: useChapterNames ? 'chapter' : 'section',
      },
    }),
};

// `[preprocessor.scrub]`: removes hidden sections, hidden includes, other programs' directives and wikilinks.
import { withFeatures, withBuildBook } from '../read/config/config-plugin.ts';
import { flag, text } from '../read/config/keys/kinds.ts';
import { pluginKeys } from '../read/config/keys/plugin-table.ts';
import type { Plugin } from './plugin.ts';

/** What to remove before rendering; everything by default. */
export interface ScrubTable {
  readonly removeHiddenSections: boolean;
  readonly doNotIncludeHiddenChapters: boolean;
  readonly hiddenChapterPrefix: string;
  readonly scrubExampleDirectives: boolean;
  readonly scrubCrateBlockDirectives: boolean;
  readonly scrubWikilinks: boolean;
}

const keys = pluginKeys<ScrubTable>({
  removeHiddenSections: {
    kind: flag,
    fallback: true,
    about: 'Removes `<div class="hidden">`, as `build-book.hidden-sections = "strip"` does.',
    example: 'false',
  },
  doNotIncludeHiddenChapters: {
    kind: flag,
    fallback: true,
    about: 'Removes includes of files whose path starts with `hidden-chapter-prefix`.',
    example: 'false',
  },
  hiddenChapterPrefix: {
    kind: text,
    fallback: '_',
    about: 'The prefix of hidden files.',
    example: '"draft-"',
  },
  scrubExampleDirectives: {
    kind: flag,
    fallback: true,
    about: 'Removes `{{#example ...}}`.',
    example: 'false',
  },
  scrubCrateBlockDirectives: {
    kind: flag,
    fallback: true,
    about: 'Removes `{{#crate ...}}`.',
    example: 'false',
  },
  scrubWikilinks: {
    kind: flag,
    fallback: true,
    about: 'Replaces `[[page | title]]` with its title.',
    example: 'false',
  },
});

export const scrub: Plugin<ScrubTable> = {
  name: 'scrub',
  keys,
  hides: true,
  settings: (config, table, isSet) => {
    const { doNotIncludeHiddenChapters, hiddenChapterPrefix } = table;
    const includes = {
      ...(doNotIncludeHiddenChapters ? { leaveOut: hiddenChapterPrefix } : {}),
      drop: [
        ...(table.scrubExampleDirectives ? ['example'] : []),
        ...(table.scrubCrateBlockDirectives ? ['crate'] : []),
      ],
    };
    return withBuildBook(withFeatures(config, { includes }), {
      ...(table.removeHiddenSections && !isSet('hidden-sections') ? { hiddenSections: 'strip' } : {}),
      ...(table.scrubWikilinks && !isSet('wikilinks') ? { wikilinks: 'text' } : {}),
    });
  },
};

// Tabs in a chapter: directives, and blocks of code that are tabs.
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import { openTabs } from './tab-directives.ts';
import { appendTab } from './tab-blocks.ts';
import type { TabOptions } from './tabs.ts';

export const tabHooks: ChapterHooks<TabOptions> = {
  openDirectives: (text, { directives }) => {
    const value = directives ? openTabs(text) : text;
    return { value, diagnostics: [], uses: value === text ? [] : ['tabs'] };
  },
  code: {
    attributes: ['tab', 'group'],
    append: (block, { tab: name, group }, context) => {
      if (name === undefined) return false;
      context.uses.add('tabs');
      appendTab(block, { name, group }, context);
      return true;
    },
  },
};

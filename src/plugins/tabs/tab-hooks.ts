// Tabs in a chapter: `{{#tabs}}` directives, and code blocks with `tab="x"`.
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import { openTabs } from './tab-directives.ts';
import type { TabOptions } from './tabs.ts';
import type { ChapterContext } from '../../scan/markdown/tree/context.ts';
import { type ElementNode, element, text } from '../../scan/markdown/tree/node.ts';

export const tabHooks: ChapterHooks<TabOptions> = {
  openDirectives: (mapped, { directives }) => {
    const value = directives ? openTabs(mapped) : mapped;
    return { value, diagnostics: [], uses: value === mapped ? [] : ['tabs'] };
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

interface Tab {
  readonly name: string;
  /** Tabs of the same group switch together on all pages; absent if there is no group. */
  readonly group: string | undefined;
}

/** Elements created for code blocks, as opposed to directives. */
const sets = new WeakSet<ElementNode>();

/** Adjacent tabs form one set. Without a script, each tab is shown under its name. */
function appendTab(block: ElementNode, { name, group }: Tab, { builder }: ChapterContext): void {
  const label = element('p', [['class', 'tab-name']], [text(name)]);
  const tab = element(
    'div',
    [
      ['class', 'tab'],
      ['data-name', name],
    ],
    [label, block],
  );
  const last = builder.current().at(-1);
  if (last?.kind === 'element' && sets.has(last)) {
    last.children.push(tab);
    return;
  }
  const shared: [string, string][] = group === undefined ? [] : [['data-group', group]];
  const set = element('div', [['class', 'tabs'], ...shared], [tab]);
  sets.add(set);
  builder.append(set);
}

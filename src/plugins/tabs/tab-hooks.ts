// Tabs in a chapter: `{{#tabs}}` directives, code blocks with `tab="x"`, and those of a `:::code-group`.
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import { GROUP_EDGE, openCodeGroup } from './code-group.ts';
import { openTabs } from './tab-directives.ts';
import type { TabOptions } from './tabs.ts';
import { containers } from '../../scan/markdown/syntax/containers.ts';
import type { ChapterContext } from '../../scan/markdown/tree/context.ts';
import { type ElementNode, element, text } from '../../scan/markdown/tree/node.ts';

export const tabHooks: ChapterHooks<TabOptions> = {
  openDirectives: (mapped, { directives }) => {
    const value = directives ? openTabs(mapped) : mapped;
    return { value, diagnostics: [], uses: value === mapped ? [] : ['tabs'] };
  },
  extend: (md) => {
    containers(md, 'code_group', { 'code-group': openCodeGroup });
  },
  containers: ['code-group'],
  tokens: {
    [GROUP_EDGE]: {
      append: (_token, { context }) => {
        endSet(context);
      },
    },
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

/** Elements created for code blocks, as opposed to directives, which take the next block if it follows directly. */
const sets = new WeakSet<ElementNode>();

function endSet({ builder }: ChapterContext): void {
  const last = builder.current().at(-1);
  if (last?.kind === 'element') sets.delete(last);
}

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

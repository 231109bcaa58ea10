// Blocks of code with `tab="x"` -> tabs; those that follow one another are one set.
import type { ChapterContext } from '../../scan/markdown/tree/context.ts';
import { type ElementNode, element, text } from '../../scan/markdown/tree/node.ts';

interface Tab {
  readonly name: string;
  /** Tabs of one group change together on all pages; absent for none. */
  readonly group: string | undefined;
}

/** Elements that hold a set of blocks, as opposed to those of directives. */
const sets = new WeakSet<ElementNode>();

/** Without a script each tab is shown under its name. */
export function appendTab(block: ElementNode, { name, group }: Tab, { builder }: ChapterContext): void {
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

// `- [x] done` -> an item with a check box (pulldown-cmark's ENABLE_TASKLISTS).
import type { MarkdownIt } from 'markdown-it';

const BOX = /^\[([ xX])\](?=\s|$)[ \t]*/;

/** Whether the item is done; absent for text that begins no task. */
export const taskOf = (token: { readonly meta: Record<string, unknown> | null }): boolean | undefined =>
  typeof token.meta?.['task'] === 'boolean' ? token.meta['task'] : undefined;

/** Notes the box on the first text of its list item, and takes it off the text. */
export function taskLists(md: MarkdownIt): void {
  md.core.ruler.before('inline', 'task_lists', (state) => {
    state.tokens.forEach((token, i) => {
      if (token.type !== 'list_item_open') return;
      const inline = state.tokens[i + 2];
      if (state.tokens[i + 1]?.type !== 'paragraph_open' || inline?.type !== 'inline') return;
      const box = BOX.exec(inline.content);
      if (!box) return;
      inline.meta = { ...inline.meta, task: box[1] !== ' ' };
      inline.content = inline.content.slice(box[0].length);
    });
  });
}

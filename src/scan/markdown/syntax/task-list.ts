// Parses task lists (`- [x] done`), like pulldown-cmark's ENABLE_TASKLISTS.
import type { MarkdownIt } from 'markdown-it';

const BOX = /^\[([ xX])\](?=\s|$)[ \t]*/;

/** Whether the task is done; absent when the text isn't a task. */
export const taskOf = (token: { readonly meta: Record<string, unknown> | null }): boolean | undefined =>
  typeof token.meta?.['task'] === 'boolean' ? token.meta['task'] : undefined;

/** Marks the first inline token of a list item and removes the box from its text. */
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

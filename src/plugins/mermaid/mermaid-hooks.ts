// Outputs the source of a diagram fence, which a script on the page draws.
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import { element, text } from '../../scan/markdown/tree/node.ts';

export const mermaidHooks: ChapterHooks<true> = {
  fences: {
    mermaid: {
      append: (code, { context }) => {
        context.uses.add('mermaid');
        context.builder.append(element('pre', [['class', 'mermaid']], [text(code)]));
      },
    },
  },
};

// Link labels -> the book's shared definitions, once the chapter's own have been read: a page's own definitions win.
import type { MarkdownIt } from 'markdown-it';
import { type ChapterEnv, chapterEnv } from '../env.ts';

type References = NonNullable<ChapterEnv['references']>;

/**
 * Between the block and the inline stage, puts the book's definitions behind the chapter's: a label that the
 * chapter defines never reaches them (CommonMark 4.7: the first definition counts).
 */
export function definitions(md: MarkdownIt): void {
  md.core.ruler.after('block', 'shared_definitions', (state) => {
    const env = chapterEnv(state.env);
    const own: References = env.references ?? {};
    env.references = new Proxy(own, {
      get: (target, label): References[string] | undefined =>
        typeof label === 'string'
          ? Object.hasOwn(target, label)
            ? target[label]
            : env.definitionOf(label)
          : undefined,
    });
  });
}

// The files of the Typst document: the settings, the chapters, and `main.typ` with all of them in order.
import type { OutlineItem, WrittenChapter } from '../../read/summary/outline.ts';
import type { ChapterTree } from './chapter-tree-of.ts';
import { type ChapterWorld, renderChapter } from './render-chapter.ts';
import { type Markup, call, textMarkup } from './typst-code.ts';

/** Imported by each file of the book: the template, and through it the settings. */
const IMPORT = '#import "/book.typ": *\n';

export interface BookDocument {
  readonly main: string;
  /** By path from the root of the document. */
  readonly chapters: Readonly<Record<string, string>>;
}

export const chapterPath = ({ key }: Pick<ChapterTree, 'key'>): string => `/chapters/${key}.typ`;

export function bookDocument(
  items: readonly OutlineItem[],
  treeOf: (chapter: WrittenChapter) => ChapterTree | undefined,
  world: ChapterWorld,
): BookDocument {
  const chapters: Record<string, string> = {};
  const body: string[] = [];
  const add = (item: OutlineItem, isInPart: boolean): void => {
    if (item.kind === 'part' || item.kind === 'separator') return;
    const tree = item.kind === 'chapter' && item.duplicate !== true ? treeOf(item) : undefined;
    if (tree && !Object.hasOwn(chapters, chapterPath(tree))) {
      chapters[chapterPath(tree)] = `${IMPORT}\n${renderChapter({ tree, isInPart }, world)}`;
      body.push(`#include "${chapterPath(tree)}"`);
    }
    for (const child of item.children) add(child, isInPart);
  };
  let isInPart = false;
  for (const item of items) {
    if (item.kind === 'part' && item.title.trim() !== '') {
      isInPart = true;
      body.push(partPage(item.title, world));
    } else if (item.kind === 'separator') isInPart = false;
    // Chapters without a number before and after the parts belong to none.
    else if (item.kind !== 'part') add(item, isInPart && item.number !== undefined);
  }
  return { main: mainFile(body), chapters };
}

const partPage = (title: string, { nextLevel }: ChapterWorld): Markup =>
  call('part', { named: { level: nextLevel(1) }, contents: [textMarkup(title)] });

const mainFile = (body: readonly string[]): string =>
  `${IMPORT}
#show: book

#half-title()
#title-page()
#contents()

#show: main-matter

${body.join('\n')}
`;

// Labels of the places that links lead to. All other ids leave no trace in the document.
import { idsIn, titleOf } from './chapter-title.ts';
import type { ChapterTree } from './chapter-tree-of.ts';

export interface Labels {
  /** The label of an id; absent if no link leads to it. */
  readonly of: (key: string, id: string) => string | undefined;
  /** Ids of a chapter that links lead to. */
  readonly idsIn: (key: string) => readonly string[];
}

/** The label of a chapter's start. */
export const chapterLabel = (key: string): string => key;

export function createLabels(chapters: readonly ChapterTree[]): Labels {
  const byKey = new Map(chapters.map((tree) => [tree.key, new Map(titleLabels(tree))]));
  const idsByKey = new Map(chapters.map(({ key, ids }) => [key, ids]));
  for (const { path, id } of chapters.flatMap(({ links }) => links)) {
    const labels = byKey.get(path);
    if (labels === undefined || labels.has(id) || idsByKey.get(path)?.has(id) !== true) continue;
    labels.set(id, `${path}-${labels.size + 1}`);
  }
  return {
    of: (key, id) => byKey.get(key)?.get(id),
    idsIn: (key) => [...(byKey.get(key)?.keys() ?? [])],
  };
}

/** Links to the heading of a chapter lead to the chapter. */
const titleLabels = ({ key, nodes }: ChapterTree): readonly [string, string][] => {
  const { title } = titleOf(nodes);
  return title === undefined ? [] : [...idsIn(title)].map((id) => [id, chapterLabel(key)]);
};

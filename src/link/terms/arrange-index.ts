// Sorts a tree of entries and groups them by letter.
import { type Collation, type SortKey, collationOf, compareKeys } from './collation.ts';
import type { IndexRules, SeeTerm, TermEntry, TermGroup } from './term-index.ts';
import { type TermNode, findNode } from './term-tree.ts';

export interface ArrangeOptions {
  readonly rules: Pick<IndexRules, 'language' | 'suppressHead'>;
  /** The part of an entry's text that is used for sorting. */
  readonly plain: (text: string) => string;
}

export function arrangeIndex(root: TermNode, { rules, plain }: ArrangeOptions): readonly TermGroup[] {
  const context: ArrangeContext = { root, rules, plain, collation: collationOf(rules.language) };
  const groups = new Map<string, { label?: string; key: string; entries: TermEntry[] }>();
  for (const { node, key } of sorted(root, context)) {
    const letter = context.collation.letterOf(key);
    const group = groups.get(letter.key) ?? { ...letter, entries: [] };
    groups.set(letter.key, group);
    group.entries.push(entryOf(node, context));
  }
  return [...groups.values()];
}

/** The entries of a path joined by commas, without entries whose text the next one repeats. */
export const wholeName = (path: readonly string[]): string =>
  path.filter((text, i) => path[i + 1]?.startsWith(`${text}, `) !== true).join(', ');

interface ArrangeContext extends ArrangeOptions {
  readonly root: TermNode;
  readonly collation: Collation;
}

/**
 * The children of a node, sorted. Texts with equal sort keys are ordered by code unit: `Borrow` before `borrow`.
 */
const sorted = (
  { children }: TermNode,
  { collation, plain }: ArrangeContext,
): readonly { readonly node: TermNode; readonly key: SortKey }[] =>
  [...children.values()]
    .map((node) => ({ node, key: collation.keyOf(plain(node.text)) }))
    .sort((a, b) => compareKeys(a.key, b.key) || (a.node.text < b.node.text ? -1 : 1));

function entryOf(node: TermNode, context: ArrangeContext, head?: string): TermEntry {
  const headPrefix = `${head}, `;
  const repeatsHead = context.rules.suppressHead && head !== undefined && node.text.startsWith(headPrefix);
  const see = [...node.see.values()].map(({ path }): SeeTerm => {
    const key = findNode(context.root, path)?.key;
    return { text: wholeName(path), key };
  });
  return {
    text: repeatsHead ? node.text.slice(headPrefix.length) : node.text,
    places: [...node.places.values()],
    see,
    children: sorted(node, context).map((child) => entryOf(child.node, context, node.text)),
    key: node.key,
  };
}

// A tree of entries -> the entries in order, under their letters.
import { type Collation, type SortKey, collationOf, compareKeys } from './collation.ts';
import type { IndexRules, SeeTerm, TermEntry, TermGroup } from './term-index.ts';
import { type TermNode, findNode } from './term-tree.ts';

export interface Arranging {
  readonly rules: Pick<IndexRules, 'language' | 'suppressHead'>;
  /** What of an entry's text counts for its place. */
  readonly plain: (text: string) => string;
}

export function arrangeIndex(root: TermNode, { rules, plain }: Arranging): readonly TermGroup[] {
  const work: Work = { root, rules, plain, collation: collationOf(rules.language) };
  const groups = new Map<string, { label: string; key: string; entries: TermEntry[] }>();
  for (const { node, key } of sorted(root, work)) {
    const letter = work.collation.letterOf(key);
    const group = groups.get(letter.key) ?? { ...letter, entries: [] };
    groups.set(letter.key, group);
    group.entries.push(entryOf(node, work));
  }
  return [...groups.values()];
}

/** The entries of a path with commas between them; one that says its head's name already says it once. */
export const wholeName = (path: readonly string[]): string =>
  path.filter((text, i) => path[i + 1]?.startsWith(`${text}, `) !== true).join(', ');

interface Work extends Arranging {
  readonly root: TermNode;
  readonly collation: Collation;
}

/** The entries right below a node. Texts that differ only in what does not count come by code units: `Borrow` first. */
const sorted = (
  { children }: TermNode,
  { collation, plain }: Work,
): readonly { readonly node: TermNode; readonly key: SortKey }[] =>
  [...children.values()]
    .map((node) => ({ node, key: collation.keyOf(plain(node.text)) }))
    .sort((a, b) => compareKeys(a.key, b.key) || (a.node.text < b.node.text ? -1 : 1));

function entryOf(node: TermNode, work: Work, head?: string): TermEntry {
  const repeated = `${head}, `;
  const isRepeated = work.rules.suppressHead && head !== undefined && node.text.startsWith(repeated);
  const see = [...node.see.values()].map(({ path }): SeeTerm => {
    const key = findNode(work.root, path)?.key;
    return { text: wholeName(path), key };
  });
  return {
    text: isRepeated ? node.text.slice(repeated.length) : node.text,
    places: [...node.places.values()],
    see,
    children: sorted(node, work).map((child) => entryOf(child.node, work, node.text)),
    key: node.key,
  };
}

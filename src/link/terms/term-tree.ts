// The entries of an index while it is put together: a tree that grows by one marker after the other.
import type { Location } from '../../core/diagnostic.ts';
import type { TermPlace } from './term-index.ts';

/** An entry; the root is none. */
export interface TermNode {
  readonly text: string;
  /** By page: the first place on each. */
  readonly places: Map<string, TermPlace>;
  /** What to see, by its path as one text. */
  readonly see: Map<string, See>;
  readonly children: Map<string, TermNode>;
  /** See `TermEntry.key`. */
  key: string | undefined;
}

export interface See {
  readonly path: readonly string[];
  /** The marker that says so; absent for a rule of the book. */
  readonly at: Location | undefined;
}

export const createNode = (text: string): TermNode => ({
  text,
  places: new Map(),
  see: new Map(),
  children: new Map(),
  key: undefined,
});

/** The entry at a path below `root`; made, with all above it, where it was not there. */
export function nodeAt(root: TermNode, path: readonly string[]): TermNode {
  let node = root;
  for (const text of path) {
    const child = node.children.get(text) ?? createNode(text);
    node.children.set(text, child);
    node = child;
  }
  return node;
}

/** The entry at a path below `root`; absent when there is none. */
export function findNode(root: TermNode, path: readonly string[]): TermNode | undefined {
  let node: TermNode | undefined = root;
  for (const text of path) node = node?.children.get(text);
  return node;
}

/** A page's first place counts. */
export function addPlace(node: TermNode, place: TermPlace): void {
  if (!node.places.has(place.url)) node.places.set(place.url, place);
}

/** Every entry below `node`, each before its own. */
export function* nodesBelow(
  node: TermNode,
  path: readonly string[] = [],
): Generator<{ readonly node: TermNode; readonly path: readonly string[] }> {
  for (const child of node.children.values()) {
    const own = [...path, child.text];
    yield { node: child, path: own };
    yield* nodesBelow(child, own);
  }
}

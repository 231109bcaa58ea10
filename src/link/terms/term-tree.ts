// The entries of an index while it is being built, as a mutable tree.
import type { Location } from '../../core/diagnostic.ts';
import type { TermPlace } from './term-index.ts';

/** An entry, or the root of the tree. */
export interface TermNode {
  readonly text: string;
  /** The first place on each page, by page. */
  readonly places: Map<string, TermPlace>;
  /** References to other entries, by path joined into one text. */
  readonly see: Map<string, See>;
  readonly children: Map<string, TermNode>;
  /** See `TermEntry.key`. */
  key: string | undefined;
}

export interface See {
  readonly path: readonly string[];
  /** Location of the marker; absent for a rule of the book. */
  readonly at: Location | undefined;
}

export const createNode = (text: string): TermNode => ({
  text,
  places: new Map(),
  see: new Map(),
  children: new Map(),
  key: undefined,
});

/** The entry at a path below `root`; created with its parents if missing. */
export function nodeAt(root: TermNode, path: readonly string[]): TermNode {
  let node = root;
  for (const text of path) {
    const child = node.children.get(text) ?? createNode(text);
    node.children.set(text, child);
    node = child;
  }
  return node;
}

/** The entry at a path below `root`; absent when it doesn't exist. */
export function findNode(root: TermNode, path: readonly string[]): TermNode | undefined {
  let node: TermNode | undefined = root;
  for (const text of path) node = node?.children.get(text);
  return node;
}

/** Adds a place, unless the page already has one. */
export function addPlace(node: TermNode, place: TermPlace): void {
  if (!node.places.has(place.url)) node.places.set(place.url, place);
}

/** All entries below `node`, parents first. */
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

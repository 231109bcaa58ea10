// Aligns the children of an old and a new element: equal nodes first, then changed forms of the same kind of node.

/** @typedef {readonly [from: ChildNode | undefined, to?: ChildNode]} NodePair */

/**
 * Old and new children in order, as pairs; a node without a counterpart has a pair of its own.
 * @param {readonly ChildNode[]} old
 * @param {readonly ChildNode[]} next
 */
export const aligned = (old, next) => {
  /** @type {NodePair[]} */
  const pairs = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...equalPairs(old, next), [old.length, next.length]]) {
    pairs.push(...alikePairs(old.slice(i, x), next.slice(j, y)));
    if (x < old.length) pairs.push([old[x], next[y]]);
    [i, j] = [x + 1, y + 1];
  }
  return pairs;
};

/**
 * Indexes of equal nodes: from the beginning, from the end, and as many as possible in between.
 * @param {readonly ChildNode[]} old
 * @param {readonly ChildNode[]} next
 */
const equalPairs = (old, next) => {
  const shorter = Math.min(old.length, next.length);
  let start = 0;
  while (start < shorter && old[start].isEqualNode(next[start])) start++;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end].isEqualNode(next[next.length - 1 - end])) end++;
  /** @type {(count: number, i: number, j: number) => number[][]} */
  const range = (count, i, j) => Array.from({ length: count }, (_, k) => [i + k, j + k]);
  const middle = longestCommon(old.slice(start, old.length - end), next.slice(start, next.length - end));
  return [
    ...range(start, 0, 0),
    ...middle.map(([i, j]) => [i + start, j + start]),
    ...range(end, old.length - end, next.length - end),
  ];
};

/** @param {ChildNode} node */
const keyOf = (node) =>
  node instanceof Element ? node.outerHTML : `${node.nodeType}${/** @type {CharacterData} */ (node).data}`;

/**
 * The longest common subsequence, as pairs of indexes.
 * @param {readonly ChildNode[]} old
 * @param {readonly ChildNode[]} next
 */
const longestCommon = (old, next) => {
  /** @type {number[][]} */
  const pairs = [];
  // With this many changed blocks it is another page.
  if (old.length * next.length > 1e6) return pairs;
  const [a, b] = [old, next].map((nodes) => nodes.map(keyOf));
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i][j] =
        a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  }
  return pairs;
};

/** @param {ChildNode} node */
const idOf = (node) => (node instanceof Element ? node.id : undefined);

/**
 * Between equal nodes: an element is the changed form of the next old one of its kind.
 * @param {readonly ChildNode[]} old
 * @param {readonly ChildNode[]} next
 */
const alikePairs = (old, next) => {
  /** @type {NodePair[]} */
  const pairs = [];
  let at = 0;
  for (const to of next) {
    const found = old.findIndex(
      (from, i) => i >= at && from.nodeName === to.nodeName && idOf(from) === idOf(to),
    );
    if (found === -1) {
      pairs.push([undefined, to]);
      continue;
    }
    pairs.push(...removed(old.slice(at, found)), [old[found], to]);
    at = found + 1;
  }
  return [...pairs, ...removed(old.slice(at))];
};

/**
 * @param {readonly ChildNode[]} old
 * @returns {NodePair[]}
 */
const removed = (old) => old.map((from) => [from]);

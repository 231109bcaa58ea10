// The text of a page as one string, folded, of which any range can be cut out again: highlighted code and emphasis divide
// words between elements.
import { fold } from './fold.js';

const SKIPPED = 'svg, script, style, .buttons';
const BLOCKS =
  'address, article, blockquote, dd, details, div, dl, dt, figcaption, figure, h1, h2, h3, h4, h5, h6, li, main, ol, p, pre, section, summary, table, td, th, tr, ul';

/** @param {Element} root */
const textsIn = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts;
};

/**
 * Folds each letter by itself, so that its place is known: it may become two, or none.
 * @param {string} text
 * @param {(folded: string, offset: number) => void} put
 */
const foldLetters = (text, put) => {
  let offset = 0;
  for (const letter of text) {
    put(fold(letter), offset);
    offset += letter.length;
  }
};

/** @param {Element} root */
export const readText = (root) => {
  let folded = '';
  /** @type {Text[]} */
  const nodes = [];
  /** @type {number[]} - in the node */
  const offsets = [];
  /** @type {Element | null | undefined} */
  let block;
  for (const node of textsIn(root)) {
    const own = node.parentElement?.closest(BLOCKS);
    const put = (/** @type {string} */ text, /** @type {number} */ offset) => {
      folded += text;
      for (let i = 0; i < text.length; i++) {
        nodes.push(node);
        offsets.push(offset);
      }
    };
    if (own !== block && block !== undefined) put('\0', 0);
    block = own;
    foldLetters(node.data, put);
  }
  return {
    folded,
    /**
     * The text nodes of a range, split off from what is around them. Cut the last range first.
     * @param {number} start
     * @param {number} end
     */
    cut: (start, end) => {
      /** @type {Text[]} */
      const parts = [];
      let at = end;
      while (at > start) {
        const node = nodes[at - 1];
        let from = at - 1;
        while (from > start && nodes[from - 1] === node) from--;
        // A letter that is folded to several is marked as a whole.
        const after = nodes[at] === node ? offsets[at] : node.data.length;
        if (after < node.data.length) node.splitText(after);
        parts.push(offsets[from] === 0 ? node : node.splitText(offsets[from]));
        at = from;
      }
      return parts;
    },
  };
};

// `:::file-tree` around nested lists: folders, which readers can fold, and files with their comments.
import type { Location } from '../../core/diagnostic.ts';
import { iconNode } from '../../scan/markdown/tree/icon-tags.ts';
import { type ElementNode, type Node, element, text, textOf } from '../../scan/markdown/tree/node.ts';
import { type BuildBlock, isElement, itemsOf, listsIn, splitItem } from './block.ts';

export const buildFileTree: BuildBlock = (block, place) => {
  for (const list of listsIn(block, 'ul', place)) buildLevel(list, place.at);
};

function buildLevel(list: ElementNode, at: Location): void {
  for (const item of itemsOf(list)) {
    const { lead, rest } = splitItem(item);
    const { name, comment } = entryOf(lead);
    const inner = rest.filter((node) => isElement(node, 'ul'));
    for (const each of inner) buildLevel(each, at);
    const isFolder = inner.length > 0 || /\/\s*$/.test(name.map(textOf).join(''));
    const label: Node[] = [
      ...(isOmission(name) ? [] : [iconNode(isFolder ? 'folder' : 'file', at), text(' ')]),
      element('span', [['class', 'file-name']], [...name]),
      ...(comment.length === 0
        ? []
        : [text(' '), element('span', [['class', 'file-comment']], [...comment])]),
    ];
    item.children =
      inner.length === 0
        ? [...label, ...rest]
        : [element('details', [['open', '']], [element('summary', [], label), ...rest])];
  }
}

interface Entry {
  readonly name: readonly Node[];
  readonly comment: readonly Node[];
}

/** The name ends at the first space, and at the end of a name in bold, in code or in a link. */
function entryOf([first, ...others]: readonly Node[]): Entry {
  if (first === undefined) return { name: [], comment: [] };
  if (first.kind !== 'text') return { name: [first], comment: trimmed(others) };
  const [, name = '', comment = ''] = /^\s*(\S*)\s*([^]*)$/.exec(first.text) ?? [];
  return { name: [text(name)], comment: trimmed([text(comment), ...others]) };
}

const trimmed = (nodes: readonly Node[]): readonly Node[] =>
  nodes.every((node) => node.kind === 'text' && node.text.trim() === '') ? [] : nodes;

/** `...`: files that are left out. */
const isOmission = (name: readonly Node[]): boolean => /^(?:…|\.\.\.)$/.test(name.map(textOf).join(''));

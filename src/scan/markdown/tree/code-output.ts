// Ties blocks with `output="LABEL"` to the block of code before them, whose output they show.
import { diagnose } from '../../../core/diagnostic.ts';
import type { ChapterContext } from './context.ts';
import { type ElementNode, type Node, classesOf, element, elementsIn } from './node.ts';

/** Wraps each pair in an element. Must run before the blocks are finished. */
export function tieOutputs(context: ChapterContext, root: Node[]): void {
  for (const siblings of blockLists(root)) {
    for (let i = 0; i < siblings.length; i++) {
      const block = siblings[i];
      const code = block && codeIn(block);
      if (block === undefined || code?.code?.output === undefined) continue;
      let before = i - 1;
      for (let blank = siblings[before]; blank?.kind === 'text' && blank.text.trim() === '';)
        blank = siblings[--before];
      const command = siblings[before];
      if (command === undefined || !isTied(command)) {
        if (code.at)
          context.diagnostics.push(diagnose('code/no-command', { label: code.code.output }, code.at));
        continue;
      }
      context.uses.add('code-frames');
      const group = element('div', [['class', 'code-with-output']], [command, block]);
      siblings.splice(before, i - before + 1, group);
      i = before;
    }
  }
}

/** Lists of nodes that blocks of code may be in, the root's first; not those of their captions. */
export const blockLists = (root: Node[]): readonly Node[][] => [
  root,
  ...elementsIn(root)
    .filter((node) => !classesOf(node).includes('code-figure'))
    .map(({ children }) => children),
];

/** Output may come in several blocks. */
const isTied = (node: Node): boolean =>
  codeIn(node) !== undefined || (node.kind === 'element' && classesOf(node).includes('code-with-output'));

/** The code of a fenced block, with or without a caption. */
export function codeIn(node: Node): ElementNode | undefined {
  if (node.kind !== 'element' || node.raw) return undefined;
  const isFigure = node.name === 'figure' && classesOf(node).includes('code-figure');
  const pre = isFigure ? node.children.at(-1) : node;
  if (pre?.kind !== 'element' || pre.name !== 'pre') return undefined;
  const [code] = pre.children;
  return code?.kind === 'element' && code.name === 'code' ? code : undefined;
}

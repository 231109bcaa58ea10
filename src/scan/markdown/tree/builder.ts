// Opened and closed elements -> a tree that is always balanced, whatever raw HTML the author wrote.
import type { Diagnostic, Location } from '../../../core/diagnostic.ts';
import { diagnose } from '../../../core/diagnostic.ts';
import { type ElementNode, type Node, type SlotNode, text } from './node.ts';

/** Elements whose end tag HTML lets an author leave out (HTML 13.1.2.4), so that leaving it out is no mistake. */
const END_TAG_OPTIONAL: ReadonlySet<string> = new Set(
  'p li dt dd tr td th thead tbody tfoot colgroup option optgroup rp rt html head body'.split(' '),
);

/**
 * Keeps the stack of open elements as mdBook does (crates/mdbook-html/src/html/tree.rs): raw elements that are still
 * open when their Markdown element ends are closed there, a stray end tag is dropped; both are reported.
 */
export interface TreeBuilder {
  readonly root: Node[];
  readonly diagnostics: Diagnostic[];
  readonly append: (node: Node) => void;
  readonly appendText: (value: string) => void;
  /** Opens a Markdown element or slot; {@link close} ends it. */
  readonly open: (node: ElementNode | SlotNode) => void;
  readonly close: () => void;
  readonly openRaw: (node: ElementNode) => void;
  readonly closeRaw: (name: string, at: Location | undefined) => void;
  /** The innermost open element's children. */
  readonly current: () => Node[];
  readonly isInside: (name: string) => boolean;
  readonly finish: () => void;
}

/** How deep raw HTML may be nested: no page needs more, and no pass over the tree runs out of stack. */
const DEEPEST = 256;

export function createTreeBuilder(): TreeBuilder {
  const root: Node[] = [];
  const diagnostics: Diagnostic[] = [];
  const stack: (ElementNode | SlotNode)[] = [];
  const current = (): Node[] => stack.at(-1)?.children ?? root;
  const open = (node: ElementNode | SlotNode): void => {
    current().push(node);
    stack.push(node);
  };
  const closeUnclosed = (): void => {
    for (let top = stack.at(-1); top?.kind === 'element' && top.raw; top = stack.at(-1)) {
      if (!END_TAG_OPTIONAL.has(top.name))
        diagnostics.push(diagnose('html/unclosed', { tag: top.name }, top.at));
      stack.pop();
    }
  };
  return {
    root,
    diagnostics,
    current,
    open,
    append: (node) => {
      current().push(node);
    },
    appendText: (value) => {
      const last = current().at(-1);
      if (last?.kind === 'text' && !last.isTagLike) last.text += value;
      else if (value !== '') current().push(text(value));
    },
    close: () => {
      closeUnclosed();
      stack.pop();
    },
    openRaw: (node) => {
      // Browsers flatten what is nested deeper (HTML parsers stop at 512); its end tags then close nothing.
      if (stack.length < DEEPEST) open(node);
      else current().push(node);
    },
    closeRaw: (name, at) => {
      const top = stack.at(-1);
      if (top?.kind === 'element' && top.raw && top.name === name) stack.pop();
      else diagnostics.push(diagnose('html/stray-end-tag', { tag: name }, at));
    },
    isInside: (name) =>
      stack.some((node) =>
        node.kind === 'element' ? node.name === name : node.slot.kind === 'link' && name === 'a',
      ),
    finish: closeUnclosed,
  };
}

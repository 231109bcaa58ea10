// Builds a balanced tree from opened and closed elements, however malformed the raw HTML is.
import { type Diagnostic, type Location, diagnose } from '../../../core/diagnostic.ts';
import { type ElementNode, type Node, type SlotNode, text } from './node.ts';

/** Elements with an optional end tag (HTML 13.1.2.4); omitting it is not reported. */
const END_TAG_OPTIONAL: ReadonlySet<string> = new Set(
  'p li dt dd tr td th thead tbody tfoot colgroup option optgroup rp rt html head body'.split(' '),
);

/**
 * Handles open elements like mdBook (crates/mdbook-html/src/html/tree.rs): raw elements are closed where their
 * Markdown element ends, stray end tags are dropped; both are reported. Unlike there, an end tag also closes elements
 * inside it whose own end tag is optional.
 */
export interface TreeBuilder {
  readonly root: Node[];
  readonly diagnostics: Diagnostic[];
  readonly append: (node: Node) => void;
  readonly appendText: (value: string) => void;
  /** Opens a Markdown element or slot; end it with {@link close}. */
  readonly open: (node: ElementNode | SlotNode) => void;
  readonly close: () => void;
  readonly openRaw: (node: ElementNode) => void;
  readonly closeRaw: (name: string, at: Location | undefined) => void;
  /** Children of the innermost open element. */
  readonly current: () => Node[];
  readonly isInside: (name: string) => boolean;
  readonly finish: () => void;
}

/** Maximum nesting of raw HTML, so that recursive passes don't overflow the stack. */
const MAX_DEPTH = 256;

export function createTreeBuilder(): TreeBuilder {
  const root: Node[] = [];
  const diagnostics: Diagnostic[] = [];
  const stack: (ElementNode | SlotNode)[] = [];
  const current = (): Node[] => stack.at(-1)?.children ?? root;
  const open = (node: ElementNode | SlotNode): void => {
    current().push(node);
    stack.push(node);
  };
  // Elements whose end tag comes too early, which is reported at the tag.
  const misnested = new Set<ElementNode>();
  const closeUnclosed = (): void => {
    for (let top = stack.at(-1); top?.kind === 'element' && top.raw; top = stack.at(-1)) {
      if (!END_TAG_OPTIONAL.has(top.name) && !misnested.has(top))
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
      appendText(current(), value);
    },
    close: () => {
      closeUnclosed();
      stack.pop();
    },
    openRaw: (node) => {
      // Browsers flatten deeper nesting too (HTML parsers stop at 512); its end tags are then stray.
      if (stack.length < MAX_DEPTH) open(node);
      else current().push(node);
    },
    closeRaw: (name, at) => {
      const unclosed = endRaw(stack, name);
      if (unclosed === undefined) return;
      diagnostics.push(diagnose('html/stray-end-tag', { tag: name, open: unclosed.at(-1)?.name }, at));
      for (const element of unclosed) misnested.add(element);
    },
    isInside: (name) =>
      stack.some((node) =>
        node.kind === 'element' ? node.name === name : node.slot.kind === 'link' && name === 'a',
      ),
    finish: closeUnclosed,
  };
}

function appendText(children: Node[], value: string): void {
  const last = children.at(-1);
  if (last?.kind === 'text' && !last.isTagLike) last.text += value;
  else if (value !== '') children.push(text(value));
}

/**
 * Closes the innermost open raw element of this name. If that can't be done, the result is this element and those inside it
 * that have to be closed first; empty if none is open.
 */
function endRaw(stack: (ElementNode | SlotNode)[], name: string): readonly ElementNode[] | undefined {
  const ended = rawElementsFrom(stack, name);
  const unclosed = ended.slice(1).filter((element) => !END_TAG_OPTIONAL.has(element.name));
  if (ended.length > 0 && unclosed.length === 0) {
    stack.length -= ended.length;
    return undefined;
  }
  return [...ended.slice(0, 1), ...unclosed];
}

/** The innermost open raw element of this name and those inside it; empty if there is none in its Markdown element. */
function rawElementsFrom(stack: readonly (ElementNode | SlotNode)[], name: string): readonly ElementNode[] {
  const inside: ElementNode[] = [];
  for (let i = stack.length - 1; i >= 0; i--) {
    const node = stack[i];
    if (node?.kind !== 'element' || !node.raw) return [];
    inside.unshift(node);
    if (node.name === name) return inside;
  }
  return [];
}

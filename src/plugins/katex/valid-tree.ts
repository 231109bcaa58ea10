// Fixes Temml's tree: HTML parsers must not leave MathML inside it, and EPUB must allow it.
import type { MathNode } from './math-node.ts';

/** They contain only text (MathML Core, section 3.2). HTML parsers read an element inside one as HTML. */
const TOKENS: ReadonlySet<string> = new Set(['mi', 'mn', 'mo', 'ms', 'mtext']);

/** Changes the node and its descendants in place. */
export function makeValid(node: MathNode): void {
  const { attributes = {}, style = {}, children = [] } = node;
  // An equation's number, which the sheet counts, is an HTML element in an `mtext`.
  const [only] = children;
  if (node.type === 'mtext' && only?.classes?.includes('tml-eqn') === true) {
    node.classes?.push(...only.classes);
    children.splice(0);
  }
  // From `\mathop{a b}`, for example.
  if (TOKENS.has(node.type ?? '') && children.some(({ type }) => type !== undefined)) {
    node.type = 'mrow';
    for (const name of Object.keys(attributes))
      if (!name.startsWith('math')) Reflect.deleteProperty(attributes, name);
  }
  const { scriptlevel, displaystyle } = attributes;
  if (node.type === 'mrow' && (scriptlevel ?? displaystyle) !== undefined) node.type = 'mstyle';
  if (node.type !== 'mstyle' && scriptlevel !== undefined) {
    style['mathDepth'] = scriptlevel;
    Reflect.deleteProperty(attributes, 'scriptlevel');
  }
  children.forEach(makeValid);
}

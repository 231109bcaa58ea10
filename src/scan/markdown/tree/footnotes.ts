// Numbers footnotes and collects their definitions at the end of the chapter, in mdBook's format.
import type { Token } from 'markdown-it';
import { type Location, diagnose } from '../../../core/diagnostic.ts';
import { footnoteKey, footnoteLabelOf } from '../syntax/footnote-syntax.ts';
import type { ChapterContext } from './context.ts';
import { type ElementNode, type Node, attributeOf, element, text } from './node.ts';

interface Footnote {
  /** By first reference, starting at 1. */
  number: number;
  uses: number;
  /** Label as written in the first reference. */
  name: string;
  node?: ElementNode;
  at?: Location;
}

interface Registry {
  /** By {@link footnoteKey}. */
  readonly notes: Map<string, Footnote>;
  /** How many of them have been referenced. */
  used: number;
}

const registries = new WeakMap<ChapterContext, Registry>();

function registryOf(context: ChapterContext): Registry {
  const known = registries.get(context);
  if (known) return known;
  const created: Registry = { notes: new Map(), used: 0 };
  registries.set(context, created);
  return created;
}

function footnoteOf(context: ChapterContext, label: string): Footnote {
  const { notes } = registryOf(context);
  const key = footnoteKey(label);
  const found = notes.get(key) ?? { number: 0, uses: 0, name: label };
  notes.set(key, found);
  return found;
}

/** Appends the numbered mark of a reference. */
export function footnoteReference(context: ChapterContext, token: Token, at: Location): void {
  const label = footnoteLabelOf(token);
  const note = footnoteOf(context, label);
  if (note.uses === 0) note.number = ++registryOf(context).used;
  note.uses += 1;
  context.uses.add('footnotes');
  const siblings = context.builder.current();
  const last = siblings.at(-1);
  if (last?.kind === 'element' && attributeOf(last, 'class') === 'footnote-reference')
    context.builder.appendText(' ');
  const mark = element('sup', [
    ['class', 'footnote-reference'],
    ['id', `fr-${note.name}-${note.uses}`],
  ]);
  mark.children.push(element('a', [['href', `#footnote-${note.name}`]], [text(String(note.number))]));
  context.builder.append({ ...mark, at });
}

/** An undefined reference stays as text. */
export function undefinedFootnote(context: ChapterContext, token: Token, at: Location): void {
  context.diagnostics.push(diagnose('footnote/undefined', { label: footnoteLabelOf(token) }, at));
  context.builder.appendText(token.content);
}

/** Starts a definition, kept out of the text later; returns false if the label is already defined. */
export function openFootnote(context: ChapterContext, label: string, at: Location): boolean {
  const note = footnoteOf(context, label);
  if (note.node) {
    context.diagnostics.push(diagnose('footnote/duplicate', { label }, at));
    return false;
  }
  note.at = at;
  note.node = element('li');
  context.builder.open(note.node);
  return true;
}

/** An inline footnote is a reference and a definition at once. */
export function inlineFootnote(
  context: ChapterContext,
  token: Token,
  appendText: (children: Token[]) => void,
): void {
  const label = footnoteLabelOf(token);
  const at = context.locate(0, 0);
  footnoteReference(context, token, at);
  const note = footnoteOf(context, label);
  note.node = element('li');
  note.at = at;
  context.builder.open(note.node);
  context.builder.open(element('p'));
  appendText(token.children ?? []);
  context.builder.close();
  context.builder.close();
}

/** Moves definitions to a list at the end, sorted by number; drops and reports unused ones. */
export function collectFootnotes(context: ChapterContext, root: Node[]): void {
  const notes = [...registryOf(context).notes.values()].filter((note) => note.node !== undefined);
  if (notes.length === 0) return;
  const nodes = new Set<Node>(notes.map((note) => note.node as Node));
  remove(root, nodes);
  const used = notes.filter((note) => note.uses > 0).sort((a, b) => a.number - b.number);
  for (const note of notes) {
    if (note.uses === 0) context.diagnostics.push(diagnose('footnote/unused', { label: note.name }, note.at));
  }
  if (used.length === 0) return;
  const list = element('ol', [['class', 'footnote-definition']]);
  for (const note of used) {
    if (!note.node) continue;
    note.node.attributes.unshift(['id', `footnote-${note.name}`]);
    appendBackLinks(note.node, note);
    list.children.push(note.node);
  }
  root.push(element('hr'), list);
}

function appendBackLinks(node: ElementNode, note: Footnote): void {
  const last = node.children.at(-1);
  const target = last?.kind === 'element' && last.name === 'p' ? last : node;
  for (let use = 1; use <= note.uses; use++) {
    const href = `#fr-${note.name}-${use}`;
    target.children.push(text(' '), element('a', [['href', href]], [text(`↩${use === 1 ? '' : use}`)]));
  }
}

/** Removes `nodes` from the tree, in one pass over each list of siblings. */
function remove(siblings: Node[], nodes: ReadonlySet<Node>): void {
  let kept = 0;
  for (const node of siblings) {
    if (!nodes.has(node)) siblings[kept++] = node;
    if (node.kind === 'element' || node.kind === 'slot') remove(node.children, nodes);
  }
  siblings.length = kept;
}

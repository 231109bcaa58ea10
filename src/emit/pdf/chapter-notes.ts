// The footnotes of a chapter by their ids, as the bodies of footnotes at the foot of a page.
import type { XmlElement, XmlNode } from '../chapter-tree/xml.ts';
import { type Note, attributeIn, hasClassIn, isNamed } from './renderer.ts';

export interface ChapterNotes {
  readonly note: (href: string) => Note | undefined;
  /** The chapter without the notes that it refers to. */
  readonly content: readonly XmlNode[];
}

/** `prefix` begins the labels of the notes. */
export function chapterNotes(nodes: readonly XmlNode[], prefix: string): ChapterNotes {
  const references = new Set(referencesIn(nodes));
  const notes = new Map<string, Note>();
  const seen = new Set<string>();
  const keepOthers = (node: XmlNode): readonly XmlNode[] => {
    if (!isNamed(node, 'section') || !hasClassIn(node, 'footnotes'))
      return [typeof node === 'string' ? node : { ...node, children: node.children.flatMap(keepOthers) }];
    const others = node.children.filter((child) => {
      const id = isNamed(child, 'aside') ? attributeIn(child, 'id') : undefined;
      if (!isNamed(child, 'aside') || id === undefined || !references.has(`#${id}`)) return true;
      notes.set(`#${id}`, { label: `${prefix}n${notes.size + 1}`, body: bodyOf(child) });
      return false;
    });
    return others.some((child) => typeof child === 'object') ? [{ ...node, children: others }] : [];
  };
  const content = nodes.flatMap(keepOthers);
  const note = (href: string): Note | undefined => {
    const found = notes.get(decoded(href));
    if (found === undefined || !seen.has(found.label)) {
      if (found) seen.add(found.label);
      return found;
    }
    return { label: found.label };
  };
  return { note, content: withoutRule(content) };
}

/** Without the line above notes that moved to the foot of their pages. */
const withoutRule = (content: readonly XmlNode[]): readonly XmlNode[] => {
  const last = content.findLastIndex((node) => typeof node === 'object' || node.trim() !== '');
  return isNamed(content[last], 'hr') ? content.slice(0, last) : content;
};

function* referencesIn(nodes: readonly XmlNode[]): Generator<string> {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    if (node.name === 'sup' && hasClassIn(node, 'footnote-reference'))
      for (const child of node.children)
        if (isNamed(child, 'a')) yield decoded(attributeIn(child, 'href') ?? '');
    yield* referencesIn(node.children);
  }
}

/** Without its number and the links back to the text. */
const bodyOf = ({ children }: XmlElement): readonly XmlNode[] =>
  children.flatMap((node): readonly XmlNode[] => {
    if (typeof node === 'string') return [node];
    if (hasClassIn(node, 'footnote-number') || attributeIn(node, 'role') === 'doc-backlink') return [];
    return [{ ...node, children: bodyOf(node) }];
  });

function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

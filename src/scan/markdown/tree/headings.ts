// Headings and definition titles -> the same with an id and a link to themselves, by mdBook's rules.
import { diagnose } from '../../../core/diagnostic.ts';
import { type UsedIds, slugOf, uniqueId } from '../slug.ts';
import type { ChapterContext } from './context.ts';
import { closeLevelGaps } from './heading-levels.ts';
import { type ElementNode, type Node, attributeOf, element, elementsIn, textOf } from './node.ts';

const LINKED = /^(?:h[1-6]|dt)$/;

/**
 * Every h1 to h6 and dt that Markdown made: an id from its text, unique among the ids made so, unless the author gave
 * one; all its children inside a link with class `header` (mdBook's add_header_links). Raw HTML stays as it is.
 */
export function linkHeadings(context: ChapterContext, root: Node[]): void {
  const made: UsedIds = new Map();
  const given = new Set<string>();
  const elements = elementsIn(root);
  for (const node of elements) {
    if (node.raw || !LINKED.test(node.name)) continue;
    const id = idOf(node, made);
    if (given.has(id)) context.diagnostics.push(diagnose('heading/duplicate-id', { id }, node.at));
    given.add(id);
    node.children = [
      element(
        'a',
        [
          ['class', 'header'],
          ['href', `#${id}`],
        ],
        node.children,
      ),
    ];
  }
  closeLevelGaps(elements);
}

/** The text that mdBook has for an id: without what it takes for tags. */
function idTextOf(node: Node): string {
  if (node.kind === 'text' && node.isTagLike) return '';
  return node.kind === 'element' ? node.children.map(idTextOf).join('') : textOf(node);
}

function idOf(node: ElementNode, made: UsedIds): string {
  const given = attributeOf(node, 'id');
  if (given !== undefined) return given;
  const id = uniqueId(slugOf(idTextOf(node)) || 'section', made);
  // An automatic id stands after the author's attributes, as mdBook writes it.
  node.attributes.push(['id', id]);
  return id;
}

// Adds ids and self-links to headings and definition titles, by mdBook's rules.
import { diagnose } from '../../../core/diagnostic.ts';
import { gitbookIdsOf } from '../gitbook-ids.ts';
import { type UsedIds, slugOf, uniqueId } from '../slug.ts';
import type { ChapterContext } from './context.ts';
import { withOwnLink } from './nested-links.ts';
import {
  type ElementNode,
  type Node,
  attributeOf,
  classesOf,
  element,
  elementsIn,
  isFootnoteReference,
  setAttribute,
  textOf,
  wordsOf,
} from './node.ts';

const LINKED = /^(?:h[1-6]|dt)$/;

/**
 * Every h1 to h6 and dt from Markdown gets an id derived from its text, unique among generated ids, unless the author
 * set one, and a link to itself with class `header` (mdBook's add_header_links). Raw HTML stays unchanged.
 */
export function linkHeadings(context: ChapterContext, root: Node[]): void {
  const generatedIds: UsedIds = new Map();
  const knownIds = new Set<string>();
  const elements = elementsIn(root);
  const generated: ElementNode[] = [];
  for (const node of elements) {
    if (node.raw || !LINKED.test(node.name)) continue;
    if (attributeOf(node, 'id') === undefined) generated.push(node);
    const id = idOf(node, generatedIds);
    if (knownIds.has(id)) context.diagnostics.push(diagnose('heading/duplicate-id', { id }, node.at));
    knownIds.add(id);
    const link = element('a', [
      ['class', 'header'],
      ['href', `#${id}`],
    ]);
    node.children = withOwnLink(node, link);
  }
  if (context.options.hasTemplateTags) addGitbookIds(generated, elementsIn(root));
  closeLevelGaps(elements);
}

/**
 * The text that ids are derived from: without apparent tags, as in mdBook, and without formulas and note numbers. Badges
 * come and go, so they have no part in it either.
 */
function idTextOf(node: Node): string {
  if (isFootnoteReference(node) || isBadge(node)) return '';
  if (node.kind === 'raw' || (node.kind === 'text' && node.isTagLike)) return '';
  return node.kind === 'element' ? node.children.map(idTextOf).join('') : textOf(node);
}

const isBadge = (node: Node): boolean =>
  node.kind === 'element' && !node.raw && node.name === 'span' && classesOf(node).includes('badge');

function idOf(node: ElementNode, generatedIds: UsedIds): string {
  const given = attributeOf(node, 'id');
  if (given !== undefined) return given;
  const id = uniqueId(slugOf(idTextOf(node)) || 'section', generatedIds);
  // mdBook writes a generated id after the author's attributes.
  node.attributes.push(['id', id]);
  if (node.children.some(isFootnoteReference)) keepOldId(node, generatedIds);
  return id;
}

/** Old links may lead to the id with note numbers that mdBook derives. */
function keepOldId(node: ElementNode, generatedIds: UsedIds): void {
  const id = uniqueId(slugOf(textOf(node)), generatedIds);
  node.children.unshift(element('span', [['id', id]]));
}

/** Adds the ids that GitBook generates to headings without an id of their own. If two would get the same id, the first has it. */
function addGitbookIds(headings: readonly ElementNode[], elements: readonly ElementNode[]): void {
  const used = new Set(elements.map((node) => attributeOf(node, 'id')));
  for (const node of headings) {
    for (const id of gitbookIdsOf(wordsOf(node))) {
      if (used.has(id)) continue;
      used.add(id);
      node.children.unshift(element('span', [['id', id]]));
    }
  }
}

interface OpenLevel {
  readonly written: number;
  readonly level: number;
}

/**
 * Sets `aria-level` where the author skipped a level. Elements stay unchanged, so that pages look like in mdBook. Every
 * page has an `h1`: a chapter without one gets the book's title, or its own name on the print page.
 */
function closeLevelGaps(elements: readonly ElementNode[]): void {
  let open: readonly OpenLevel[] = [{ written: 1, level: 1 }];
  for (const node of elements) {
    if (!/^h[1-6]$/.test(node.name)) continue;
    const written = Number(node.name.charAt(1));
    open = open.filter((above) => above.written < written);
    const level = (open.at(-1)?.level ?? 0) + 1;
    open = [...open, { written, level }];
    if (level !== written) setAriaLevel(node, level);
  }
}

function setAriaLevel(node: ElementNode, level: number): void {
  if (attributeOf(node, 'aria-level') === undefined) setAttribute(node, 'aria-level', String(level));
}

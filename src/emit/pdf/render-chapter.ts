// The second pass over a chapter: its tree as Typst.
import { numberOf } from '../../read/summary/outline.ts';
import { pageTitle } from '../../link/resolve/book-index.ts';
import { type XmlElement, type XmlNode, textOfNodes } from '../chapter-tree/xml.ts';
import { blockContent } from './blocks.ts';
import { titleOf } from './chapter-title.ts';
import { chapterNotes } from './chapter-notes.ts';
import type { ChapterTree } from './chapter-tree-of.ts';
import { inlineContent } from './inlines.ts';
import { type Labels, chapterLabel } from './labels.ts';
import {
  type LinkTarget,
  type Picture,
  type Place,
  type Renderer,
  type RenderUse,
  attributeIn,
} from './renderer.ts';
import { type Markup, call, joined, noMarkup, textMarkup } from './typst-code.ts';

/** What all chapters of a book share. */
export interface ChapterWorld extends Pick<RenderUse, 'drawing' | 'notesAddresses' | 'charactersPerLine'> {
  readonly labels: Labels;
  readonly formula: (tex: string, tree: ChapterTree) => string | undefined;
  readonly picture: (href: string, tree: ChapterTree) => Picture | undefined;
  readonly newPageLevel: number;
  readonly contentsLevel: number;
  /** Bookmarks have no gaps: a heading is at most one level below the last one. */
  readonly nextLevel: (wanted: number) => number;
}

/** Words that are longer may be broken: longer than any word of prose, shorter than a line on a small page. */
const LONG_WORD = 24;

export interface ChapterPosition {
  readonly tree: ChapterTree;
  /** Whether the chapter belongs to a part. */
  readonly isInPart: boolean;
}

export function renderChapter(position: ChapterPosition, world: ChapterWorld): Markup {
  const { tree } = position;
  const { note, content } = chapterNotes(tree.nodes, tree.key);
  const { title, rest } = titleOf(content);
  const base = (position.isInPart ? 2 : 1) + tree.page.parents.length;
  const chapterHead = chapterHeading(title, position, { world, base });
  const use: RenderUse = {
    ...world,
    formula: (tex) => world.formula(tex, tree),
    picture: (href) => world.picture(href, tree),
    note,
    labelOf: (id) => labelInChapter(id, tree, world),
    target: (href) => targetOf(href, tree.key, world.labels),
  };
  const renderer = createRenderer(use, sectionHeading(tree, { world, base }));
  const place: Place = {
    depth: 0,
    longWord: Math.min(LONG_WORD, world.charactersPerLine),
    isCode: false,
    inHeading: false,
    inNote: false,
  };
  const head = chapterHead(
    titleOfHead(title, tree.page, (nodes) => renderer.inlines(nodes, { ...place, inHeading: true })),
  );
  const body = renderer.blocks(rest, place);
  const marks = unplacedMarks(joined([head, body]), tree, world);
  return joined([head, '\n' as Markup, marks, marks === '' ? noMarkup : ('\n' as Markup), body]);
}

/** The label of an id; absent for an id that means the chapter as a whole. */
function labelInChapter(id: string, { key }: ChapterTree, { labels }: ChapterWorld): string | undefined {
  const label = labels.of(key, id);
  return label === chapterLabel(key) ? undefined : label;
}

/** Marks for the labels of elements that aren't shown, such as empty ones. They are put at the start of the chapter. */
function unplacedMarks(rendered: Markup, tree: ChapterTree, world: ChapterWorld): Markup {
  const placed = new Set([...rendered.matchAll(/#mark\("([\w-]+)"\)/g)].map(([, label]) => label));
  const labels = world.labels.idsIn(tree.key).flatMap((id) => labelInChapter(id, tree, world) ?? []);
  return joined(
    labels.filter((label) => !placed.has(label)).map((label) => call('mark', { values: [label] })),
  );
}

const sectionHeading =
  (
    { page }: ChapterTree,
    { world, base }: { readonly world: ChapterWorld; readonly base: number },
  ): Renderer['heading'] =>
  (rank, shown) =>
    call('section', {
      named: {
        level: world.nextLevel(base + Math.max(rank, 2) - 1),
        rank: Math.min(6, page.parents.length + Math.max(rank, 2)),
      },
      contents: [shown],
    });

const titleOfHead = (
  title: XmlElement | undefined,
  page: ChapterTree['page'],
  inlines: (nodes: readonly XmlNode[]) => Markup,
): Markup => (title === undefined ? textMarkup(pageTitle(page)) : inlines(title.children));

function chapterHeading(
  title: XmlElement | undefined,
  { tree }: ChapterPosition,
  { world, base }: { readonly world: ChapterWorld; readonly base: number },
): (shown: Markup) => Markup {
  const { page, key } = tree;
  const level = page.parents.length + 1;
  const number = numberOf(page.chapter)?.replace(/\.$/, '');
  const name = title === undefined ? pageTitle(page) : textOfNodes(title.children).trim();
  return (shown) =>
    call('chapter', {
      values: [chapterLabel(key)],
      named: {
        level: world.nextLevel(base),
        rank: Math.min(level, 6),
        number,
        'opens-page': level <= world.newPageLevel ? undefined : false,
        'in-contents': level <= world.contentsLevel ? undefined : false,
        running: shortened(number === undefined ? name : `${number} ${name}`, world.charactersPerLine),
      },
      contents: [shown],
    });
}

/** A running head is one line. */
const shortened = (name: string, longest: number): string => {
  const letters = Array.from(name.replace(/\s+/g, ' '));
  return letters.length <= longest ? letters.join('') : `${letters.slice(0, longest - 1).join('')}…`;
};

/** The target of an address as the first pass wrote it: `c2#id`, `#id` or a URL. */
function targetOf(href: string, key: string, labels: Labels): LinkTarget | undefined {
  const [, chapter, id] = /^(c\d+)?(?:#(.*))?$/s.exec(href) ?? [];
  if (chapter === undefined && id === undefined) return { kind: 'address', url: href };
  const target = chapter ?? key;
  const label = id === undefined ? undefined : labels.of(target, decoded(id));
  return { kind: 'place', label: label ?? chapterLabel(target), isFar: target !== key };
}

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

function createRenderer(use: RenderUse, heading: Renderer['heading']): Renderer {
  const emitted = new Set<string>();
  let waiting: string[] = [];
  const renderer: Renderer = {
    use,
    heading,
    blocks: (nodes, place) => blockContent(nodes, place, renderer),
    inlines: (nodes, place) => inlineContent(nodes, place, renderer),
    addPlaces: (element) => {
      const id = attributeIn(element, 'id');
      const label = id === undefined || emitted.has(id) ? undefined : use.labelOf(id);
      if (id === undefined || label === undefined) return;
      emitted.add(id);
      waiting.push(label);
    },
    takePlaces: () => {
      const marks = joined(waiting.map((label) => call('mark', { values: [label] })));
      waiting = [];
      return marks;
    },
  };
  return renderer;
}

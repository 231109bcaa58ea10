// `nav.xhtml`: the table of contents as readers show it, and the landmarks (EPUB 3.3, 7).
import { encodePath } from '../../core/path.ts';
import { type Words, wordOf } from '../../core/words.ts';
import { type Chapter, type Outline, type OutlineItem, numberOf } from '../../read/summary/outline.ts';
import { type DocumentFrame, xhtmlDocument } from './xhtml-document.ts';
import { type Attribute, type XmlElement, type XmlNode, xml } from '../chapter-tree/xml.ts';

export const NAVIGATION = 'nav.xhtml';

export interface NavigationInput {
  readonly outline: Outline;
  /** The link of an entry; absent for an entry that has none. */
  readonly hrefOf: (entry: Chapter) => string | undefined;
  readonly numbered: boolean;
  readonly landmarks: readonly Landmark[];
  readonly words: Words;
  readonly frame: DocumentFrame;
}

export interface Landmark {
  readonly type: 'cover' | 'toc' | 'bodymatter' | 'index';
  readonly path: string;
}

export function navigationDocument(input: NavigationInput): string {
  const { outline, landmarks, words, frame } = input;
  const title = wordOf(words, 'table-of-contents');
  const entries = entriesOf(partsOf(outline.items), input);
  const list = entries.length > 0 ? entries : [xml('li', [], [anchor(encodePath(NAVIGATION), title)])];
  const body = [contentsList(title, list), '\n', landmarkList(landmarks, words)];
  return xhtmlDocument({ path: NAVIGATION, title, frame, body });
}

const contentsList = (title: string, entries: readonly XmlElement[]): XmlElement =>
  xml(
    'nav',
    [
      ['epub:type', 'toc'],
      ['role', 'doc-toc'],
      ['id', 'toc'],
      ['aria-labelledby', 'toc-title'],
    ],
    [xml('h1', [['id', 'toc-title']], [title]), xml('ol', [], entries)],
  );

function landmarkList(landmarks: readonly Landmark[], words: Words): XmlElement {
  const items = landmarks.map(({ type, path }) => {
    const attributes: readonly Attribute[] = [
      ['epub:type', type],
      ['href', encodePath(path)],
    ];
    return xml('li', [], [xml('a', attributes, [wordOf(words, LANDMARK_WORDS[type])])]);
  });
  return xml(
    'nav',
    [
      ['epub:type', 'landmarks'],
      ['id', 'landmarks'],
      ['hidden', 'hidden'],
      ['aria-label', wordOf(words, 'epub-landmarks')],
    ],
    [xml('ol', [], items)],
  );
}

const LANDMARK_WORDS = {
  cover: 'epub-cover',
  toc: 'table-of-contents',
  bodymatter: 'epub-start',
  index: 'index',
} as const satisfies Readonly<Record<Landmark['type'], string>>;

const anchor = (href: string, label: string): XmlNode => xml('a', [['href', href]], [label]);

/** A part with the chapters up to the next one. */
interface Part {
  readonly title?: string;
  readonly items: OutlineItem[];
}

function partsOf(items: readonly OutlineItem[]): readonly Part[] {
  const parts: Part[] = [{ items: [] }];
  for (const item of items) {
    if (item.kind === 'part') parts.push({ title: item.title, items: [] });
    // Chapters after a separator belong to no part.
    else if (item.kind === 'separator') parts.push({ items: [] });
    else parts.at(-1)?.items.push(item);
  }
  return parts;
}

const entriesOf = (parts: readonly Part[], input: NavigationInput): readonly XmlElement[] =>
  parts.flatMap(({ title, items }) => {
    const entries = items.flatMap((item) => entryOf(item, input));
    return title === undefined || title.trim() === '' || entries.length === 0
      ? entries
      : [group(title, entries)];
  });

const group = (title: string, entries: readonly XmlElement[]): XmlElement =>
  xml('li', [], [xml('span', [], [title]), xml('ol', [], entries)]);

/** Drafts are headings of the chapters below them; a draft without such is left out, since it leads nowhere. */
function entryOf(item: OutlineItem, input: NavigationInput): readonly XmlElement[] {
  if (item.kind === 'part' || item.kind === 'separator') return [];
  const below = entriesOf(partsOf(item.children), input);
  const href = input.hrefOf(item);
  const number = input.numbered ? numberOf(item) : undefined;
  const name = item.name.trim() === '' ? (href ?? '–') : item.name;
  const label = number === undefined ? name : `${number} ${name}`;
  if (href === undefined) return below.length === 0 ? [] : [group(label, below)];
  return [xml('li', [], [anchor(href, label), ...(below.length === 0 ? [] : [xml('ol', [], below)])])];
}

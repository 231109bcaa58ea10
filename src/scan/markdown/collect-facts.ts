// Collects the facts about a chapter that other pages need, from its finished tree.
import { addressKind, splitAddressSet } from '../../core/address-attributes.ts';
import { escapeText } from '../../core/escape-html.ts';
import { termKey } from '../../core/term-key.ts';
import { normalLabel } from '../../core/label.ts';
import type { CodeSlot } from './body.ts';
import type { FrontMatter } from '../../read/preprocess/front-matter.ts';
import { type BookPath, isInternalUrl } from '../../core/path.ts';
import type {
  Anchor,
  CodeLanguage,
  Facts,
  Heading,
  IconUse,
  Link,
  NumberedLines,
  Term,
  TermDefinition,
  UsedLabel,
} from './facts.ts';
import { placeLabel } from './place-label.ts';
import { readingMinutes } from './reading-time.ts';
import type { ChapterContext } from './tree/context.ts';
import {
  type ElementNode,
  type Node,
  type SlotNode,
  attributeOf,
  isFootnoteReference,
  textOf,
  wordsOf,
} from './tree/node.ts';

export interface FactsInput {
  readonly context: ChapterContext;
  readonly root: readonly Node[];
  readonly icons: readonly IconUse[];
  readonly frontMatter: FrontMatter;
  readonly headTitle?: string;
}

interface Found {
  readonly headings: Heading[];
  readonly anchors: Anchor[];
  readonly numberedLines: NumberedLines[];
  readonly links: Link[];
  readonly sections: Map<string, number>;
  readonly labels: Map<string, UsedLabel>;
  readonly placeLabels: Map<string, UsedLabel>;
  readonly languages: Map<string, CodeLanguage>;
  readonly indexes: Set<string>;
  readonly definitions: TermDefinition[];
  summary: string;
}

/** Characters of the summary at most: about as many as search engines and link previews show. */
const SUMMARY_LENGTH = 200;

export function collectFacts({ context, root, icons, frontMatter, headTitle }: FactsInput): Facts {
  const found: Found = {
    headings: [],
    anchors: [],
    numberedLines: [],
    links: [],
    sections: new Map(),
    labels: new Map(),
    placeLabels: new Map(),
    languages: new Map(),
    indexes: new Set(),
    definitions: [],
    summary: '',
  };
  const nowhere = { file: context.source, span: { start: 0, end: 0 } };
  for (const node of root) visit(node, found, { context, nowhere });
  const terms: Term[] = context.terms.map((term) => {
    const section = found.sections.get(term.id);
    return section === undefined || section < 0 ? term : { ...term, section };
  });
  return {
    frontMatter,
    headTitle,
    headings: found.headings,
    anchors: found.anchors,
    ...(found.numberedLines.length > 0 && { numberedLines: found.numberedLines }),
    links: found.links,
    labels: [...context.labels].sort().map((label) => found.labels.get(label) ?? { label }),
    undefinedLabels: context.undefinedLabels,
    placeLabels: found.placeLabels.size === 0 ? undefined : [...found.placeLabels.values()].sort(byLabel),
    wikiLinks: context.wikiLinks.length === 0 ? undefined : context.wikiLinks,
    terms,
    ...(found.definitions.length > 0 && { definitions: found.definitions }),
    indexes: found.indexes.size === 0 ? undefined : [...found.indexes].sort(),
    languages: [...found.languages.values()],
    icons: icons.length === 0 ? undefined : icons,
    uses: [...context.uses].sort(),
    summary: found.summary,
    ...(context.options.readingTime && { readingMinutes: readingMinutes(root) }),
  };
}

interface Visit {
  readonly context: ChapterContext;
  readonly nowhere: {
    readonly file: BookPath;
    readonly span: { readonly start: number; readonly end: number };
  };
}

function visit(node: Node, found: Found, about: Visit): void {
  if (node.kind === 'element') visitElement(node, found, about);
  else if (node.kind === 'slot') visitSlot(node, found, about);
  if (node.kind === 'element' || node.kind === 'slot')
    for (const child of node.children) visit(child, found, about);
}

function visitElement(node: ElementNode, found: Found, { context, nowhere }: Visit): void {
  const at = node.at ?? nowhere;
  const id = attributeOf(node, 'id');
  const level = /^h([1-6])$/.exec(node.name)?.[1];
  if (level !== undefined) {
    found.headings.push({
      level: Number(level) as Heading['level'],
      id,
      text: wordsOf(node).trim(),
      html: outlineHtml(node),
      at,
    });
  } else {
    if (id !== undefined) found.anchors.push({ id, at });
    const name = node.name === 'a' ? attributeOf(node, 'name') : undefined;
    if (name !== undefined && name !== id) found.anchors.push({ id: name, at });
  }
  if (id !== undefined && attributeOf(node, 'class') === 'index-term')
    found.sections.set(id, found.headings.length - 1);
  visitUrls(node, found, { context, nowhere });
  if (node.name === 'dl' && context.options.glossary) found.definitions.push(...definitionsIn(node));
  if (node.label !== undefined)
    recordLabel(node, node.label, { labels: found.labels, headings: found.headings });
  if (node.name === 'p' && found.summary === '' && !node.raw) found.summary = truncate(wordsOf(node));
}

/** Several titles can share a definition. */
function definitionsIn({ children }: ElementNode): readonly TermDefinition[] {
  const parts = children.filter((node): node is ElementNode => node.kind === 'element');
  return parts.flatMap((title, i): readonly TermDefinition[] => {
    const id = attributeOf(title, 'id');
    const definition = parts.slice(i).find(({ name }) => name === 'dd');
    if (title.name !== 'dt' || id === undefined || definition === undefined) return [];
    return [{ key: termKey(wordsOf(title)), id, text: truncate(wordsOf(definition)) }];
  });
}

function visitUrls(node: ElementNode, found: Found, { context, nowhere }: Visit): void {
  if (isHeaderLink(node)) return;
  const kind = node.raw ? 'raw' : node.name === 'a' ? 'link' : 'image';
  const from = node.from ?? context.source;
  const at = node.at ?? nowhere;
  const text = textOf(node).trim();
  for (const url of addressesOf(node)) found.links.push({ kind, url, text, from, at });
}

/** External addresses of other elements are not always for readers: the target of a form, a host to connect to. */
const addressesOf = ({ name: element, attributes }: ElementNode): readonly string[] =>
  attributes
    .flatMap(([name, value]) => {
      const kind = addressKind(element, name);
      return kind === 'set'
        ? splitAddressSet(value).filter((_, i) => i % 2 === 1)
        : kind === 'address'
          ? [value]
          : [];
    })
    .filter((url) => url !== '' && (element === 'a' || element === 'img' || isInternalUrl(url)));

/** Records the first link for each label. */
function recordLabel(
  { children }: ElementNode | SlotNode,
  label: string,
  { labels, headings }: Pick<Found, 'labels' | 'headings'>,
): void {
  if (labels.has(label)) return;
  const section = headings.length === 0 ? undefined : headings.length - 1;
  const html = children.map(outlineHtml).join('') || escapeText(children.map(altTextIn).join(''));
  labels.set(label, { label, html, section });
}

const byLabel = (a: UsedLabel, b: UsedLabel): number => (a.label < b.label ? -1 : 1);

const altTextIn = (node: Node): string =>
  node.kind === 'slot' && node.slot.kind === 'image'
    ? node.slot.alt
    : node.kind === 'element'
      ? node.children.map(altTextIn).join('')
      : '';

const isHeaderLink = (node: ElementNode): boolean => attributeOf(node, 'class') === 'header';

function visitSlot(node: SlotNode, found: Found, { nowhere }: Visit): void {
  if (node.slot.kind === 'code') {
    found.numberedLines.push(...numberedLinesOf(node.slot));
    const name = node.slot.language;
    if (name !== '' && !found.languages.has(name))
      found.languages.set(name, { name, at: node.at ?? nowhere });
    return;
  }
  if (node.slot.kind === 'index') found.indexes.add(node.slot.prefix ?? '');
  if (node.slot.kind === 'reference' && node.slot.literal[0] === '[' && placeLabel(node.slot.label))
    recordLabel(node, normalLabel(node.slot.label), { labels: found.placeLabels, headings: found.headings });
  if (node.slot.kind !== 'image') return;
  const { url, alt, from } = node.slot;
  found.links.push({ kind: 'image', url, text: alt, from, at: node.at ?? nowhere });
}

function numberedLinesOf({ id, lines }: CodeSlot): readonly NumberedLines[] {
  const numbers = lines.flatMap(({ number }) => number ?? []);
  const [first, last] = [numbers[0], numbers.at(-1)];
  return id === undefined || first === undefined || last === undefined ? [] : [{ id, first, last }];
}

const KEPT_IN_OUTLINE: ReadonlySet<string> = new Set('code em strong del sub sup kbd i b s mark'.split(' '));

/** A heading's inline HTML without links, anchors and attributes. */
function outlineHtml(node: Node): string {
  if (node.kind === 'text') return escapeText(node.text);
  if (node.kind === 'raw') return node.text === undefined ? '' : node.html;
  if (node.kind === 'slot') return escapeText(textOf(node));
  const inside = node.children.map(outlineHtml).join('');
  if (isFootnoteReference(node)) return '';
  return KEPT_IN_OUTLINE.has(node.name) ? `<${node.name}>${inside}</${node.name}>` : inside;
}

function truncate(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= SUMMARY_LENGTH) return plain;
  const space = plain.lastIndexOf(' ', SUMMARY_LENGTH);
  return `${plain.slice(0, space > 0 ? space : SUMMARY_LENGTH)}…`;
}

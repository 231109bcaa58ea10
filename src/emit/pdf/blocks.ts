// Paragraphs, lists, quotes and other blocks as Typst content.
import type { XmlElement, XmlNode } from '../chapter-tree/xml.ts';
import { codeBlock } from './code-lines.ts';
import { formulaMarkup } from './formula-markup.ts';
import { indexList } from './index-list.ts';
import { inlineContent } from './inlines.ts';
import { blockPicture } from './pictures.ts';
import {
  type Place,
  type Renderer,
  attributeIn,
  classesIn,
  hasClassIn,
  isBlank,
  isNamed,
} from './renderer.ts';
import { dataTable } from './tables.ts';
import { type Markup, call, joined, noMarkup, variable, wrap } from './typst-code.ts';

/** Typst stops at about 40 layouts in each other, and a list in a list takes two or three. */
const DEEPEST = 8;

export function blockContent(nodes: readonly XmlNode[], place: Place, renderer: Renderer): Markup {
  const parts: Markup[] = [];
  let text: XmlNode[] = [];
  const endText = (): void => {
    if (!text.every(isBlank)) parts.push(paragraph(text, place, renderer));
    text = [];
  };
  let index: XmlElement[] = [];
  const endIndex = (): void => {
    const shown = index.map((node) => block(node, place, renderer)).filter((part) => part !== '');
    if (shown.length > 0) parts.push(wrap('index-columns', shown.join('\n') as Markup));
    index = [];
  };
  for (const node of nodes) {
    if (isOfIndex(node)) {
      endText();
      index.push(node);
    } else if (index.length > 0 && isBlank(node)) continue;
    else if (!isBlock(node)) {
      endIndex();
      text.push(node);
    } else {
      endIndex();
      endText();
      parts.push(block(node, place, renderer));
    }
  }
  endText();
  endIndex();
  return joined(parts.filter((part) => part !== '').map((part) => `${part}\n` as Markup));
}

/** Letters and lists of an index, which are set in columns together. */
const isOfIndex = (node: XmlNode): node is XmlElement =>
  isNamed(node, 'h2', 'ul') && (hasClassIn(node, 'index-letter') || hasClassIn(node, 'index-list'));

const BLOCKS: ReadonlySet<string> = new Set(
  `article aside blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li nav ol p pre section table ul`.split(
    ' ',
  ),
);

const isBlock = (node: XmlNode): node is XmlElement => {
  if (typeof node === 'string') return false;
  return BLOCKS.has(node.name) || (isAround(node) && node.children.some(isBlock)) || isDisplay(node);
};

/** Elements that contain what is allowed around them. */
const isAround = ({ name }: XmlElement): boolean =>
  name === 'a' || name === 'del' || name === 'ins' || name === 'span';

const isDisplay = (element: XmlElement): boolean =>
  element.name === 'math'
    ? attributeIn(element, 'display') === 'block'
    : element.name === 'span' && formulaIn(element) !== undefined;

/** The formula that is all of a `span` or paragraph. */
function formulaIn({ children }: XmlElement): XmlElement | undefined {
  const [only, ...others] = children.filter((child) => !isBlank(child));
  if (only === undefined || others.length > 0) return undefined;
  if (isNamed(only, 'math')) return attributeIn(only, 'display') === 'block' ? only : undefined;
  return isNamed(only, 'span') ? formulaIn(only) : undefined;
}

type Handler = (element: XmlElement, place: Place, renderer: Renderer) => Markup;

function block(element: XmlElement, place: Place, renderer: Renderer): Markup {
  renderer.addPlaces(element);
  const handler = Object.hasOwn(HANDLERS, element.name) ? HANDLERS[element.name] : undefined;
  const align = alignmentOf(element);
  const shown = (handler ?? container)(element, place, renderer);
  return align === undefined || shown === ''
    ? shown
    : call('aligned', { values: [align], contents: [shown] });
}

const alignmentOf = (element: XmlElement): string | undefined =>
  element.name === 'table'
    ? undefined
    : /text-align:\s*(left|right|center|justify)/.exec(attributeIn(element, 'style') ?? '')?.[1];

const inside = (place: Place): Place => ({ ...place, depth: place.depth + 1 });

const container: Handler = (element, place, renderer) => {
  if (isDisplay(element)) return displayFormula(element, renderer);
  const { children } = element;
  const kind = classesIn(element).find((name) => /^(?:admonition|warning)$/.test(name));
  if (kind === undefined || place.depth >= DEEPEST) return renderer.blocks(children, place);
  return callout(kind, renderer.blocks(children, inside(place)));
};

const displayFormula = (element: XmlElement, renderer: Renderer): Markup => {
  const found = isNamed(element, 'math') ? element : formulaIn(element);
  return found === undefined ? noMarkup : formulaMarkup(found, renderer);
};

const callout = (kind: string | undefined, content: Markup): Markup =>
  content === '' ? noMarkup : call('callout', { named: { kind }, contents: [content] });

function paragraph(nodes: readonly XmlNode[], place: Place, renderer: Renderer): Markup {
  const content = inlineContent(nodes, place, renderer);
  return content === '' ? noMarkup : wrap('paragraph', content);
}

/** Titles of alerts, admonitions, tabs, summaries and cards are bold lines. */
const TITLES = /^(?:tab-name|summary|card-title|admonition-title)$/;

const p: Handler = (element, place, renderer) => {
  const only = element.children.filter((child) => !isBlank(child));
  if (only.length === 1 && isNamed(only[0], 'img')) {
    renderer.addPlaces(only[0]);
    return blockPicture(only[0], renderer);
  }
  if (formulaIn(element) !== undefined) return displayFormula(element, renderer);
  const content = inlineContent(element.children, place, renderer);
  const classes = classesIn(element);
  if (content === '') return noMarkup;
  if (classes.includes('blockquote-tag-title'))
    return call('callout-title', { named: { kind: place.alert }, contents: [content] });
  return wrap(classes.some((name) => TITLES.test(name)) ? 'block-title' : 'paragraph', content);
};

const blockquote: Handler = (element, place, renderer) => {
  if (place.depth >= DEEPEST) return renderer.blocks(element.children, place);
  const kind = classesIn(element).find((name) => /^blockquote-tag-/.test(name));
  const content = renderer.blocks(element.children, { ...inside(place), alert: kind });
  if (content === '') return noMarkup;
  return kind === undefined ? wrap('quotation', content) : callout(kind, content);
};

const list: Handler = (element, place, renderer) => {
  if (hasClassIn(element, 'index-list')) return indexList(element, place, renderer);
  const items = element.children.filter((child) => isNamed(child, 'li'));
  if (place.depth >= DEEPEST) return joined(items.map((item) => renderer.blocks(item.children, place)));
  if (items.length === 0) return noMarkup;
  const isLoose = items.some(({ children }) => children.some((child) => isNamed(child, 'p')));
  const contents = items.map((item) => {
    renderer.addPlaces(item);
    return renderer.blocks(item.children, inside(place));
  });
  if (element.name === 'ul') return call('list', { named: { tight: !isLoose }, contents });
  const start = Number(attributeIn(element, 'start') ?? '1');
  const reversed = attributeIn(element, 'reversed') === undefined ? undefined : true;
  const type = attributeIn(element, 'type') ?? '1';
  const numbering = type === '1' ? undefined : `${type}.`;
  return call('enum', {
    named: {
      tight: !isLoose,
      start: start === 1 || !(start >= 0 && start < 1e9) ? undefined : start,
      numbering,
      reversed,
    },
    contents,
  });
};

/** Terms in a row share their descriptions. */
const definitions: Handler = (element, place, renderer) => {
  const items: { readonly terms: Markup[]; readonly descriptions: Markup[] }[] = [];
  for (const child of element.children) {
    if (!isNamed(child, 'dt', 'dd')) continue;
    const last = items.at(-1);
    renderer.addPlaces(child);
    if (child.name === 'dt') {
      const term = inlineContent(child.children, place, renderer);
      if (last === undefined || last.descriptions.length > 0) items.push({ terms: [term], descriptions: [] });
      else last.terms.push(term);
    } else {
      const nested = place.depth >= DEEPEST ? place : inside(place);
      last?.descriptions.push(renderer.blocks(child.children, nested));
    }
  }
  if (place.depth >= DEEPEST)
    return joined(
      items.flatMap(({ terms, descriptions }) => [
        ...terms.map((term) => wrap('block-title', term)),
        ...descriptions,
      ]),
    );
  const entries = items.map(
    ({ terms, descriptions }) =>
      `terms.item([${terms.join('#linebreak();')}], [${joined(descriptions)}])` as Markup,
  );
  return entries.length === 0 ? noMarkup : (`#terms(tight: false, ${entries.join(', ')})` as Markup);
};

const heading: Handler = (element, place, renderer) => {
  const content = inlineContent(element.children, { ...place, inHeading: true }, renderer);
  return content === '' ? noMarkup : renderer.heading(Number(element.name[1]), content, place);
};

const HANDLERS: Readonly<Record<string, Handler>> = {
  p,
  blockquote,
  ul: list,
  ol: list,
  dl: definitions,
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, heading])),
  dt: (element, place, renderer) => {
    const content = inlineContent(element.children, place, renderer);
    return content === '' ? noMarkup : wrap('block-title', content);
  },
  figcaption: (element, place, renderer) => {
    const content = renderer.blocks(element.children, place);
    return content === '' ? noMarkup : wrap('caption', content);
  },
  hr: () => variable('divider()'),
  // The letters of the index, which printed pages need no links to.
  nav: (element, place, renderer) =>
    hasClassIn(element, 'index-letters') ? noMarkup : renderer.blocks(element.children, place),
  pre: codeBlock,
  table: dataTable,
};

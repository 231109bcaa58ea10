// The index: entries with the numbers of their pages, and links to other entries.
import { type XmlElement, type XmlNode } from '../chapter-tree/xml.ts';
import { inlineContent } from './inlines.ts';
import { type Place, type Renderer, attributeIn, hasClassIn, isNamed } from './renderer.ts';
import { type Markup, call, joined, noMarkup, textMarkup, wrap } from './typst-code.ts';

export function indexList(element: XmlElement, place: Place, renderer: Renderer): Markup {
  const entries = joined(entriesOf(element, { depth: 0, place, renderer }));
  return entries === '' ? noMarkup : wrap('index-list', entries);
}

interface Level {
  readonly depth: number;
  readonly place: Place;
  readonly renderer: Renderer;
}

function entriesOf(list: XmlElement, level: Level): readonly Markup[] {
  const { depth, place, renderer } = level;
  return list.children.flatMap((item): readonly Markup[] => {
    if (!isNamed(item, 'li')) return [];
    renderer.addPlaces(item);
    const own = item.children.filter((child) => !isNamed(child, 'ul', 'ol'));
    const narrow = { ...place, longWord: 18 };
    const parts = own.map((node) =>
      isNamed(node, 'span') && hasClassIn(node, 'index-places')
        ? placesOf(node, narrow, renderer)
        : inlineContent([node], narrow, renderer),
    );
    const shown = joined(parts.filter((part) => part !== ''));
    const entry = shown === '' ? [] : [call('index-entry', { named: { depth }, contents: [shown] })];
    const nested = item.children.filter((child) => isNamed(child, 'ul', 'ol'));
    return [
      ...entry,
      ...nested.flatMap((child) => entriesOf(child, { ...level, depth: Math.min(depth + 1, 4) })),
    ];
  });
}

const isLocator = (node: XmlNode): node is XmlElement =>
  isNamed(node, 'a') && attributeIn(node, 'epub:type') === 'index-locator';

/** Page numbers instead of the names of chapters; what follows are other entries. */
function placesOf({ children }: XmlElement, place: Place, renderer: Renderer): Markup {
  const labels = children.filter(isLocator).flatMap((node) => {
    const target = renderer.use.target(attributeIn(node, 'href') ?? '');
    return target?.kind === 'place' ? [target.label] : [];
  });
  const last = children.findLastIndex(isLocator);
  const others = inlineContent(children.slice(last + 1), { ...place, inHeading: true }, renderer);
  const pages = labels.length === 0 ? [] : [textMarkup(' '), call('index-pages', { values: labels })];
  return joined([
    ...pages,
    ...(others === '' ? [] : [...(labels.length === 0 ? [textMarkup(' ')] : []), others]),
  ]);
}

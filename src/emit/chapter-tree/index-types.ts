// The index's parts by their roles, from their classes (EPUB Indexes 1.0, section 2).
import { type HtmlElement, classesOf } from './html-tree.ts';
import type { Attribute } from './xml.ts';

const BY_CLASS: Readonly<Record<string, string>> = {
  'index-list': 'index-entry-list',
  'index-entry': 'index-term',
};

export function indexType(node: HtmlElement): readonly Attribute[] {
  const classes = classesOf(node);
  for (const name of classes) {
    const type = Object.hasOwn(BY_CLASS, name) ? BY_CLASS[name] : undefined;
    if (type !== undefined) return [['epub:type', type]];
  }
  const parent = node.parentNode !== null && 'tagName' in node.parentNode ? classesOf(node.parentNode) : [];
  if (node.tagName === 'li' && parent.includes('index-list')) return [['epub:type', 'index-entry']];
  if (node.tagName === 'a' && parent.includes('index-places') && isLocator(node))
    return [['epub:type', 'index-locator']];
  return [];
}

/** Links to other entries (see, see also) aren’t locators. */
const isLocator = ({ attrs }: HtmlElement): boolean =>
  attrs.find(({ name }) => name === 'href')?.value.startsWith('#') === false;

// `:::cards` around a list: each item is a card, titled by the link or the bold text that it starts with.
import { type ElementNode, type Node, classesOf, element } from '../../scan/markdown/tree/node.ts';
import { type BuildBlock, afterTitle, isElement, itemsOf, listsIn, splitItem } from './block.ts';

export const buildCards: BuildBlock = (block, place) => {
  for (const list of listsIn(block, 'ul', place))
    for (const item of itemsOf(list)) {
      item.attributes.push(['class', 'card']);
      item.children = cardOf(item);
    }
};

function cardOf(item: ElementNode): Node[] {
  const { lead, rest } = splitItem(item);
  const icons = lead.slice(
    0,
    lead.findIndex((node) => !isIcon(node) && !isSpace(node)),
  );
  const [title, ...text] = lead.slice(icons.length);
  if (!isElement(title, 'a', 'strong')) return [paragraph(undefined, lead), ...rest];
  const [inner] = title.children;
  const isBold = title.name === 'strong';
  const name = isBold && title.children.length > 1 ? title.children : isBold && inner ? [inner] : [title];
  const mark = icons.filter(isIcon);
  return [
    ...(mark.length === 0 ? [] : [paragraph('card-icon', mark)]),
    paragraph('card-title', name),
    ...[afterTitle(text)].filter((nodes) => nodes.length > 0).map((nodes) => paragraph(undefined, nodes)),
    ...rest,
  ];
}

const paragraph = (name: string | undefined, children: readonly Node[]): ElementNode =>
  element('p', name === undefined ? [] : [['class', name]], [...children]);

/** Font Awesome's element, which becomes an icon of the theme, or an image. */
const isIcon = (node: Node): boolean =>
  (isElement(node, 'i') && classesOf(node).some((name) => name.startsWith('fa'))) ||
  (node.kind === 'slot' && node.slot.kind === 'image') ||
  isElement(node, 'img');

const isSpace = (node: Node): boolean => node.kind === 'text' && node.text.trim() === '';

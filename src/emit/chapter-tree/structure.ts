// Lists, definition lists and tables with exactly the children that XHTML allows.
import { type Converter, type HtmlElement, type HtmlNode, isElement, isText } from './html-tree.ts';
import { type XmlElement, type XmlNode, isVisible, xml } from './xml.ts';

const isBlank = (node: HtmlNode): boolean => (isText(node) ? node.value.trim() === '' : !isElement(node));

const named = (node: HtmlNode, ...names: readonly string[]): node is HtmlElement =>
  isElement(node) && names.includes(node.tagName);

/** Items; anything else becomes an item of its own. */
export function listItems(list: HtmlElement, converter: Converter): readonly XmlNode[] {
  return list.childNodes.flatMap((child): readonly XmlNode[] => {
    if (isBlank(child)) return ['\n'];
    if (named(child, 'li')) return [part('li', child, converter)];
    const inside = converter.one(child, 'flow');
    return inside.length === 0 ? [] : [xml('li', [], inside)];
  });
}

const part = (name: string, node: HtmlElement, converter: Converter): XmlElement =>
  xml(name, converter.attributes(node, name), converter.children(node, 'flow'));

/** Groups of at least one term and one description. */
export function definitions(list: HtmlElement, converter: Converter): readonly XmlNode[] {
  const entries: XmlElement[] = [];
  const isLast = (name: string): boolean => entries.at(-1)?.name === name;
  const add = (node: HtmlNode): void => {
    if (isBlank(node)) return;
    if (named(node, 'div')) node.childNodes.forEach(add);
    else if (named(node, 'dt'))
      entries.push(xml('dt', converter.attributes(node, 'dt'), converter.children(node, 'phrasing')));
    else {
      const inside = named(node, 'dd') ? [] : converter.one(node, 'flow');
      if (entries.length === 0) entries.push(xml('dt'));
      entries.push(named(node, 'dd') ? part('dd', node, converter) : xml('dd', [], inside));
    }
  };
  list.childNodes.forEach(add);
  if (isLast('dt')) entries.push(xml('dd'));
  return entries.flatMap((entry) => [entry, '\n']);
}

/** The parts of a table in the order that XHTML requires. */
export function tableParts(table: HtmlElement, converter: Converter): readonly XmlNode[] {
  const parts = table.childNodes.filter(isElement);
  const named = (name: string): readonly HtmlElement[] => parts.filter(({ tagName }) => tagName === name);
  const rowsOf = (names: readonly string[], as: string): readonly XmlElement[] =>
    names.flatMap(named).map((group) => xml(as, converter.attributes(group, as), rows(group, converter)));
  const [caption] = named('caption');
  const [head, ...otherHeads] = rowsOf(['thead'], 'thead');
  const foot = rowsOf(['tfoot'], 'tfoot');
  const bodies = rowsOf(['tbody'], 'tbody');
  return [
    ...(caption ? [part('caption', caption, converter)] : []),
    ...named('colgroup').map((group) => columns(group, converter)),
    ...(head ? [head] : []),
    ...[...otherHeads, ...bodies].map((body) => ({ ...body, name: 'tbody' })),
    ...foot.slice(0, 1),
  ];
}

const columns = (group: HtmlElement, converter: Converter): XmlElement => {
  const cols = group.childNodes.filter((node) => named(node, 'col'));
  const attributes = converter.attributes(group, 'colgroup');
  return xml(
    'colgroup',
    cols.length > 0 ? attributes.filter(([name]) => name !== 'span') : attributes,
    cols.map((col) => xml('col', converter.attributes(col, 'col'))),
  );
};

const rows = (group: HtmlElement, converter: Converter): readonly XmlElement[] =>
  group.childNodes
    .filter((node) => named(node, 'tr'))
    .map((row) =>
      xml(
        'tr',
        converter.attributes(row, 'tr'),
        row.childNodes.filter((node) => named(node, 'td', 'th')).map((cell) => cellOf(cell, converter)),
      ),
    );

/** A heading in a header cell would be a heading in a heading, and an empty header cell heads nothing. */
function cellOf(cell: HtmlElement, converter: Converter): XmlElement {
  const found = part(cell.tagName, cell, converter);
  if (cell.tagName !== 'th') return found;
  if (!isVisible(found.children)) return withoutHeading(found);
  const lowered = (nodes: readonly XmlNode[]): readonly XmlNode[] =>
    nodes.map((node) =>
      typeof node === 'string'
        ? node
        : {
            ...node,
            name: /^(?:h[1-6]|article|aside|nav|section)$/.test(node.name) ? 'div' : node.name,
            children: lowered(node.children),
          },
    );
  return { ...found, children: lowered(found.children) };
}

const withoutHeading = (cell: XmlElement): XmlElement => ({
  ...cell,
  name: 'td',
  attributes: cell.attributes.filter(([name]) => name !== 'scope' && name !== 'abbr'),
});

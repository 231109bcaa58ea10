// Tables: every cell in its place, and tables with too many columns for a page in parts.
import type { XmlElement } from '../chapter-tree/xml.ts';
import { type Place, type Renderer, attributeIn, hasClassIn, isNamed } from './renderer.ts';
import { type TableGrid, type GridCell, gridOf } from './table-grid.ts';
import { type Markup, joined, noMarkup, withoutFirstParagraph, wrap } from './typst-code.ts';

/** Deeper tables are shown as the text of their cells. */
const DEEPEST = 4;

/** The fewest characters that a column must have room for. */
const NARROWEST = 6;

export function dataTable(table: XmlElement, place: Place, renderer: Renderer): Markup {
  const grid = gridOf(table);
  if (grid.columns === 0) return noMarkup;
  if (place.depth >= DEEPEST)
    return joined(grid.cells.map(({ element }) => renderer.blocks(element.children, place)));
  const caption = table.children.find((child) => isNamed(child, 'caption'));
  const title =
    isNamed(caption, 'caption') && caption.children.length > 0
      ? [wrap('caption', renderer.inlines(caption.children, place))]
      : [];
  const most = Math.max(2, Math.floor(renderer.use.charactersPerLine / NARROWEST));
  const parts = grid.columns > most ? split(grid, most) : [grid];
  return joined(
    [...title, ...parts.map((part) => tableOf(part, place, renderer))].map((part) => `${part}\n` as Markup),
  );
}

/** Parts with the first column each. Cells over several columns are only in the part where they start. */
function split(grid: TableGrid, most: number): readonly TableGrid[] {
  const parts: TableGrid[] = [];
  for (let from = 1; from < grid.columns; from += most - 1) {
    const to = Math.min(from + most - 1, grid.columns);
    const inPart = (cell: GridCell): readonly GridCell[] => {
      if (cell.x === 0) return [{ ...cell, colspan: 1 }];
      if (cell.x < from || cell.x >= to) return [];
      return [{ ...cell, x: cell.x - from + 1, colspan: Math.min(cell.colspan, to - cell.x) }];
    };
    parts.push({ ...grid, columns: to - from + 1, cells: grid.cells.flatMap(inPart) });
  }
  return parts;
}

function tableOf({ columns, headRows, cells }: TableGrid, place: Place, renderer: Renderer): Markup {
  const share = Math.floor(renderer.use.charactersPerLine / columns / (1 + place.depth * 0.15)) - 2;
  const inCell: Place = {
    ...place,
    depth: place.depth + 2,
    longWord: Math.max(3, Math.min(share, place.longWord)),
  };
  const shown = (cell: GridCell): string => cellOf(cell, inCell, renderer);
  const head = cells.filter(({ y }) => y < headRows).map(shown);
  const header = head.length === 0 ? [] : [`table.header(${head.join(', ')})`];
  const body = cells.filter(({ y }) => y >= headRows).map(shown);
  return `#data-table(columns: ${columns}, ${[...header, ...body].join(', ')})` as Markup;
}

function cellOf({ x, y, colspan, rowspan, element }: GridCell, place: Place, renderer: Renderer): string {
  renderer.addPlaces(element);
  const inner = withoutFirstParagraph(renderer.blocks(element.children, place));
  const side = sideOf(element);
  const spans = [
    ...(colspan > 1 ? [`colspan: ${colspan}`] : []),
    ...(rowspan > 1 ? [`rowspan: ${rowspan}`] : []),
    ...(side === undefined ? [] : [`align: ${side}`]),
  ];
  const shown = element.name === 'th' && inner !== '' ? `#strong[${inner}]` : inner;
  return `table.cell(x: ${x}, y: ${y}${spans.map((span) => `, ${span}`).join('')})[${shown}]`;
}

const sideOf = (cell: XmlElement): string | undefined => {
  const side = (['left', 'center', 'right'] as const).find((name) => hasClassIn(cell, `align-${name}`));
  return side ?? /text-align:\s*(left|right|center)/.exec(attributeIn(cell, 'style') ?? '')?.[1];
};

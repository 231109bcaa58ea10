// Where the cells of a table are: each in a free place, none beyond the table (HTML 4.9.12).
import { type XmlElement } from '../chapter-tree/xml.ts';
import { attributeIn, isNamed } from './renderer.ts';

export interface GridCell {
  readonly x: number;
  readonly y: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly element: XmlElement;
}

export interface TableGrid {
  readonly columns: number;
  /** Rows that are repeated on each page. */
  readonly headRows: number;
  /** By row, then by column. */
  readonly cells: readonly GridCell[];
}

/** Typst keeps a cell's whole rows together. */
const MOST_COLUMNS = 1000;

export function gridOf(table: XmlElement): TableGrid {
  const cells: GridCell[] = [];
  let y = 0;
  let columns = 0;
  const groups = table.children.filter((child) => isNamed(child, 'thead', 'tbody', 'tfoot'));
  const headRows = groups
    .filter(({ name }) => name === 'thead')
    .reduce((sum, group) => sum + rowsIn(group).length, 0);
  for (const group of groups) {
    const rows = rowsIn(group);
    const taken = rows.map(() => new Set<number>());
    rows.forEach((row, i) => {
      let x = 0;
      for (const element of row.children) {
        if (!isNamed(element, 'td', 'th')) continue;
        while (taken[i]?.has(x) === true) x++;
        if (x >= MOST_COLUMNS) break;
        const rowspan = Math.min(spanOf(element, 'rowspan', rows.length - i), rows.length - i);
        const colspan = freeColumns(taken.slice(i, i + rowspan), x, spanOf(element, 'colspan', 1));
        for (const line of taken.slice(i, i + rowspan)) for (let n = 0; n < colspan; n++) line.add(x + n);
        cells.push({ x, y: y + i, colspan, rowspan, element });
        x += colspan;
        columns = Math.max(columns, x);
      }
    });
    y += rows.length;
  }
  return { columns, headRows, cells };
}

const rowsIn = ({ children }: XmlElement): readonly XmlElement[] =>
  children.filter((child): child is XmlElement => isNamed(child, 'tr'));

/** `rowspan="0"` is for all rows that follow. */
function spanOf(cell: XmlElement, name: string, ofZero: number): number {
  const written = Number(attributeIn(cell, name) ?? '1');
  return written === 0 ? ofZero : Math.max(1, written);
}

/** How many columns from `x` are free in all of the rows. */
function freeColumns(rows: readonly ReadonlySet<number>[], x: number, wanted: number): number {
  let free = 1;
  while (free < wanted && x + free < MOST_COLUMNS && !rows.some((row) => row.has(x + free))) free++;
  return free;
}

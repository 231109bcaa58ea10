// `:::columns` around a list: each item is a column.
import { type BuildBlock, itemsOf, listsIn } from './block.ts';

/** Columns are about layout only, so screen readers don't find a list there. */
export const buildColumns: BuildBlock = (block, place) => {
  for (const list of listsIn(block, 'ul', place)) {
    for (const item of itemsOf(list)) {
      item.name = 'div';
      item.attributes = [['class', 'column']];
    }
    list.name = 'div';
  }
};

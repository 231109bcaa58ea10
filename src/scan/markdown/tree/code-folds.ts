// The lines that `collapse` hides -> parts of a block by the positions of their lines.
import type { CodeFold, CodeLine } from '../body.ts';
import type { LineRange } from './code-attributes.ts';

/** Parts in order; ranges that overlap become one, and lines that the block doesn't have are left out. */
export function foldsOf(lines: readonly CodeLine[], ranges: readonly LineRange[]): readonly CodeFold[] {
  const shown = lines.flatMap(({ text, hidden }, i) =>
    hidden || (i === lines.length - 1 && text === '') ? [] : [i],
  );
  const numberOf = (line: number): number => lines[shown[line - 1] ?? 0]?.number ?? line;
  return merged(ranges, shown.length).map(([first, last]) => ({
    from: shown[first - 1] ?? 0,
    to: shown[last - 1] ?? 0,
    first: numberOf(first),
    last: numberOf(last),
  }));
}

function merged(ranges: readonly LineRange[], count: number): readonly LineRange[] {
  const found: [first: number, last: number][] = [];
  for (const [first, end] of [...ranges].sort(([a], [b]) => a - b)) {
    const last = Math.min(end, count);
    const before = found.at(-1);
    if (first < 1 || first > last) continue;
    if (before !== undefined && first <= before[1]) before[1] = Math.max(before[1], last);
    else found.push([first, last]);
  }
  return found;
}

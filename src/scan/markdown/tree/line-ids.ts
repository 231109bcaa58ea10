// Gives each block of numbered lines the start of its lines' ids: its `id`, or `code-1` for the first one of the page.
import { type Location, diagnose } from '../../../core/diagnostic.ts';
import type { CodeAttributes } from './code-attributes.ts';
import type { ChapterContext } from './context.ts';

export interface LineIds {
  /** Call it once for each block with numbers, in the order of the page. `at` is where the block's fence opens. */
  readonly take: (attributes: CodeAttributes, at: Location | undefined) => string;
}

export function createLineIds({ diagnostics }: Pick<ChapterContext, 'diagnostics'>): LineIds {
  const used = new Set<string>();
  let count = 0;
  return {
    take: ({ id }, at) => {
      count++;
      if (id !== undefined && used.has(id) && at !== undefined)
        diagnostics.push(diagnose('heading/duplicate-id', { id }, at));
      const own = id === undefined || used.has(id) ? generatedId(count, used) : id;
      used.add(own);
      return own;
    },
  };
}

/** An author may have used the same form for another block. */
function generatedId(count: number, used: ReadonlySet<string>): string {
  let id = `code-${count}`;
  while (used.has(id)) id += '-b';
  return id;
}

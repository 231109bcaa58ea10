// Finds the statement of a template that fails while it is rendered: Handlebars’ errors don’t say where they happened.
import type { Span } from '../../core/diagnostic.ts';
import type { Compiled, Compiler } from './compiler.ts';
import { tagAt } from './template-error.ts';

/**
 * The tag of the last statement that `render` reaches with the template in which each statement is marked; absent if
 * rendering it succeeds.
 */
export function failedStatement(
  text: string,
  compiler: Compiler,
  render: (marked: Compiled) => void,
): Span | undefined {
  // Parts that include each other run the template again inside itself, and the last statement is the innermost one.
  let last: number | undefined;
  const marked = compiler.compileMarked(text, (offset) => {
    last = offset;
  });
  if (marked === undefined) return undefined;
  try {
    render(marked);
    return undefined;
  } catch {
    return last === undefined ? undefined : tagAt(text, last);
  }
}

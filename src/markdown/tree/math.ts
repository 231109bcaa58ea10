// A formula -> MathML and HTML by KaTeX, loaded only by a book that turns math on.
import { createRequire } from 'node:module';
import type { Token } from 'markdown-it';
import { type Location, diagnose } from '../../core/diagnostic.ts';
import type { ChapterContext } from './context.ts';
import { element, raw } from './node.ts';

/** The one function of KaTeX that is used. */
interface Katex {
  readonly renderToString: (tex: string, options: Readonly<Record<string, unknown>>) => string;
}

let katex: Katex | undefined;

/** Rendered at build time; MathML only, which needs no style attributes, no fonts and no script. */
export function appendMath(context: ChapterContext, token: Token, at: Location): void {
  katex ??= createRequire(import.meta.url)('katex') as Katex;
  const displayMode = token.markup === '$$';
  context.uses.add('math');
  try {
    const html = katex.renderToString(token.content, { displayMode, output: 'mathml', throwOnError: true });
    context.builder.append(
      element('span', [['class', `math math-${displayMode ? 'display' : 'inline'}`]], [raw(html)]),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : String(error);
    context.diagnostics.push(diagnose('math/syntax', { reason }, at));
    context.builder.appendText(token.markup + token.content + token.markup);
  }
}

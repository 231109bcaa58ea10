// A formula -> MathML by KaTeX, loaded only by a book that turns math on.
import { createRequire } from 'node:module';
import type { Token } from 'markdown-it';
import { type Location, diagnose } from '../../../core/diagnostic.ts';
import type { MathOptions } from '../options.ts';
import { isDisplay, writtenMath } from '../syntax/math-syntax.ts';
import type { ChapterContext } from './context.ts';
import { element, raw, text } from './node.ts';

/** The one function of KaTeX that is used. */
interface Katex {
  readonly renderToString: (tex: string, options: Readonly<Record<string, unknown>>) => string;
}

let katex: Katex | undefined;

/** Rendered at build time; MathML only, which needs no style attributes, no fonts and no script. */
export function appendMath(context: ChapterContext, token: Token, at: Location): void {
  katex ??= createRequire(import.meta.url)('katex') as Katex;
  const displayMode = isDisplay(token);
  const options: Partial<MathOptions> = context.options.mathOptions ?? {};
  context.uses.add('math');
  try {
    const { maxExpand = 1000, trust = false } = options;
    const html = katex.renderToString(token.content, {
      ...{ displayMode, maxExpand, trust, output: 'mathml', throwOnError: true, strict: 'ignore' },
      // A formula may define macros of its own, which are not for the next one.
      macros: { ...context.macros },
    });
    const side = displayMode && options.fleqn ? ' math-start' : '';
    const formula = element(
      'span',
      [['class', `math math-${displayMode ? 'display' : 'inline'}${side}`]],
      [raw(html)],
    );
    context.builder.append(options.includeSrc ? withSource(formula, token) : formula);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : String(error);
    const found = diagnose('math/syntax', { reason }, at);
    context.diagnostics.push(options.throwOnError ? { ...found, severity: 'error' } : found);
    const written = element(
      'span',
      [
        ['class', 'math-error'],
        ['title', reason],
      ],
      [text(writtenMath(token))],
    );
    context.builder.append(written);
  }
}

/** mdbook-katex's element for `include-src`. */
const withSource = (formula: ReturnType<typeof element>, token: Token): ReturnType<typeof element> =>
  element(
    'data',
    [
      ['class', 'katex-src'],
      ['value', token.content],
    ],
    [formula],
  );

/** A file of macros, `\name:meaning` on each line; what is no such line is passed over, as in mdbook-katex. */
export function parseMacros(file: string): Readonly<Record<string, string>> {
  const lines = file.split('\n').map((line) => /^\s*(\\[^:\s]+)\s*:(.*)$/.exec(line));
  return Object.fromEntries(
    lines.flatMap((line): [string, string][] =>
      line?.[1] === undefined ? [] : [[line[1], (line[2] ?? '').trim()]],
    ),
  );
}

// Appends formulas to the tree of a chapter, as MathML.
import { diagnose } from '../../core/diagnostic.ts';
import type { TokenPlace } from '../../scan/markdown/markdown-hooks.ts';
import type { ChapterContext } from '../../scan/markdown/tree/context.ts';
import { type ElementNode, element, text } from '../../scan/markdown/tree/node.ts';
import { formulaMarkup } from './formula-markup.ts';
import type { MathOptions } from './math-options.ts';
import { type Formula, isDisplay, writtenMath } from './math-syntax.ts';

/** An invalid formula is shown as it is written, and reported. */
export function appendMath(token: Formula, { context, at, options }: TokenPlace<MathOptions>): void {
  const displayMode = isDisplay(token);
  context.uses.add('math');
  try {
    const { leqno, maxExpand, trust } = options;
    const macros = macrosOf(context, options);
    const html = formulaMarkup(token.content, { displayMode, leqno, maxExpand, trust, macros });
    const side = displayMode && options.fleqn ? ' math-start' : '';
    const classes = `math math-${displayMode ? 'display' : 'inline'}${side}`;
    const formula = element(
      'span',
      [['class', classes]],
      [{ kind: 'raw', html, text: token.content.trim() }],
    );
    context.builder.append(options.includeSrc ? withSource(formula, token) : formula);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = message.replace(/\s+/g, ' ').trim();
    const found = diagnose('math/syntax', { reason }, at);
    context.diagnostics.push(options.throwOnError ? { ...found, severity: 'error' } : found);
    context.builder.append(faulty(writtenMath(token), reason));
  }
}

const faulty = (written: string, reason: string): ElementNode =>
  element(
    'span',
    [
      ['class', 'math-error'],
      ['title', reason],
    ],
    [text(written)],
  );

/** mdbook-katex's element for `include-src`. */
const withSource = (formula: ElementNode, token: Formula): ElementNode =>
  element(
    'data',
    [
      ['class', 'katex-src'],
      ['value', token.content],
    ],
    [formula],
  );

type Macros = Readonly<Record<string, string>>;

/** Parsed once per chapter. */
const macrosByChapter = new WeakMap<ChapterContext, Macros>();

/** The book's macros. A missing file is reported once per book by the plugin's check, not here. */
function macrosOf(context: ChapterContext, { macros: path }: MathOptions): Macros {
  const known = macrosByChapter.get(context);
  if (known !== undefined || path === undefined) return known ?? {};
  const macros = parseMacros(context.fileText(path) ?? '');
  macrosByChapter.set(context, macros);
  return macros;
}

/** Parses a macro file, `\name:meaning` per line; other lines are ignored, as in mdbook-katex. */
function parseMacros(file: string): Macros {
  const lines = file.split('\n').map((line) => /^\s*(\\[^:\s]+)\s*:(.*)$/.exec(line));
  return Object.fromEntries(
    lines.flatMap((line): [string, string][] =>
      line?.[1] === undefined ? [] : [[line[1], (line[2] ?? '').trim()]],
    ),
  );
}

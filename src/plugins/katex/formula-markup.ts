// A formula in TeX as MathML, by Temml, which is loaded at the first formula.
import { createRequire } from 'node:module';
import { escapeText } from '../../core/escape-html.ts';
import { katexCommands } from './katex-commands.ts';
import type { MathNode } from './math-node.ts';
import { replaceStyles } from './style-classes.ts';
import { makeValid } from './valid-tree.ts';

export interface FormulaOptions {
  readonly displayMode: boolean;
  /** Equation numbers on the left. */
  readonly leqno: boolean;
  readonly maxExpand: number;
  readonly trust: boolean;
  readonly macros: Readonly<Record<string, string>>;
}

interface Tree extends MathNode {
  readonly children: Tree[];
  readonly toMarkup: () => string;
}

/** The only function of Temml that is used. It throws a `ParseError` for an invalid formula. */
interface Temml {
  readonly __renderToMathMLTree: (tex: string, options: Readonly<Record<string, unknown>>) => Tree;
}

let temml: Temml | undefined;

/** A `math` element with its source as an annotation. Throws for an invalid formula. */
export function formulaMarkup(tex: string, options: FormulaOptions): string {
  const tree = treeOf(tex, options);
  makeValid(tree);
  replaceStyles(tree);
  // A fragment holds several parts.
  const parts = tree.children
    .splice(0)
    .flatMap((part) => (part.type === undefined ? part.children : [part]))
    .map((part) => part.toMarkup());
  // Lines can break between the parts, see `math-sheet.ts`.
  const shown = parts.length === 1 ? parts.join('') : `<mrow class="math-parts">${parts.join('')}</mrow>`;
  const source = `<annotation encoding="application/x-tex">${escapeText(tex)}</annotation>`;
  return tree.toMarkup().replace('</math>', () => `<semantics>${shown}${source}</semantics></math>`);
}

function treeOf(tex: string, options: FormulaOptions): Tree {
  temml ??= createRequire(import.meta.url)('temml') as Temml;
  try {
    // Copy the macros: a formula's own definitions must not leak into the next one.
    const macros = { ...katexCommands, ...options.macros };
    return temml.__renderToMathMLTree(tex, { ...options, macros, wrap: 'tex', throwOnError: true });
  } catch (error) {
    const redefined = withRedefinition(tex, error instanceof Error ? error.message : '');
    if (redefined === tex) throw error;
    return treeOf(redefined, options);
  }
}

/** Temml knows more commands than KaTeX, such as `\abs`, and `\newcommand` doesn't define those again. */
function withRedefinition(tex: string, message: string): string {
  const name = /^\s*\\newcommand\{\\([A-Za-z]+)\} attempting to redefine/.exec(message)?.[1];
  if (name === undefined) return tex;
  const definition = new RegExp(String.raw`\\newcommand(\s*\{?\s*\\${name}(?![A-Za-z]))`, 'g');
  return tex.replace(definition, String.raw`\renewcommand$1`);
}

// `[preprocessor.katex]` and `build-book.math`: TeX formulas, rendered at build time.
import { diagnose } from '../../core/diagnostic.ts';
import { withOwn } from '../../read/config/config-plugin.ts';
import type { Plugin } from '../plugin.ts';
import { type MathOptions, mathOptions } from './math-options.ts';
import { type Kind, tableOf } from '../../read/config/keys/field.ts';
import { amount, choice, flag, integer, path, text } from '../../read/config/keys/kinds.ts';
import { pluginKeys } from '../../read/config/keys/plugin-table.ts';

/** Keys of `[preprocessor.katex]`; most are KaTeX's own options. */
export interface KatexTable {
  readonly output: 'html' | 'mathml' | 'htmlAndMathml';
  readonly leqno: boolean;
  readonly fleqn: boolean;
  readonly throwOnError: boolean;
  readonly errorColor: string;
  /** In em; absent for KaTeX's default. */
  readonly minRuleThickness?: number;
  /** In em; absent for no limit. */
  readonly maxSize?: number;
  readonly maxExpand: number;
  readonly trust: boolean;
  /** A macro file, `\name:meaning` per line, relative to the book root; absent if there is none. */
  readonly macros?: string;
  readonly includeSrc: boolean;
  /** True if the book's theme provides KaTeX's style sheet. */
  readonly noCss: boolean;
  readonly blockDelimiter: Delimiter;
  readonly inlineDelimiter: Delimiter;
}

export interface Delimiter {
  readonly left: string;
  readonly right: string;
}

const delimiter: Kind<Delimiter> = tableOf<Delimiter>({
  left: { kind: text, fallback: '$', about: 'What a formula begins with.', example: '"\\\\("' },
  right: { kind: text, fallback: '$', about: 'What it ends with.', example: '"\\\\)"' },
});

const katexKeys: Kind<KatexTable> = pluginKeys<KatexTable>({
  output: {
    kind: choice('html', 'mathml', 'htmlAndMathml'),
    fallback: 'htmlAndMathml',
    about: 'What formulas become.',
    example: '"mathml"',
    noEffect: (value) =>
      value === 'mathml'
        ? undefined
        : 'formulas are MathML, which browsers set without fonts and style sheets of KaTeX',
  },
  leqno: {
    kind: flag,
    fallback: false,
    about: 'Numbers stand on the left.',
    example: 'true',
    noEffect: 'in MathML, the browser decides where equation numbers go',
  },
  fleqn: {
    kind: flag,
    fallback: false,
    about: 'Formulas of their own line stand on the left.',
    example: 'true',
  },
  throwOnError: { kind: flag, fallback: false, about: 'A faulty formula is an error.', example: 'true' },
  errorColor: {
    kind: text,
    fallback: '#cc0000',
    about: 'The colour of faulty formulas.',
    example: '"red"',
    noEffect: 'invalid formulas have the theme’s color for warnings; to change it, style `.math-error`',
  },
  minRuleThickness: {
    kind: amount,
    about: 'The least thickness of lines, in em.',
    example: '0.06',
    noEffect: 'in MathML, the browser chooses the thickness of lines',
  },
  maxSize: {
    kind: amount,
    about: 'The largest size that a formula may ask for, in em.',
    example: '500',
    noEffect: 'in MathML, sizes aren’t limited; use `max-expand` to limit formulas',
  },
  maxExpand: {
    kind: integer(0, 1_000_000),
    fallback: 1000,
    about: 'How many macros a formula may expand.',
    example: '100',
  },
  trust: { kind: flag, fallback: false, about: 'Allows links and pictures in formulas.', example: 'true' },
  macros: {
    kind: path,
    about: 'A file of macros, `\\name:meaning` on each line, relative to the book’s root.',
    example: '"macros.txt"',
  },
  includeSrc: {
    kind: flag,
    fallback: false,
    about: 'Keeps the source of formulas in the page, to be copied.',
    example: 'true',
  },
  noCss: {
    kind: flag,
    fallback: false,
    about: 'Leaves KaTeX’s style sheet out: the book’s theme has it.',
    example: 'true',
    noEffect: 'pages don’t load a KaTeX style sheet, because MathML doesn’t need one',
  },
  blockDelimiter: {
    kind: delimiter,
    fallback: { left: '$$', right: '$$' },
    about: 'What stands around formulas of their own line.',
    example: '{ left = "\\\\[", right = "\\\\]" }',
  },
  inlineDelimiter: {
    kind: delimiter,
    fallback: { left: '$', right: '$' },
    about: 'What stands around formulas in text.',
    example: '{ left = "\\\\(", right = "\\\\)" }',
  },
});

export const katex: Plugin<KatexTable, MathOptions> = {
  name: 'katex',
  keys: katexKeys,
  // Early versions of mdbook-katex also required `[output.katex]`.
  replaces: { files: /^katex(?:\.min)?\.(?:css|js)$/, outputs: ['katex'] },
  settings: (config, _, isSet) => (isSet('math') ? config : withOwn(config, { math: 'katex' })),
  options: ({ buildBook }, table) => (buildBook.math === 'katex' ? mathOptions(table) : undefined),
  loadHooks: async () => (await import('./math-hooks.ts')).mathHooks,
  check: ({ files }, { macros }) =>
    macros === undefined || files.read(macros).kind === 'file'
      ? []
      : [diagnose('theme/no-such-asset', { path: macros, key: 'preprocessor.katex.macros' })],
};

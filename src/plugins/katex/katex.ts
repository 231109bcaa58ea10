// `[preprocessor.katex]` and `build-book.math`: TeX formulas, rendered at build time.
import { diagnose } from '../../core/diagnostic.ts';
import { withBuildBook } from '../../read/config/config-plugin.ts';
import type { Plugin } from '../plugin.ts';
import { mathFiles } from './math-sheet.ts';
import { type MathOptions, mathOptions } from './math-options.ts';
import { type Kind, kindOf, tableOf } from '../../read/config/keys/field.ts';
import { choice, flag, integer, path, text } from '../../read/config/keys/kinds.ts';
import { pluginKeys } from '../../read/config/keys/plugin-table.ts';
import type { TomlValue } from '../../read/config/toml/value.ts';

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
  readonly maxSize?: number | 'Infinity';
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

const delimiters = (byDefault: string, bracket: readonly [left: string, right: string]): Kind<Delimiter> =>
  tableOf<Delimiter>({
    left: {
      kind: text,
      fallback: byDefault,
      about: 'The opening delimiter.',
      example: JSON.stringify(bracket[0]),
    },
    right: {
      kind: text,
      fallback: byDefault,
      about: 'The closing delimiter.',
      example: JSON.stringify(bracket[1]),
    },
  });

const finite = (value: TomlValue): number | undefined =>
  typeof value === 'bigint' || Number.isFinite(value) ? Number(value) : undefined;

const isInfinite = (value: TomlValue): boolean => value === 'Infinity' || value === Infinity;

/** Can be negative, since mdbook-katex documents `-1.0` as the default, which is copied into many books. */
const thickness: Kind<number> = kindOf('a number', { type: 'number' }, finite);

/** mdbook-katex documents `"Infinity"` as the default. */
const size: Kind<number | 'Infinity'> = kindOf(
  'a number or `"Infinity"`',
  { type: ['number', 'string'] },
  (value) => (isInfinite(value) ? 'Infinity' : finite(value)),
);

const katexKeys: Kind<KatexTable> = pluginKeys<KatexTable>({
  output: {
    kind: choice('html', 'mathml', 'htmlAndMathml'),
    fallback: 'html',
    about: 'Accepted for mdBook. Formulas are always MathML.',
    example: '"mathml"',
    noEffect: (value) =>
      value === 'mathml'
        ? undefined
        : 'formulas are always MathML, which doesn’t need KaTeX’s fonts and style sheets',
  },
  leqno: {
    kind: flag,
    fallback: false,
    about: 'Shows equation numbers on the left.',
    example: 'true',
  },
  fleqn: {
    kind: flag,
    fallback: false,
    about: 'Aligns display formulas to the left.',
    example: 'true',
  },
  throwOnError: {
    kind: flag,
    fallback: false,
    about: 'Reports an invalid formula as an error.',
    example: 'true',
  },
  errorColor: {
    kind: text,
    fallback: '#cc0000',
    about: 'The color of invalid formulas.',
    example: '"red"',
    noEffect:
      'invalid formulas have the warning color of the theme; to change it, style `.math-error` in `additional-css`',
  },
  minRuleThickness: {
    kind: thickness,
    about: 'Minimum line thickness, in em; `-1` for KaTeX’s default.',
    example: '0.06',
    noEffect: (value) =>
      (finite(value) ?? 0) < 0 ? undefined : 'the browser chooses the thickness of lines',
  },
  maxSize: {
    kind: size,
    about: 'Maximum size that a formula can set, in em; `"Infinity"` for no limit.',
    example: '500',
    noEffect: (value) =>
      isInfinite(value) ? undefined : 'sizes aren’t limited in MathML; `max-expand` limits macros',
  },
  maxExpand: {
    kind: integer(0, 1_000_000),
    fallback: 1000,
    about: 'Maximum number of macro expansions in a formula.',
    example: '100',
  },
  trust: {
    kind: flag,
    fallback: false,
    about: 'Allows classes, ids, styles and images in formulas.',
    example: 'true',
  },
  macros: {
    kind: path,
    about: 'A file with macros, one `\\name:definition` on each line, relative to the book’s root.',
    example: '"macros.txt"',
  },
  includeSrc: {
    kind: flag,
    fallback: false,
    about: 'Adds the source of each formula to the page, in a `<data class="katex-src">` element.',
    example: 'true',
  },
  noCss: {
    kind: flag,
    fallback: false,
    about: 'Accepted for mdBook: leaves out KaTeX’s style sheet.',
    example: 'true',
    noEffect: 'pages never load KaTeX’s style sheet, because MathML doesn’t need it',
  },
  blockDelimiter: {
    kind: delimiters('$$', ['\\[', '\\]']),
    fallback: { left: '$$', right: '$$' },
    about: 'The delimiters of display formulas.',
    example: '{ left = "\\\\[", right = "\\\\]" }',
  },
  inlineDelimiter: {
    kind: delimiters('$', ['\\(', '\\)']),
    fallback: { left: '$', right: '$' },
    about: 'The delimiters of inline formulas.',
    example: '{ left = "\\\\(", right = "\\\\)" }',
  },
});

export const katex: Plugin<KatexTable, MathOptions> = {
  name: 'katex',
  keys: katexKeys,
  // Early versions of mdbook-katex also required `[output.katex]`.
  replaces: { files: /^katex(?:\.min)?\.(?:css|js)$/, outputs: ['katex'] },
  settings: (config, _, isSet) => (isSet('math') ? config : withBuildBook(config, { math: 'katex' })),
  options: ({ buildBook }, table) => (buildBook.math === 'katex' ? mathOptions(table) : undefined),
  loadHooks: async () => (await import('./math-hooks.ts')).mathHooks,
  pageFiles: { feature: 'math', styles: ['css/math.css'], files: mathFiles },
  check: ({ files }, { macros }) =>
    macros === undefined || files.read(macros).kind === 'file'
      ? []
      : [diagnose('theme/no-such-asset', { path: macros, key: 'preprocessor.katex.macros' })],
};

// `[preprocessor.katex]` and `build-book.math`: formulas in TeX, set when the book is built.
import { diagnose } from '../../core/diagnostic.ts';
import { withOwn } from '../../read/config/config-plugin.ts';
import type { Plugin } from '../plugin.ts';
import { type KatexTable, katexKeys } from './katex-table.ts';
import { type MathOptions, mathOptions } from './math-options.ts';

export const katex: Plugin<KatexTable, MathOptions> = {
  name: 'katex',
  keys: katexKeys,
  // Early versions asked for `[output.katex]` as well.
  replaces: { files: /^katex(?:\.min)?\.(?:css|js)$/, outputs: ['katex'] },
  settings: (config, _, isSet) => (isSet('math') ? config : withOwn(config, { math: 'katex' })),
  options: ({ buildBook }, table) => (buildBook.math === 'katex' ? mathOptions(table) : undefined),
  loadHooks: async () => (await import('./math-hooks.ts')).mathHooks,
  check: ({ files }, { macros }) =>
    macros === undefined || files.read(macros).kind === 'file'
      ? []
      : [diagnose('theme/no-such-asset', { path: macros, key: 'preprocessor.katex.macros' })],
};

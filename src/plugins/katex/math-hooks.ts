// Formulas in a chapter: syntax and rendering.
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import type { MathOptions } from './math-options.ts';
import { math, writtenMath } from './math-syntax.ts';
import { appendMath } from './render-math.ts';

export const mathHooks: ChapterHooks<MathOptions> = {
  extend: (md, { delimiters }) => {
    math(md, delimiters);
  },
  tokens: { math: { append: appendMath, textOf: writtenMath } },
};

// Formulas in a chapter: syntax and rendering.
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';
import type { MathOptions } from './math-options.ts';
import { math, mathInHtml, writtenMath } from './math-syntax.ts';
import { appendMath } from './render-math.ts';

export const mathHooks: ChapterHooks<MathOptions> = {
  extend: (md, { delimiters }) => {
    math(md, delimiters);
  },
  partsOfHtml: (text, { delimiters }) =>
    mathInHtml(text, delimiters).map(({ start, end, formula }) => ({
      start,
      end,
      append: (place) => {
        appendMath(formula, place);
      },
    })),
  tokens: { math: { append: appendMath, textOf: writtenMath } },
};

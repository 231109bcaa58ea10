// Options for parsing and rendering formulas, from `[preprocessor.katex]` or KaTeX's defaults.
import { type BookPath, bookPath } from '../../core/path.ts';
import type { Dollars } from './closing-delimiter.ts';
import type { KatexTable } from './katex.ts';

/** The keys of the table that affect a formula's output. */
export interface MathOptions {
  readonly delimiters: MathDelimiters;
  readonly maxExpand: number;
  readonly trust: boolean;
  /** Treats an invalid formula as an error. */
  readonly throwOnError: boolean;
  /** Shows equation numbers on the left. */
  readonly leqno: boolean;
  /** Aligns display math with the start of the text. */
  readonly fleqn: boolean;
  /** Keeps the source of each formula in the page. */
  readonly includeSrc: boolean;
  /** The macro file; absent if there is none. */
  readonly macros?: BookPath;
}

/** Delimiters of a formula; both are non-empty. */
export interface MathDelimiter {
  readonly left: string;
  readonly right: string;
}

export interface MathDelimiters {
  readonly inline: MathDelimiter;
  /** For display math. */
  readonly block: MathDelimiter;
  readonly dollars: Dollars;
}

export const DOLLARS: MathDelimiters = {
  inline: { left: '$', right: '$' },
  block: { left: '$$', right: '$$' },
  dollars: 'strict',
};

const DEFAULTS: MathOptions = {
  delimiters: DOLLARS,
  maxExpand: 1000,
  trust: false,
  throwOnError: false,
  leqno: false,
  fleqn: false,
  includeSrc: false,
};

export function mathOptions(table: KatexTable | undefined): MathOptions {
  if (table === undefined) return DEFAULTS;
  const { maxExpand, trust, throwOnError, leqno, fleqn, includeSrc, macros } = table;
  return {
    maxExpand,
    trust,
    throwOnError,
    leqno,
    fleqn,
    includeSrc,
    delimiters: {
      inline: isWhole(table.inlineDelimiter) ? table.inlineDelimiter : DOLLARS.inline,
      block: isWhole(table.blockDelimiter) ? table.blockDelimiter : DOLLARS.block,
      // Books with the table were written for mdbook-katex.
      dollars: 'loose',
    },
    ...(macros === undefined ? {} : { macros: bookPath(macros) }),
  };
}

/** An empty delimiter would match everywhere. */
const isWhole = ({ left, right }: MathDelimiter): boolean => left !== '' && right !== '';

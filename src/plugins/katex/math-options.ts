// How formulas are read and set: `[preprocessor.katex]`, or KaTeX's own ways where a book has no such table.
import { type BookPath, bookPath } from '../../core/path.ts';
import type { KatexTable } from './katex-table.ts';

/** The keys of the table that change what a formula becomes. */
export interface MathOptions {
  readonly delimiters: MathDelimiters;
  readonly maxExpand: number;
  readonly trust: boolean;
  /** A faulty formula is an error. */
  readonly throwOnError: boolean;
  /** Formulas on their own line start where text does. */
  readonly fleqn: boolean;
  /** The page keeps the source of each formula. */
  readonly includeSrc: boolean;
  /** The file of macros; absent for none. */
  readonly macros?: BookPath;
}

/** What stands around a formula; neither side is empty. */
export interface MathDelimiter {
  readonly left: string;
  readonly right: string;
}

export interface MathDelimiters {
  readonly inline: MathDelimiter;
  /** For formulas on their own line. */
  readonly block: MathDelimiter;
}

export const DOLLARS: MathDelimiters = {
  inline: { left: '$', right: '$' },
  block: { left: '$$', right: '$$' },
};

const DEFAULTS: MathOptions = {
  delimiters: DOLLARS,
  maxExpand: 1000,
  trust: false,
  throwOnError: false,
  fleqn: false,
  includeSrc: false,
};

export function mathOptions(table: KatexTable | undefined): MathOptions {
  if (table === undefined) return DEFAULTS;
  const { maxExpand, trust, throwOnError, fleqn, includeSrc, macros } = table;
  return {
    ...{ maxExpand, trust, throwOnError, fleqn, includeSrc },
    delimiters: {
      inline: isWhole(table.inlineDelimiter) ? table.inlineDelimiter : DOLLARS.inline,
      block: isWhole(table.blockDelimiter) ? table.blockDelimiter : DOLLARS.block,
    },
    ...(macros === undefined ? {} : { macros: bookPath(macros) }),
  };
}

/** An empty delimiter would match everywhere. */
const isWhole = ({ left, right }: MathDelimiter): boolean => left !== '' && right !== '';

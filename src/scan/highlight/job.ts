// Input and output of the highlighter, as plain data that can be sent to threads and cached on disk.
import { escapeText } from '../../core/escape-html.ts';
import { languageOf, PLAIN_LANGUAGE } from './languages.ts';

/** A block of code. `language` is any name that `languageOf` knows; code in other languages stays plain. */
export interface HighlightJob {
  readonly language: string;
  /** Without the final line end; includes hidden lines, which affect the highlighting of later ones. */
  readonly code: string;
}

/** Why a block has no colors: it took too long, is too large, or its grammar failed. */
export type PlainReason = 'time' | 'size' | 'failure';

export interface HighlightedCode {
  /** One per line, each with balanced tags: a class per token, with only `&`, `<` and `>` escaped. */
  readonly lines: readonly string[];
  /**
   * Set when the block is plain although its language is known. `time` depends on the machine and must not be cached.
   */
  readonly plain?: PlainReason;
}

/** Maximum length of a block in characters; longer ones are generated files. */
export const CODE_LIMIT = 200_000;

/** Maximum length of a line in characters; grammars take quadratic time on minified code. */
export const LINE_LIMIT = 2000;

/**
 * Time limits in milliseconds for successive attempts at a block. An attempt can only be interrupted between two
 * searches of its grammar, and a single search can take minutes.
 */
export const BLOCK_TIME_LIMITS_MS: readonly number[] = [2000, 4000];

/** Milliseconds on one block before its thread is killed; longer than all interruptible attempts together. */
export const BLOCK_HANG_MS = 8000;

export const plainCode = (code: string, plain?: PlainReason): HighlightedCode => {
  const lines = code.split('\n').map(escapeText);
  return plain === undefined ? { lines } : { lines, plain };
};

/** The result for a block that needs no grammar, because of its language or its size; absent for others. */
export function plainResult(job: HighlightJob): HighlightedCode | undefined {
  const language = languageOf(job.language);
  if (language === undefined || language === PLAIN_LANGUAGE) return plainCode(job.code);
  return job.code.length > CODE_LIMIT ? plainCode(job.code, 'size') : undefined;
}

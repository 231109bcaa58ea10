// What a highlighter is asked and what it answers, as plain data that can cross threads and be kept on disk.
import { escapeText } from '../../core/escape-html.ts';
import { languageOf, PLAIN_LANGUAGE } from './languages.ts';

/** A block of code. `language` is any name that `languageOf` knows; another one leaves the code plain. */
export interface HighlightJob {
  readonly language: string;
  /** Without the line end that closes the last line; hidden lines included, so that the ones after them come out right. */
  readonly code: string;
}

/** Why a block was left without colours: it ran too long, is too long, or its grammar failed on it. */
export type LeftPlain = 'time' | 'size' | 'failure';

/** A block as HTML. */
export interface HighlightedCode {
  /** One for each line of the code, each whole by itself: only `&`, `<` and `>` are escaped, a class per token. */
  readonly lines: readonly string[];
  /** Set when the block is plain though its language is known. `time` depends on the machine, so such a result is not to be kept. */
  readonly plain?: LeftPlain;
}

/**
 * Names all that decides what a job comes to, for the keys of a store.
 * Raise the first number when classes, merging or limits change; the rest is shiki's version, which a test compares.
 */
export const highlightVersion = '1-shiki-4.6.0';

/** Characters of a block above which it stays plain: generated files, which nobody reads. */
export const CODE_LIMIT = 200_000;

/** Characters of a line above which it stays plain: minified code, on which grammars take quadratic time. */
export const LINE_LIMIT = 2000;

/**
 * Milliseconds after which each try of a block is given up where it can be interrupted, which is between two searches
 * of its grammar. One search can take minutes.
 */
export const BLOCK_TRIES_MS: readonly number[] = [2000, 4000];

/** Milliseconds on one block after which its thread is ended: more than all tries take that can be interrupted. */
export const STUCK_MS = 8000;

/** A block without colours. */
export const plainCode = (code: string, plain?: LeftPlain): HighlightedCode => {
  const lines = code.split('\n').map(escapeText);
  return plain === undefined ? { lines } : { lines, plain };
};

/** The block as it is when it needs no grammar: plain by its language or for its size. Absent for all others. */
export function plainResult(job: HighlightJob): HighlightedCode | undefined {
  const language = languageOf(job.language);
  if (language === undefined || language === PLAIN_LANGUAGE) return plainCode(job.code);
  return job.code.length > CODE_LIMIT ? plainCode(job.code, 'size') : undefined;
}

// A source -> the places in it where somebody meant to go on: `TODO`, `FIXME`, `XXX`.
import type { Span } from '../core/diagnostic.ts';

export interface TodoLine {
  readonly word: 'TODO' | 'FIXME' | 'XXX';
  /** The rest of its line, without the marks of comments and lists; empty when nothing is said. */
  readonly text: string;
  readonly span: Span;
}

const TODO = /(?<![\p{L}\p{N}_-])(TODO|FIXME|XXX)(?![\p{L}\p{N}_-])[ \t]*:?[ \t]*([^\n]*)/gu;

/** In order, the first of each line. Capitals only: `todo!()` and a to-do list are part of the text. */
export const todoLines = (text: string): readonly TodoLine[] =>
  [...text.matchAll(TODO)].map((match) => ({
    word: match[1] as TodoLine['word'],
    text: (match[2] ?? '')
      .replace(/\s*(?:-->|\*\/)\s*$/, '')
      .replace(/^\*+\s*|\s*\*+$/g, '')
      .trim(),
    span: { start: match.index, end: match.index + match[0].trimEnd().length },
  }));

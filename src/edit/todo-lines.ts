// Finds unfinished places in a source: `TODO`, links to issues of the book, sentences that were only started.
import type { Span } from '../core/diagnostic.ts';

export interface TodoLine {
  readonly word: 'TODO' | 'FIXME' | 'XXX' | 'COMING SOON' | 'ISSUE' | 'STUB';
  /** The rest of its line without list and comment marks; may be empty. */
  readonly text: string;
  readonly span: Span;
}

export interface TodoOptions {
  /** URL of the book's repository, whose issues count as unfinished work. Absent when there is none. */
  readonly repository: string | undefined;
}

/** In order, at most one per line. */
export function todoLines(text: string, { repository }: TodoOptions): readonly TodoLine[] {
  const found = [...words(text), ...issues(text, repository), ...stubs(text)];
  const lines = new Set<number>();
  return found
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => {
      const line = text.lastIndexOf('\n', span.start);
      return !lines.has(line) && lines.add(line);
    });
}

const WORD = /(?<![\p{L}\p{N}_-])(TODO|FIXME|XXX|COMING SOON)(?![\p{L}\p{N}_-])[ \t]*[:!.]?[ \t]*([^\n]*)/gu;

/** Upper case only: `todo!()` and to-do lists are content. */
const words = (text: string): readonly TodoLine[] =>
  [...text.matchAll(WORD)].map((match) => ({
    word: match[1] as TodoLine['word'],
    text: (match[2] ?? '')
      .replace(/\s*(?:-->|\*\/)\s*$/, '')
      .replace(/^\*+\s*|\s*\*+$/g, '')
      .trim(),
    span: { start: match.index, end: match.index + match[0].trimEnd().length },
  }));

// Bounded lengths keep matching fast on text with many brackets.
const ISSUE = /\[([^[\]\n]*)\]\((https?:\/\/[^\s)]{1,300}\/(?:-\/)?issues\/\d{1,12})[^\s)]{0,300}\)/g;

function issues(text: string, repository: string | undefined): readonly TodoLine[] {
  // The URL may point into the repository: `/tree/main/docs`.
  const root = /^https?:\/\/[^/]+\/[^/]+\/[^/?#]+/.exec(repository ?? '')?.[0].replace(/\.git$/, '');
  if (root === undefined || !text.includes(root)) return [];
  return [...text.matchAll(ISSUE)]
    .filter(([, , url = '']) => url.startsWith(`${root}/`))
    .map((match) => ({
      word: 'ISSUE',
      text: [match[1]?.trim() ?? '', match[2] ?? ''].join(' ').trim(),
      span: { start: match.index, end: match.index + match[0].length },
    }));
}

/** `Link to:` followed by an empty line and then no list, table, code or quote. */
const STUB =
  /^[ \t]*(?:[-*+][ \t]+)?((?:Link|Links|Add|See|See also|Refer) ?(?:to)?:)[ \t]*(?=\n[ \t]*\n\s*(?![-*+>|`~[\d])|\n?$(?![^]))/gim;

const stubs = (text: string): readonly TodoLine[] =>
  [...text.matchAll(STUB)].map((match) => {
    const end = match.index + match[0].trimEnd().length;
    return { word: 'STUB', text: match[1] ?? '', span: { start: end - (match[1] ?? '').length, end } };
  });

// Finds links of SUMMARY.md that make no chapter, although they look as if they should.
import { type Diagnostic, diagnose, type Location, type Span } from '../../core/diagnostic.ts';
import type { SourceFile } from '../../core/source.ts';
import { rawBlocksIn } from './markdown-events.ts';

const LINK = /(?<!!)\[(?:[^[\]\\\n]|\\.)*\]\([^()\n]*\)/g;
const COMMENT = /<!--[^]*?(?:-->|$)/g;
/** Links that lead outside are notes beside a chapter. */
const OUTSIDE = /\]\(\s*<?(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i;

/** `made` are the links that chapters come from. Links in comments are left out on purpose. */
export function lostLinks({ path, text }: SourceFile, made: readonly Location[]): readonly Diagnostic[] {
  const spans = made.map(({ span }) => span);
  const lost = spansOf(text, LINK).filter(({ start, end }) => !OUTSIDE.test(text.slice(start, end)));
  const open = outsideOf(lost, spans);
  if (open.length === 0) return [];
  const blocks = rawBlocksIn(text);
  return outsideOf(open, spansOf(text, COMMENT)).map((span) => {
    const why = blocks.find((block) => contains(block, span))?.kind ?? 'place';
    return diagnose(
      'summary/lost-link',
      { link: text.slice(span.start, span.end), why },
      { file: path, span },
    );
  });
}

const spansOf = (text: string, pattern: RegExp): readonly Span[] =>
  [...text.matchAll(pattern)].map(({ 0: all, index }) => ({ start: index, end: index + all.length }));

const contains = (outer: Span, { start }: Span): boolean => outer.start <= start && start < outer.end;

/** Those of `spans` that begin in none of `others`; in one pass over both, sorted by start. */
function outsideOf(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  const sorted = [...others].sort((a, b) => a.start - b.start);
  let next = 0;
  let end = 0;
  return spans.filter(({ start }) => {
    for (; next < sorted.length && (sorted[next]?.start ?? 0) <= start; next++)
      end = Math.max(end, sorted[next]?.end ?? 0);
    return start >= end;
  });
}

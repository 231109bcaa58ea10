// Finds links of SUMMARY.md that make no chapter, although they look as if they should.
import { type Diagnostic, diagnose, type Location, type Span } from '../../core/diagnostic.ts';
import type { SourceFile } from '../../core/source.ts';
import { type RawBlock, type SummaryEvent, rawBlocksIn } from './markdown-events.ts';

/** A link whose text may have brackets and images in it. */
const LINK = /(?<!!)\[(?:[^[\]\\\n]|\\.|!?\[(?:[^[\]\\\n]|\\.)*\](?:\([^()\n]*\))?)*\]\([^()\n]*\)/g;
const COMMENT = /<!--[^]*?(?:-->|$)/g;
/** Links that lead outside are notes next to a chapter. */
const OUTSIDE = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i;

interface Lost extends Span {
  readonly href: string;
}

/**
 * `made` are the links that chapters come from, `events` all that Markdown sees. Links in comments are left out on
 * purpose.
 */
export function lostLinks(
  { path, text }: SourceFile,
  made: readonly Location[],
  events: readonly SummaryEvent[],
): readonly Diagnostic[] {
  const spans = made.map(({ span }) => span);
  const seen = linksIn(events, text);
  const lost = [...seen, ...outsideOf(writtenLinks(text), [...seen, ...spans])].filter(
    ({ href }) => !OUTSIDE.test(href),
  );
  const open = outsideOf(lost, spans);
  if (open.length === 0) return [];
  const blocks = rawBlocksIn(text);
  return outsideOf(open, spansOf(text, COMMENT)).map((found) => {
    const why = whyLost(found, blocks);
    const link = text.slice(found.start, found.end).replaceAll('\n', ' ');
    const span = { start: found.start, end: found.end };
    const write = why === 'blank' ? withBrackets(link) : link;
    return diagnose('summary/lost-link', { link, why, write }, { file: path, span });
  });
}

const linksIn = (events: readonly SummaryEvent[], text: string): readonly Lost[] =>
  events.flatMap((event) =>
    // One in the text of an image has no place of its own.
    event.kind === 'link' && text[event.at.start] === '[' ? [{ ...event.at, href: event.href }] : [],
  );

/** What Markdown may not see as a link. */
const writtenLinks = (text: string): readonly Lost[] =>
  spansOf(text, LINK).map((span) => {
    const link = text.slice(span.start, span.end);
    return { ...span, href: addressIn(link) };
  });

const addressIn = (link: string): string => link.slice(link.lastIndexOf('](') + 2, -1).trim();

function whyLost(lost: Lost, blocks: readonly RawBlock[]): 'code' | 'html' | 'place' | 'blank' {
  const block = blocks.find((each) => contains(each, lost));
  if (block !== undefined) return block.kind;
  return hasBlank(lost.href) ? 'blank' : 'place';
}

/** Whether the address ends at a space for Markdown, with no title behind it. */
const hasBlank = (address: string): boolean => /^[^<\s]+\s+(?!["'])/.test(address);

/** The link with its address between `<` and `>`. */
const withBrackets = (link: string): string =>
  link.replace(/\]\(\s*([^()]*?)(\s+(?:"[^"]*"|'[^']*'))?\s*\)$/, '](<$1>$2)');

/** Whether the text is a link with a space in its address, which {@link lostLinks} reports. */
export const isLinkWithBlank = (text: string): boolean =>
  Array.from(text.matchAll(LINK), ([link]) => link).some((link) => hasBlank(addressIn(link)));

const spansOf = (text: string, pattern: RegExp): readonly Span[] =>
  [...text.matchAll(pattern)].map(({ 0: all, index }) => ({ start: index, end: index + all.length }));

const contains = (outer: Span, { start }: Span): boolean => outer.start <= start && start < outer.end;

/** Those of `spans` that begin in none of `others`, sorted by start; in one pass over both. */
function outsideOf<T extends Span>(spans: readonly T[], others: readonly Span[]): readonly T[] {
  const sorted = [...others].sort((a, b) => a.start - b.start);
  let next = 0;
  let end = 0;
  return [...spans]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }) => {
      for (; next < sorted.length && (sorted[next]?.start ?? 0) <= start; next++)
        end = Math.max(end, sorted[next]?.end ?? 0);
      return start >= end;
    });
}

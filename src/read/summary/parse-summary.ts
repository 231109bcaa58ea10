// Parses SUMMARY.md into an Outline.
//
// The grammar is mdBook's, defined over CommonMark blocks instead of characters:
//
//     summary   = [ title ] prefix { part } suffix
//     title     = "# " text                      the first block except for HTML; not a part, but see summaryTitle
//     prefix    = { link | rule | other }        up to the first list or H1; unnumbered, links may be nested anywhere
//     part      = [ "# " text [ paragraph ] ] { list | rule | other }
//                                                up to the next H1, or a paragraph, which starts the suffix
//     suffix    = { link | rule | other }        unnumbered; a list or H1 after it is an error
//     list      = { item }                       "-", "*", "+" or ordered
//     item      = link { other | list }          numbered; only the last nested list is used
//     link      = "[" name "](" path ")" | "[" name "]()" | a reference link
//     rule      = "---"                          a separator
//     other     = anything else is ignored: HTML and comments, H2 to H6, quotes, code, text
//
// Numbering continues across parts and rules. Where mdBook fails, an error is reported and parsing continues with the
// most likely intent: a list after the suffix is another part, an item without a link is a draft.
import { diagnose, type Outcome } from '../../core/diagnostic.ts';
import type { SourceFile } from '../../core/source.ts';
import type { SummaryOptions } from './chapter-target.ts';
import { lostLinks } from './lost-links.ts';
import { ignoredText } from './ignored-text.ts';
import { type LinkEvent, type SummaryEvent, parseEvents } from './markdown-events.ts';
import { markDuplicates } from './mark-duplicates.ts';
import { type Outline, type OutlineItem, allChapters, placeEntries } from './outline.ts';
import {
  chapterOf,
  isClose,
  isOpen,
  locate,
  parseList,
  type ParserState,
  reportTextAfterLink,
} from './parse-list.ts';

/** The outline of `source`. The caller reports a missing SUMMARY.md (`summary/missing`). */
export function parseSummary(source: SourceFile, options: SummaryOptions): Outcome<Outline> {
  const events = parseEvents(source.text);
  const run: ParserState = {
    events,
    places: new Map(events.map((event, i) => [event, i])),
    next: 0,
    file: source.path,
    text: source.text,
    options,
    diagnostics: [],
    made: [],
    roots: 0,
  };
  readTitle(run);
  const items = parseAffix(run);
  while (run.next < events.length) {
    items.push(...parseParts(run), ...parseAffix(run));
    reportAfterSuffix(run);
  }
  const marked = markDuplicates(withPages(items));
  if (!items.some(isChapter)) run.diagnostics.push(diagnose('summary/empty', {}));
  const diagnostics = [...run.diagnostics, ...marked.diagnostics, ...lostLinks(source, run.made, events)];
  diagnostics.sort((a, b) => (a.at?.span.start ?? 0) - (b.at?.span.start ?? 0));
  return { value: { items: marked.value }, diagnostics };
}

const isChapter = (item: OutlineItem): boolean => item.kind === 'chapter' || item.kind === 'draft';

type EventCursor = Pick<ParserState, 'events' | 'next'>;

/** Advances past the title, if any, and returns it. */
function readTitle(run: EventCursor): string {
  while (isOpen(run.events[run.next], 'html')) run.next += 2;
  return isOpen(run.events[run.next], 'h1') ? readPartTitle(run) : '';
}

/** Parses prefix or suffix chapters up to a list or H1. */
function parseAffix(run: ParserState): OutlineItem[] {
  const items: OutlineItem[] = [];
  let before: LinkEvent | undefined;
  for (; run.next < run.events.length; run.next++) {
    const event = run.events[run.next];
    if (isOpen(event, 'list') || partLevel(run, event) !== undefined) break;
    if (event?.kind === 'rule') items.push({ kind: 'separator' });
    if (event?.kind !== 'link') continue;
    items.push(chapterOf(run, event));
    reportAround(run, event, before);
    before = event;
  }
  return items;
}

/** Reports the text around a link that isn't in a list, up to the next one; `before` is the last one. */
function reportAround(run: ParserState, link: LinkEvent, before: LinkEvent | undefined): void {
  const { at, inside } = link;
  if (before?.inside.start !== inside.start) {
    const found = ignoredText(run.text, { start: inside.start, end: at.start });
    if (found !== undefined)
      run.diagnostics.push(
        diagnose('summary/text-before-link', { text: found.text }, locate(run, found.span)),
      );
  }
  let next = run.next + 1;
  while (run.events[next]?.kind === 'text') next++;
  const following = run.events[next];
  const isBeside = following?.kind === 'link' && following.inside.start === inside.start;
  reportTextAfterLink(run, { start: at.end, end: isBeside ? following.at.start : inside.end });
}

function reportAfterSuffix(run: ParserState): void {
  const event = run.events[run.next];
  if (event?.kind !== 'open') return;
  run.diagnostics.push(diagnose('summary/list-after-suffix', {}, locate(run, event.at)));
}

/** Parses parts with their titles, up to the paragraph that starts the suffix. */
function parseParts(run: ParserState): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  while (run.next < run.events.length && !isOpen(run.events[run.next], 'paragraph')) {
    const level = partLevel(run, run.events[run.next]);
    if (level !== undefined) items.push({ kind: 'part', title: readPartTitle(run, level) });
    items.push(...parsePart(run));
  }
  return items;
}

/** Headings that describe the list rather than name the book. */
const GENERIC_TITLE = /^(?:summary|contents|table of contents)$/i;

/** The book's title: the H1 at the start of SUMMARY.md. Absent without one, or if it is generic like `# Summary`. */
export function summaryTitle(text: string): string | undefined {
  const title = readTitle({ events: parseEvents(text), next: 0 }).trim();
  return title === '' || GENERIC_TITLE.test(title) ? undefined : title;
}

/** The heading that opens a part: an H1, in GitBook any. */
function partLevel({ options }: ParserState, event: SummaryEvent | undefined): string | undefined {
  if (event?.kind !== 'open') return undefined;
  const isPart = options.home === undefined ? event.block === 'h1' : /^h[1-6]$/.test(event.block);
  return isPart ? event.block : undefined;
}

/** Reads the text of the heading at the current position. */
function readPartTitle(run: EventCursor, level = 'h1'): string {
  const names: string[] = [];
  for (run.next++; !isClose(run.events[run.next], level); run.next++) {
    const event = run.events[run.next];
    if (event === undefined) break;
    if (event.kind === 'text') names.push(event.text);
    if (event.kind === 'link') names.push(event.name);
  }
  run.next++;
  return names.join('');
}

/** Parses the content of a part. A paragraph directly at the start is ignored, a later one ends the part. */
function parsePart(run: ParserState): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  for (const begin = run.next; run.next < run.events.length;) {
    const event = run.events[run.next];
    if (partLevel(run, event) !== undefined || (isOpen(event, 'paragraph') && run.next > begin)) break;
    run.next++;
    if (isOpen(event, 'list')) items.push(...parseRootList(run));
    else if (event?.kind === 'rule') items.push({ kind: 'separator' });
    else if (event?.kind === 'open' && event.block !== 'paragraph') skipBlock(run, event.block);
  }
  return items;
}

/** Skips to the first end of a block with this name, as mdBook does. */
function skipBlock(run: ParserState, block: string): void {
  while (run.next < run.events.length && !isClose(run.events[run.next], block)) run.next++;
  run.next++;
}

function parseRootList(run: ParserState): readonly OutlineItem[] {
  const items = parseList(run, [], run.roots);
  run.roots += items.length;
  return items;
}

/** As in GitBook, the first entry that leads to a place of a file which no other entry lists is its chapter. */
function withPages(items: readonly OutlineItem[]): readonly OutlineItem[] {
  const listed = new Set(Array.from(allChapters(items), ({ url }) => url));
  const settle = (item: OutlineItem): OutlineItem => {
    if (item.kind === 'separator' || item.kind === 'part') return item;
    if (item.kind === 'chapter' || item.to?.kind !== 'place' || listed.has(item.to.url))
      return { ...item, children: item.children.map(settle) };
    const { to, ...draft } = item;
    listed.add(to.url);
    return { ...draft, kind: 'chapter', source: to.source, url: to.url, children: item.children.map(settle) };
  };
  return [...placeEntries(items)].length === 0 ? items : items.map(settle);
}

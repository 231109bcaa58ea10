// SUMMARY.md -> Outline: the order, numbers and names of the book's chapters.
//
// The grammar is mdBook's, over the blocks of plain CommonMark rather than over characters:
//
//     summary   = [ title ] prefix { part } suffix
//     title     = "# " text                      the first block, HTML aside; no part, but see summaryTitle
//     prefix    = { link | rule | other }        up to the first list or H1; unnumbered, wherever the links stand
//     part      = [ "# " text [ paragraph ] ] { list | rule | other }
//                                                up to the next H1, or to a paragraph, with which the suffix begins
//     suffix    = { link | rule | other }        unnumbered; a list or an H1 after it is an error
//     list      = { item }                       "-", "*", "+" or ordered
//     item      = link { other | list }          numbered; a later list under it takes the place of an earlier one
//     link      = "[" name "](" path ")" | "[" name "]()" | a reference link
//     rule      = "---"                          a separator
//     other     = anything else, which is passed over: HTML and comments, H2 to H6, quotes, code, text
//
// Numbers run on through parts and rules. Where mdBook gives up, an error is reported and the rest is read as the author
// is most likely to have meant it: a list after the suffix is a further part, an item without a link is a draft.
import { diagnose, type Outcome } from '../../core/diagnostic.ts';
import type { SourceFile } from '../../core/source.ts';
import type { SummaryOptions } from './chapter-target.ts';
import { parseEvents } from './markdown-events.ts';
import { markDuplicates } from './mark-duplicates.ts';
import type { Outline, OutlineItem } from './outline.ts';
import { chapterOf, isClose, isOpen, locate, parseList, type Run } from './parse-list.ts';

/** The outline of `source`. A missing SUMMARY.md is the caller's to report (`summary/missing`). */
export function parseSummary(source: SourceFile, options: SummaryOptions): Outcome<Outline> {
  const events = parseEvents(source.text);
  const run: Run = { events, next: 0, file: source.path, options, diagnostics: [], roots: 0 };
  readTitle(run);
  const items = parseAffix(run);
  while (run.next < events.length) {
    items.push(...parseParts(run), ...parseAffix(run));
    reportAfterSuffix(run);
  }
  const marked = markDuplicates(items);
  if (!items.some(isChapter)) run.diagnostics.push(diagnose('summary/empty', {}));
  const diagnostics = [...run.diagnostics, ...marked.diagnostics];
  diagnostics.sort((a, b) => (a.at?.span.start ?? 0) - (b.at?.span.start ?? 0));
  return { value: { items: marked.value }, diagnostics };
}

const isChapter = (item: OutlineItem): boolean => item.kind === 'chapter' || item.kind === 'draft';

type Walk = Pick<Run, 'events' | 'next'>;

/** To what comes after the title, if there is one; answers what it says. */
function readTitle(run: Walk): string {
  while (isOpen(run.events[run.next], 'html')) run.next += 2;
  return isOpen(run.events[run.next], 'h1') ? readPartTitle(run) : '';
}

/** Prefix or suffix chapters; stops before a list or an H1. */
function parseAffix(run: Run): OutlineItem[] {
  const items: OutlineItem[] = [];
  for (; run.next < run.events.length; run.next++) {
    const event = run.events[run.next];
    if (isOpen(event, 'list') || isOpen(event, 'h1')) break;
    if (event?.kind === 'rule') items.push({ kind: 'separator' });
    if (event?.kind === 'link') items.push(chapterOf(run, event));
  }
  return items;
}

function reportAfterSuffix(run: Run): void {
  const event = run.events[run.next];
  if (event?.kind !== 'open') return;
  run.diagnostics.push(diagnose('summary/list-after-suffix', {}, locate(run, event.at)));
}

/** Parts with their titles; stops before the paragraph that begins the suffix. */
function parseParts(run: Run): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  while (run.next < run.events.length && !isOpen(run.events[run.next], 'paragraph')) {
    if (isOpen(run.events[run.next], 'h1')) items.push({ kind: 'part', title: readPartTitle(run) });
    items.push(...parsePart(run));
  }
  return items;
}

/** What an H1 says that only tells readers what kind of list comes. */
const NO_TITLE = /^(?:summary|contents|table of contents)$/i;

/** What SUMMARY.md calls the book: the H1 that it begins with. Absent where there is none, or one such as `# Summary`. */
export function summaryTitle(text: string): string | undefined {
  const title = readTitle({ events: parseEvents(text), next: 0 }).trim();
  return title === '' || NO_TITLE.test(title) ? undefined : title;
}

/** The text of the H1 that comes next. */
function readPartTitle(run: Walk): string {
  const names: string[] = [];
  for (run.next++; !isClose(run.events[run.next], 'h1'); run.next++) {
    const event = run.events[run.next];
    if (event === undefined) break;
    if (event.kind === 'text') names.push(event.text);
    if (event.kind === 'link') names.push(event.name);
  }
  run.next++;
  return names.join('');
}

/** What stands under a part's title. A paragraph right at its beginning is passed over, a later one ends it. */
function parsePart(run: Run): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  for (const begin = run.next; run.next < run.events.length;) {
    const event = run.events[run.next];
    if (isOpen(event, 'h1') || (isOpen(event, 'paragraph') && run.next > begin)) break;
    run.next++;
    if (isOpen(event, 'list')) items.push(...parseRootList(run));
    else if (event?.kind === 'rule') items.push({ kind: 'separator' });
    else if (event?.kind === 'open' && event.block !== 'paragraph') skipBlock(run, event.block);
  }
  return items;
}

/** To the first end of a block of this kind, as mdBook does. */
function skipBlock(run: Run, block: string): void {
  while (run.next < run.events.length && !isClose(run.events[run.next], block)) run.next++;
  run.next++;
}

function parseRootList(run: Run): readonly OutlineItem[] {
  const items = parseList(run, [], run.roots);
  run.roots += items.length;
  return items;
}

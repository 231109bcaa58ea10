// Parses a list of SUMMARY.md into numbered chapters.
import { type Diagnostic, diagnose, type Location, type Span } from '../../core/diagnostic.ts';
import { badgeKinds } from '../../core/badge-kinds.ts';
import { nearest } from '../../core/nearest.ts';
import type { BookPath } from '../../core/path.ts';
import { chapterTarget, type SummaryOptions } from './chapter-target.ts';
import { ignoredText } from './ignored-text.ts';
import type { BlockEvent, LinkEvent, SummaryEvent } from './markdown-events.ts';
import { isLinkWithBlank } from './lost-links.ts';
import type { Chapter } from './outline.ts';

/** State of the parser. */
export interface ParserState {
  readonly events: readonly SummaryEvent[];
  /** The place of each event, because chapters are made after what is below them has been read. */
  readonly places: ReadonlyMap<SummaryEvent, number>;
  next: number;
  readonly file: BookPath;
  /** The text of SUMMARY.md. */
  readonly text: string;
  readonly options: SummaryOptions;
  readonly diagnostics: Diagnostic[];
  /** The links that chapters have been made of. */
  readonly made: Location[];
  /** Number of top-level numbered chapters so far, over all parts. */
  roots: number;
}

type Edge<Kind, Block> = BlockEvent & { readonly kind: Kind; readonly block: Block };

export const isOpen = <Block extends string>(
  event: SummaryEvent | undefined,
  block: Block,
): event is Edge<'open', Block> => event?.kind === 'open' && event.block === block;

export const isClose = <Block extends string>(
  event: SummaryEvent | undefined,
  block: Block,
): event is Edge<'close', Block> => event?.kind === 'close' && event.block === block;

export const locate = (run: ParserState, span: Span): Location => ({ file: run.file, span });

/** Parses the list that was just opened; `before` is the number of earlier items at this level. */
export function parseList(run: ParserState, parent: readonly number[], before: number): readonly Chapter[] {
  const items: Chapter[] = [];
  while (run.next < run.events.length) {
    const event = run.events[run.next++];
    if (isClose(event, 'list')) break;
    if (isOpen(event, 'item')) items.push(...parseItem(run, event, [...parent, before + items.length + 1]));
  }
  return items;
}

/** Parses the item that was just opened: one chapter or, if it has no name, the chapters of its lists. */
function parseItem(run: ParserState, item: BlockEvent, number: readonly number[]): readonly Chapter[] {
  const { link, text } = readItemHead(run);
  const lists: { readonly at: Span; readonly items: readonly Chapter[] }[] = [];
  const named = link !== undefined || text !== '';
  const parent = named ? number : number.slice(0, -1);
  let before = named ? 0 : (number.at(-1) ?? 1) - 1;
  if (link !== undefined) reportTextAfterLink(run, { start: link.at.end, end: link.inside.end });
  // Up to where the item's text has been looked at.
  let done = link?.inside.end ?? 0;
  while (run.next < run.events.length) {
    const event = run.events[run.next++];
    if (isClose(event, 'item')) break;
    // Another paragraph of the item.
    if (event?.kind === 'text' && link !== undefined && event.inside.start >= done) {
      reportTextAfterLink(run, event.inside);
      done = event.inside.end;
    }
    if (!isOpen(event, 'list')) continue;
    const items = parseList(run, parent, before);
    if (!named) before += items.length;
    lists.push({ at: event.at, items });
  }
  reportItem(run, item, { link, text });
  if (!named) return lists.flatMap((list) => list.items);
  for (const list of lists.slice(1)) {
    run.diagnostics.push(diagnose('summary/second-list', {}, locate(run, list.at)));
  }
  const children = lists.at(-1)?.items ?? [];
  if (link !== undefined) return [{ ...chapterOf(run, link), number, children }];
  return [{ kind: 'draft', name: text, number, children, at: locate(run, item.at) }];
}

interface ItemHead {
  readonly link: LinkEvent | undefined;
  /** Text before the link, or the item's whole text; trimmed. */
  readonly text: string;
}

/** Advances past the item's link, or to its first list or end if there is none. */
function readItemHead(run: ParserState): ItemHead {
  const texts: string[] = [];
  for (; run.next < run.events.length; run.next++) {
    const event = run.events[run.next];
    if (isOpen(event, 'list') || isClose(event, 'item')) break;
    if (event?.kind === 'text') texts.push(event.text);
    if (event?.kind !== 'link') continue;
    run.next++;
    return { link: event, text: texts.join('').trim() };
  }
  return { link: undefined, text: texts.join('').trim() };
}

function reportItem(run: ParserState, item: BlockEvent, { link, text }: ItemHead): void {
  const at = locate(run, item.at);
  // A lost link is reported by itself.
  if (link === undefined && isLinkWithBlank(text)) return;
  if (link === undefined) run.diagnostics.push(diagnose('summary/item-without-link', { text }, at));
  else {
    // Images have no text of their own.
    const before = text || ignoredText(run.text, { start: link.inside.start, end: link.at.start })?.text;
    if (before) run.diagnostics.push(diagnose('summary/text-before-link', { text: before }, at));
  }
}

/** Also words that are reported as unknown badges. */
const isBadge = (word: string): boolean =>
  badgeKinds.includes(word) || nearest(word, badgeKinds) !== undefined;

/** Reports what is ignored in a range behind a chapter's link. */
export function reportTextAfterLink(run: ParserState, range: Span): void {
  const found = ignoredText(run.text, range, isBadge);
  if (found === undefined) return;
  const { text, span } = found;
  run.diagnostics.push(diagnose('summary/text-after-link', { text }, locate(run, span)));
}

/** The chapter of a link, without number and children. An invalid link is reported and becomes a draft. */
export function chapterOf(run: ParserState, link: LinkEvent): Chapter {
  const at = locate(run, link.at);
  run.made.push(at);
  const badge = badgeAfter(run, link);
  const chapter = targetOf(run, link);
  return badge === undefined ? chapter : { ...chapter, badge };
}

function targetOf(run: ParserState, link: LinkEvent): Chapter {
  const at = locate(run, link.at);
  const target = chapterTarget(link.href, at, run.options);
  if (target.kind === 'invalid') run.diagnostics.push(target.diagnostic);
  const { name } = link;
  if (target.kind === 'place' || target.kind === 'address')
    return { kind: 'draft', name, children: [], at, to: target };
  if (target.kind !== 'written') return { kind: 'draft', name, children: [], at };
  return { kind: 'chapter', name, source: target.source, url: target.url, children: [], at };
}

/**
 * The kind of the badge after a link, as in `[Title](file.md) \`new\``. mdBook ignores such text, so other words stay
 * without effect, and are only reported if they look like a kind.
 */
function badgeAfter(run: ParserState, link: LinkEvent): string | undefined {
  for (let i = (run.places.get(link) ?? run.events.length) + 1; i < run.events.length; i++) {
    const event = run.events[i];
    if (event?.kind !== 'text') return undefined;
    if (event.isCode !== true) continue;
    if (badgeKinds.includes(event.text)) return event.text;
    const near = nearest(event.text, badgeKinds);
    const args = { badge: event.text, nearest: near };
    if (near !== undefined) run.diagnostics.push(diagnose('block/unknown-badge', args, locate(run, link.at)));
  }
  return undefined;
}

// Placeholders for lists of headings and the index in raw HTML, whose lines aren't read as blocks of Markdown.
import { type Location, diagnose } from '../../../core/diagnostic.ts';
import { placeholderOf } from '../syntax/placeholder.ts';
import type { ChapterContext } from './context.ts';
import { appendMarkedText } from './terms.ts';

type Locate = (start: number, end: number) => Location;

const DIRECTIVE = /\{\{\s*#(?:toc|index)(?![\w-])[^{}\n]*\}\}/g;

/** Elements in which HTML allows no blocks, or no links. */
const WITHOUT_BLOCKS =
  'p h1 h2 h3 h4 h5 h6 pre code a abbr b button del dt em i ins label legend option s small span strong sub summary sup u'.split(
    ' ',
  );

/** Adds a comment if it is the marker of the book; false for any other. `isInline` if it is a part of Markdown text. */
export function appendMarkerComment(
  context: ChapterContext,
  written: string,
  { locate, isInline }: { readonly locate: () => Location; readonly isInline: boolean },
): boolean {
  const slot = context.options.contents?.marker === written && placeholderOf(written, context.options);
  if (!slot) return false;
  const at = locate();
  const holder = withoutBlocks(context);
  if (holder === undefined) context.builder.append({ kind: 'slot', slot, children: [], at });
  else report(context, { found: written, at, holder: isInline && holder === 'p' ? undefined : holder });
  return true;
}

/** Adds text of raw HTML with its placeholders and index markers; `locate` maps a range of `html`. */
export function appendHtmlText(context: ChapterContext, html: string, locate: Locate): void {
  let from = 0;
  for (const { 0: found, index: start } of html.matchAll(DIRECTIVE)) {
    const end = start + found.length;
    const at = locate(start, end);
    const slot = placeholderOf(found, context.options);
    if (slot === undefined || isCode(context) || isEscaped(context, at)) continue;
    const holder = withoutBlocks(context);
    if (holder !== undefined || !isWholeLine(html, start, end)) {
      report(context, { found, at, holder });
      continue;
    }
    appendMarked(context, html, { from, to: start, locate });
    context.builder.append({ kind: 'slot', slot, children: [], at });
    from = end;
  }
  appendMarked(context, html, { from, to: html.length, locate });
}

const isWholeLine = (html: string, start: number, end: number): boolean =>
  /(?:^|\n)[ \t]*$/.test(html.slice(Math.max(0, html.lastIndexOf('\n', start)), start)) &&
  /^[ \t]*(?:\n|$)/.test(html.slice(end));

const isCode = ({ builder }: ChapterContext): boolean => builder.isInside('pre') || builder.isInside('code');

const isEscaped = ({ fileText }: ChapterContext, { file, span }: Location): boolean =>
  fileText(file)?.[span.start - 1] === '\\';

const withoutBlocks = ({ builder }: ChapterContext): string | undefined =>
  WITHOUT_BLOCKS.find((name) => builder.isInside(name));

interface Misplaced {
  readonly found: string;
  readonly at: Location;
  /** The element that can't hold it; absent if there is other text around it. */
  readonly holder: string | undefined;
}

function report({ diagnostics }: ChapterContext, { found, at, holder = 'line' }: Misplaced): void {
  diagnostics.push(diagnose('syntax/not-alone', { found, place: holder }, at));
}

function appendMarked(
  context: ChapterContext,
  html: string,
  { from, to, locate }: { readonly from: number; readonly to: number; readonly locate: Locate },
): void {
  if (from < to)
    appendMarkedText(context, html.slice(from, to), (start, end) => locate(from + start, from + end));
}

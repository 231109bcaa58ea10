// Adds index terms to the chapter's tree and facts.
import { type Location, diagnose } from '../../../core/diagnostic.ts';
import { slugOf } from '../slug.ts';
import { markerAt } from '../syntax/index-marker.ts';
import { restorePipes } from '../syntax/protected-pipes.ts';
import type { ChapterContext } from './context.ts';
import { element, text } from './node.ts';

/** Adds the anchor of an index marker to the tree, and its entry to the chapter's terms. */
export function noteTerm(context: ChapterContext, content: string, at: Location): void {
  const entry = termText(restorePipes(content));
  if (entry === '') {
    context.diagnostics.push(diagnose('term/empty', {}, at));
    return;
  }
  if (/(?:\{\{|<<)(?:hi|ii|i):/.test(entry))
    context.diagnostics.push(diagnose('term/malformed', { text: entry }, at));
  const number = context.terms.length + 1;
  const id = context.options.legacyTermIds
    ? `a${String(number).padStart(3, '0')}`
    : `idx-${slugOf(entry) || 'term'}-${number}`;
  context.terms.push({ text: entry, id, at });
  context.builder.append({
    ...element('a', [
      ['id', id],
      ['class', 'index-term'],
    ]),
    at,
  });
}

/** An entry as mdBook's plugin folds it: a link is its text, white space is one space. */
const termText = (content: string): string =>
  content
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

const MARKER = /\\?\{\{(?:hi|ii|i):/g;

/**
 * Adds text of raw HTML, including its index markers. Only braces work there, since `<` starts a tag, and their text
 * is not parsed as Markdown. `locate` maps a range of `html`.
 */
export function appendMarkedText(
  context: ChapterContext,
  html: string,
  locate: (start: number, end: number) => Location,
): void {
  const { builder } = context;
  const isCode = builder.isInside('pre') || builder.isInside('code');
  let at = 0;
  for (const { index, 0: head } of isCode ? [] : html.matchAll(MARKER)) {
    const isEscaped = head.startsWith('\\');
    const marker = markerAt(html, isEscaped ? index + 1 : index, 'braces');
    if (index < at || marker === undefined) continue;
    builder.appendText(restorePipes(html.slice(at, index)));
    at = marker.end;
    if (isEscaped) builder.appendText(restorePipes(html.slice(index + 1, at)));
    else {
      noteTerm(context, marker.content, locate(index, at));
      const shown = text(restorePipes(marker.content.trimStart()));
      if (marker.kind !== 'hi') builder.append(marker.kind === 'ii' ? element('em', [], [shown]) : shown);
    }
  }
  builder.appendText(restorePipes(html.slice(at)));
}

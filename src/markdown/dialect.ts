// The options of a book -> the parser of its dialect: CommonMark and what mdBook's readers of Markdown know besides.
import Parser, { type MarkdownIt, type StateBlock } from 'markdown-it';
import type { MarkdownOptions } from './options.ts';
import { alerts } from './syntax/alert.ts';
import { definitionLists } from './syntax/definition-list.ts';
import { definitions } from './syntax/definitions.ts';
import { footnotes } from './syntax/footnote.ts';
import { headingAttributes } from './syntax/heading-attributes.ts';
import { indexMarkers } from './syntax/index-marker.ts';
import { inlineFootnotes } from './syntax/inline-footnote.ts';
import { DOLLARS, math } from './syntax/math.ts';
import { notePositions } from './syntax/positions.ts';
import { protectedPipes } from './syntax/protected-pipes.ts';
import { smartPunctuation } from './syntax/smart-punctuation.ts';
import { strikethrough } from './syntax/strikethrough.ts';
import { markersAfterRows } from './syntax/table-marker.ts';
import { taskLists } from './syntax/task-list.ts';
import { undefinedReferences } from './syntax/undefined-reference.ts';
import { unsafeAddresses } from './syntax/unsafe-address.ts';
import { wikiLinks } from './syntax/wiki-link.ts';

/** A parser for one book. Rules stand in the order in which mdBook's own parser would meet them. */
export function createParser(options: MarkdownOptions): MarkdownIt {
  const md = new Parser('default', { html: true, linkify: false, typographer: false, maxNesting: 200 });
  // Addresses stay as written, as in mdBook; the page's serialiser escapes them.
  md.normalizeLink = (url): string => url;
  md.normalizeLinkText = (url): string => url;
  tablesInParagraphs(md);
  markersAfterRows(md);
  notePositions(md);
  unsafeAddresses(md);
  definitions(md);
  protectedPipes(md, options.wikiLinks ? 'wiki-links' : 'plain');
  footnotes(md);
  if (options.definitionLists) definitionLists(md);
  if (options.alerts) alerts(md);
  taskLists(md);
  headingAttributes(md);
  strikethrough(md);
  indexMarkers(md, options.angleMarkers ? 'angles' : 'braces');
  undefinedReferences(md);
  if (options.wikiLinks) wikiLinks(md);
  if (options.inlineFootnotes) inlineFootnotes(md);
  if (options.math) math(md, options.mathOptions?.delimiters ?? DOLLARS);
  if (options.smartPunctuation) smartPunctuation(md);
  return md;
}

/**
 * In pulldown-cmark a table's head is the first line of a paragraph; it cuts one short only where it begins with `|`
 * (firstpass.rs, scan_paragraph_interrupt).
 */
function tablesInParagraphs(md: MarkdownIt): void {
  const table = md.block.ruler.__rules__.find((rule) => rule.name === 'table');
  if (!table) return;
  const { fn } = table;
  const rule: typeof fn = (...call) => {
    const [state, line, , silent] = call;
    const begin = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
    if (silent) return state.src.charAt(begin) === '|' && fn(...call);
    const indents = flattenRows(state, line + 2);
    const isTable = fn(...call);
    for (const [row, indent] of indents) state.sCount[row] = indent;
    return isTable;
  };
  md.block.ruler.at('table', rule, { alt: ['paragraph'] });
}

/**
 * Rows of a table may be indented as far as they like (firstpass.rs, parse_table_row); markdown-it takes those of four
 * columns for code. Answers the indents of the lines that it changed.
 */
function flattenRows(state: StateBlock, from: number): readonly (readonly [line: number, indent: number])[] {
  const changed: (readonly [number, number])[] = [];
  const second = (state.bMarks[from - 1] ?? 0) + (state.tShift[from - 1] ?? 0);
  if (!'|:-'.includes(state.src.charAt(second))) return changed;
  for (let line = from; line < state.lineMax && !state.isEmpty(line); line++) {
    const indent = state.sCount[line] ?? 0;
    if (indent - state.blkIndent < 4) continue;
    changed.push([line, indent]);
    state.sCount[line] = state.blkIndent;
  }
  return changed;
}

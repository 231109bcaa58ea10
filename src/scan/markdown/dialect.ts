// Configures markdown-it for a book: CommonMark plus the extensions that mdBook and its plugins support.
import cjkFriendly from 'markdown-it-cjk-friendly';
import Parser, { type MarkdownIt } from 'markdown-it';
import type { MarkdownPlugins } from './markdown-hooks.ts';
import type { MarkdownOptions } from './options.ts';
import { definitionLists } from './syntax/definition-list.ts';
import { definitions } from './syntax/link-definitions.ts';
import { footnotes } from './syntax/footnote-syntax.ts';
import { headingAttributes } from './syntax/heading-attributes.ts';
import { indexMarkers } from './syntax/index-marker.ts';
import { inlineFootnotes } from './syntax/inline-footnote.ts';
import { notePositions } from './syntax/positions.ts';
import { placeholders } from './syntax/placeholder.ts';
import { protectedPipes } from './syntax/protected-pipes.ts';
import { smartPunctuation } from './syntax/smart-punctuation.ts';
import { linearLinkLabels } from '../../read/summary/link-labels.ts';
import { strikethrough } from './syntax/strikethrough.ts';
import { markersAfterRows } from './syntax/table-marker.ts';
import { tables } from './syntax/tables.ts';
import { taskLists } from './syntax/task-list.ts';
import { undefinedReferences } from './syntax/undefined-reference.ts';
import { unsafeAddresses } from './syntax/unsafe-address.ts';
import { wikiLinks } from './syntax/wiki-link.ts';

/** A parser for one book. Rules are in the order in which mdBook's own parser would meet them, then those of plugins. */
export function createParser(options: MarkdownOptions, plugins: MarkdownPlugins): MarkdownIt {
  const md = new Parser('default', { html: true, linkify: false, typographer: false, maxNesting: 200 });
  linearLinkLabels(md);
  // URLs stay as written, as in mdBook; serialization escapes them.
  md.normalizeLink = (url): string => url;
  md.normalizeLinkText = (url): string => url;
  if (options.cjkEmphasis) md.use(cjkFriendly);
  tables(md);
  markersAfterRows(md);
  notePositions(md);
  unsafeAddresses(md);
  definitions(md);
  protectedPipes(md, options.wikiLinks ? 'wiki-links' : 'plain');
  placeholders(md, options);
  footnotes(md);
  if (options.definitionLists) definitionLists(md);
  taskLists(md);
  headingAttributes(md);
  strikethrough(md);
  indexMarkers(md, options);
  undefinedReferences(md);
  if (options.wikiLinks) wikiLinks(md);
  if (options.inlineFootnotes) inlineFootnotes(md);
  for (const plugin of plugins.active) plugin.hooks.extend?.(md, plugin.options);
  if (options.smartPunctuation) smartPunctuation(md);
  return md;
}

// A chapter's Markdown -> its body as one string, each slot written out in a form that shows what it holds.
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { mappedFile } from '../../../src/core/mapped-text.ts';
import { bookPath } from '../../../src/core/path.ts';
import type { Body, Slot } from '../../../src/scan/markdown/body.ts';
import type { Definition } from '../../../src/read/references/definition.ts';
import type { Facts } from '../../../src/scan/markdown/facts.ts';
import { alerts } from '../../../src/plugins/alerts/alerts.ts';
import { tabs } from '../../../src/plugins/tabs/tabs.ts';
import type { MarkdownPlugins } from '../../../src/scan/markdown/markdown-hooks.ts';
import type { MarkdownOptions } from '../../../src/scan/markdown/options.ts';
import { parseChapter } from '../../../src/scan/markdown/parse-chapter.ts';
import { loadTokenizer } from '../../../src/scan/markdown/tree/html-tokens.ts';
import { english } from '../../english.ts';
import { loaded } from '../../plugins/loaded.ts';

await loadTokenizer();

/** Plugins that are on without being asked for. */
export const defaultPlugins: MarkdownPlugins = await loaded([alerts, true], [tabs, { directives: false }]);

/** mdBook's defaults. */
export const defaults: MarkdownOptions = {
  words: english,
  smartPunctuation: true,
  definitionLists: true,
  inlineFootnotes: false,
  wikiLinks: false,
  angleMarkers: true,
  legacyTermIds: false,
  playground: { editable: false, runnable: true },
  hideLines: {},
};

export interface Read {
  readonly html: string;
  readonly facts: Facts;
  readonly diagnostics: readonly Diagnostic[];
}

const path = bookPath('src/chapter.md');

export function readChapter(
  text: string,
  options: Partial<MarkdownOptions> = {},
  definitions: Readonly<Record<string, Definition>> = {},
  plugins: MarkdownPlugins = defaultPlugins,
): Read {
  const { value, diagnostics } = parseChapter({
    source: path,
    text: mappedFile(path, text),
    frontMatter: { data: {} },
    options: { ...defaults, ...options },
    plugins,
    fileText: (file) => (file === path ? text : undefined),
    definitionOf: (label) => (Object.hasOwn(definitions, label) ? definitions[label] : undefined),
  });
  return { html: show(value.body).trim(), facts: value.facts, diagnostics };
}

const show = (body: Body): string =>
  body.map((piece) => (typeof piece === 'string' ? piece : showSlot(piece))).join('');

function showSlot(slot: Slot): string {
  switch (slot.kind) {
    case 'link':
      return `<a book="${slot.url}"${slot.attributes}>${show(slot.children)}</a>`;
    case 'url':
      return `book:${slot.url}`;
    case 'image':
      return `<img ${slot.zooms ? '' : 'in link '}book="${slot.url}" alt="${slot.alt}"${slot.title === undefined ? '' : ` title="${slot.title}"`}>`;
    case 'code':
      return slot.lines.map(({ text, hidden }) => (hidden ? `[${text}]` : text)).join('\n');
    case 'reference':
      return `⟦${show(slot.children)}⟧(${slot.label})`;
    case 'wikilink':
      return `⟦${slot.target}|${slot.title ?? ''}⟧`;
    case 'term':
      return `⟦${show(slot.children)}⟧{${slot.key}}`;
    case 'contents':
    case 'index':
    case 'icon':
      return `⟦${slot.kind}⟧`;
  }
}

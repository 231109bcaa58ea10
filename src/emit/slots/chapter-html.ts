// Renders a chapter's HTML for its own page and for the print page.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { once } from '../../core/once.ts';
import type { UrlPath } from '../../core/path.ts';
import type { HighlightedCode } from '../../scan/highlight/job.ts';
import type { CodeSlot } from '../../scan/markdown/body.ts';
import { slugOf } from '../../scan/markdown/slug.ts';
import type { Page } from '../../link/resolve/book-index.ts';
import { type PageLinks, sliceOf } from '../../link/resolve/page-slice.ts';
import { termRenderer } from './term-slot.ts';
import { fillBody } from './fill-slots.ts';
import type { SiteModel } from '../site-model.ts';
import { codeSlotsIn } from '../../scan/highlight/highlight-blocks.ts';

/** A chapter's HTML at one URL. Equal stamps mean equal HTML. */
export interface ChapterHtml {
  readonly stamp: () => Hash;
  readonly make: () => Promise<string>;
  /** Warnings for code blocks left unhighlighted although their language is supported; complete after `make`. */
  readonly leftPlain: () => readonly Diagnostic[];
}

export interface ChapterPlace {
  readonly page: Page;
  /** URL of the page that will contain the HTML; links are relative to it. */
  readonly url: UrlPath;
}

export function chapterHtml(model: SiteModel, { page, url }: ChapterPlace): ChapterHtml {
  const { source } = page.chapter;
  const scanned = model.scanned.get(source);
  const slice = once(() => sliceOf(model.index, addressesOf(model, page), url));
  const { icons } = model.frame.theme;
  const drawings = page.facts.icons?.map(({ name }) => icons.svg(name) ?? '');
  // Not all of them: they would keep the chapter's code in memory until the whole site is written.
  let plain: readonly PlainBlock[] = [];
  const { words, buildBook } = model.config;
  const { undefinedReferences } = buildBook;
  return {
    stamp: once(() =>
      hashOf([
        ...[scanned?.hash, slice(), undefinedReferences, words.hash, model.terms.stampOf(page) ?? ''],
        page.facts.uses.includes('terms') ? model.glossary?.hash : undefined,
        ...(drawings ?? []),
      ]),
    ),
    make: async () => {
      const body = (await scanned?.heavy())?.body ?? [];
      const colored = await model.highlight.colored(codeSlotsIn(body));
      plain = [...colored].flatMap(([slot, code]) => (code.plain ? [{ slot, why: code.plain }] : []));
      const indexes = await model.terms.on(page, url);
      const html = fillBody(body, {
        slice: slice(),
        headings: page.facts.headings,
        highlighted: (slot) => colored.get(slot)?.lines,
        words,
        undefinedReferences,
        icon: icons.svg,
        indexHtml: indexes.at,
        term: termRenderer(model.glossary, url),
      });
      return indexes.after === '' ? html : withIndex(html, indexes.after, page);
    },
    leftPlain: () => plain.map((block) => tooSlow(page, block)),
  };
}

/** A block that is not highlighted, and the reason. */
interface PlainBlock {
  readonly slot: CodeSlot;
  readonly why: NonNullable<HighlightedCode['plain']>;
}

/** Reported at the chapter's first block in that language, quoting the start of the slow block. */
function tooSlow({ facts }: Page, { slot: { language, lines }, why }: PlainBlock): Diagnostic {
  const begins = (lines.find(({ text }) => text.trim() !== '')?.text ?? '').trim().slice(0, 40);
  const use = facts.languages.find(({ name }) => name.toLowerCase() === language);
  return diagnose('code/too-slow', { language, begins, why }, use?.at);
}

/** `[[page]]` renders as plain text unless the book turns wikilinks into links. */
function addressesOf({ config }: SiteModel, { chapter, facts }: Page): PageLinks {
  const { links, undefinedLabels, wikiLinks } = facts;
  const areLinks = config.buildBook.wikilinks === true && wikiLinks !== undefined;
  return { source: chapter.source, links, undefinedLabels, wikiLinks: areLinks ? wikiLinks : undefined };
}

/** A chapter named Index keeps its own content; an empty one gets a title. */
function withIndex(html: string, index: string, { chapter }: Page): string {
  if (html.trim() !== '') return `${html}\n${index}`;
  const id = slugOf(chapter.name);
  return `<h1 id="${id}"><a class="header" href="#${id}">${escapeHtml(chapter.name)}</a></h1>\n${index}`;
}

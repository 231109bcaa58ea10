// A page of the book -> its HTML, for its own page and for the print page.
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
import { fillBody } from './fill-slots.ts';
import type { SiteModel } from '../site-model.ts';
import { codeSlotsIn } from '../../scan/highlight/highlight-blocks.ts';

/** What a chapter's HTML at one address is made of. Equal stamps mean equal HTML. */
export interface ChapterHtml {
  readonly stamp: () => Hash;
  readonly make: () => Promise<string>;
  /** The blocks that were left without colours though their language is known; asked after `make`. */
  readonly leftPlain: () => readonly Diagnostic[];
}

export interface ChapterPlace {
  readonly page: Page;
  /** Where the HTML is to stand: links lead from there. */
  readonly url: UrlPath;
}

export function chapterHtml(model: SiteModel, { page, url }: ChapterPlace): ChapterHtml {
  const { source } = page.chapter;
  const scanned = model.scanned.get(source);
  const slice = once(() => sliceOf(model.index, addressesOf(model, page), url));
  const { icons } = model.frame.theme;
  const drawings = page.facts.icons?.map(({ name }) => icons.svg(name) ?? '');
  let colored: ReadonlyMap<CodeSlot, HighlightedCode> = new Map();
  const { words, buildBook } = model.config;
  const { undefinedReferences } = buildBook;
  return {
    stamp: once(() =>
      hashOf([
        ...[scanned?.hash, slice(), undefinedReferences, words.hash, model.terms.stampOf(page) ?? ''],
        ...(drawings ?? []),
      ]),
    ),
    make: async () => {
      const body = (await scanned?.heavy())?.body ?? [];
      colored = await model.highlight.colored(codeSlotsIn(body));
      const indexes = await model.terms.on(page, url);
      const html = fillBody(body, {
        slice: slice(),
        headings: page.facts.headings,
        highlighted: (slot) => colored.get(slot)?.lines,
        words,
        undefinedReferences,
        icon: icons.svg,
        indexHtml: indexes.at,
      });
      return indexes.after === '' ? html : withIndex(html, indexes.after, page);
    },
    leftPlain: () => [...colored].flatMap(([slot, { plain }]) => (plain ? tooSlow(page, slot, plain) : [])),
  };
}

/** Told where the page first has code in that language, with the words that the block begins with. */
function tooSlow(
  { facts }: Page,
  { language, lines }: CodeSlot,
  why: NonNullable<HighlightedCode['plain']>,
): Diagnostic {
  const begins = (lines.find(({ text }) => text.trim() !== '')?.text ?? '').trim().slice(0, 40);
  const use = facts.languages.find(({ name }) => name.toLowerCase() === language);
  return diagnose('code/too-slow', { language, begins, why }, use?.at);
}

/** `[[page]]` shows its title only where the book does not want it to be a link. */
function addressesOf({ config }: SiteModel, { chapter, facts }: Page): PageLinks {
  const { links, undefinedLabels, wikiLinks } = facts;
  const areLinks = config.buildBook.wikilinks === 'link' && wikiLinks !== undefined;
  return { source: chapter.source, links, undefinedLabels, wikiLinks: areLinks ? wikiLinks : undefined };
}

/** The chapter named Index keeps what it says itself; one that says nothing gets a title. */
function withIndex(html: string, index: string, { chapter }: Page): string {
  if (html.trim() !== '') return `${html}\n${index}`;
  const id = slugOf(chapter.name);
  return `<h1 id="${id}"><a class="header" href="#${id}">${escapeHtml(chapter.name)}</a></h1>\n${index}`;
}

// A page of the book -> its HTML, for its own page, for the print page and for search.
import { type Hash, hashOf } from '../core/hash.ts';
import { escapeHtml } from '../core/html.ts';
import { once } from '../core/once.ts';
import type { UrlPath } from '../core/path.ts';
import { slugOf } from '../markdown/slug.ts';
import type { Page } from '../resolve/book-index.ts';
import { type Addresses, sliceOf } from '../resolve/page-slice.ts';
import { fillBody } from '../slots/fill.ts';
import type { BookModel } from './book-model.ts';
import { codeSlotsIn } from './highlight-blocks.ts';

/** Raise when equal bodies and slices would make other HTML. */
const VERSION = 2;

/** What a chapter's HTML at one address is made of. Equal stamps mean equal HTML. */
export interface ChapterHtml {
  readonly stamp: () => Hash;
  readonly make: () => Promise<string>;
}

/** How code is shown: `colored` on pages, `plain` where only words count. */
export type CodeStyle = 'colored' | 'plain';

export interface ChapterPlace {
  readonly page: Page;
  /** Where the HTML is to stand: links lead from there. */
  readonly url: UrlPath;
}

export function chapterHtml(
  model: BookModel,
  { page, url }: ChapterPlace,
  style: CodeStyle = 'colored',
): ChapterHtml {
  const { source } = page.chapter;
  const scanned = model.scanned.get(source);
  const slice = once(() => sliceOf(model.index, addressesOf(model, page), url));
  const { icons } = model.frame.theme;
  const drawings = page.facts.icons?.map(({ name }) => icons.svg(name) ?? '');
  const undefinedReferences = model.config.buildBook.undefinedReferences;
  return {
    stamp: once(() =>
      hashOf([
        ...[VERSION, scanned?.hash, slice(), undefinedReferences, style, model.terms.stampOf(page) ?? ''],
        ...(drawings ?? []),
      ]),
    ),
    make: async () => {
      const body = (await scanned?.heavy())?.body ?? [];
      const lines = style === 'colored' ? await model.highlight.linesOf(codeSlotsIn(body)) : undefined;
      const indexes = await model.terms.on(page, url);
      const html = fillBody(body, {
        slice: slice(),
        headings: page.facts.headings,
        highlighted: (slot) => lines?.get(slot),
        hiddenLines: style === 'colored' ? 'kept' : 'left-out',
        undefinedReferences,
        icon: icons.svg,
        indexHtml: indexes.at,
      });
      return indexes.after === '' ? html : withIndex(html, indexes.after, page);
    },
  };
}

/** `[[page]]` shows its title only where the book does not want it to be a link. */
function addressesOf({ config }: BookModel, { chapter, facts }: Page): Addresses {
  const { links, undefinedLabels, wikiLinks } = facts;
  const areLinks = config.buildBook.wikilinks === 'link' && wikiLinks !== undefined;
  return { source: chapter.source, links, undefinedLabels, ...(areLinks ? { wikiLinks } : {}) };
}

/** The chapter named Index keeps what it says itself; one that says nothing gets a title. */
function withIndex(html: string, index: string, { chapter }: Page): string {
  if (html.trim() !== '') return `${html}\n${index}`;
  const id = slugOf(chapter.name);
  return `<h1 id="${id}"><a class="header" href="#${id}">${escapeHtml(chapter.name)}</a></h1>\n${index}`;
}

// A page of the book -> its HTML, for its own page, for the print page and for search.
import { type Hash, hashOf } from '../core/hash.ts';
import { once } from '../core/once.ts';
import type { UrlPath } from '../core/path.ts';
import type { Page } from '../resolve/book-index.ts';
import { sliceOf } from '../resolve/page-slice.ts';
import { fillBody } from '../slots/fill.ts';
import type { BookModel } from './book-model.ts';
import { codeSlotsIn } from './highlight-blocks.ts';

/** Raise when equal bodies and slices would make other HTML. */
const VERSION = 1;

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
  const slice = once(() => sliceOf(model.index, { source, links: page.facts.links }, url));
  const undefinedReferences = model.config.buildBook.undefinedReferences;
  return {
    stamp: once(() => hashOf([VERSION, scanned?.hash, slice(), undefinedReferences, style])),
    make: async () => {
      const body = (await scanned?.heavy()) ?? [];
      const lines = style === 'colored' ? await model.highlight.linesOf(codeSlotsIn(body)) : undefined;
      return fillBody(body, {
        slice: slice(),
        headings: page.facts.headings,
        highlighted: (slot) => lines?.get(slot),
        undefinedReferences,
        indexHtml: () => '',
      });
    },
  };
}

// Every `[[page]]` of a chapter -> those that name no page, several, or one that is kept out of the book.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import type { BookIndex, Page } from './book-index.ts';
import { countUses } from './check-labels.ts';
import { namedPage, nearestPageName } from './names.ts';

/** One diagnostic for each name, where it is first used. */
export function checkWikiLinks(index: BookIndex, page: Page): readonly Diagnostic[] {
  return countUses(page.facts.wikiLinks ?? []).flatMap(({ label: target, uses, at }) => {
    const named = namedPage(index, target);
    switch (named?.kind) {
      case 'page': {
        const { fragment } = named;
        if (fragment === undefined || named.page.ids.has(fragment)) return [];
        const args = { page: named.page.chapter.source, anchor: fragment };
        return [diagnose('link/no-such-anchor', args, at)];
      }
      case 'hidden':
        return [diagnose('link/to-hidden', { target: named.source, uses }, at)];
      case 'ambiguous':
        return [diagnose('wikilink/ambiguous', { target, pages: named.sources }, at)];
      case undefined: {
        const near = nearestPageName(index, target);
        return [diagnose('wikilink/no-such-page', { target, nearest: near }, at)];
      }
    }
  });
}

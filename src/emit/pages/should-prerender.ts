// Whether readers' browsers render pages before their links are followed.
import type { Config } from '../../read/config/config.ts';
import type { BookIndex } from '../../link/resolve/book-index.ts';
import type { Theme } from '../theme/load-theme.ts';
import { addsScripts } from './content-security-policy.ts';

/**
 * As `build-book.prerender` says; by default only if the book has no code of its own. Such code would also run in pages
 * that readers never open, so a script that counts visits would count too many. Never for a served book, whose pages change.
 */
export const shouldPrerender = (
  { buildBook, html }: Pick<Config, 'buildBook' | 'html'>,
  { theme, index }: { readonly theme: Pick<Theme, 'ownCode'>; readonly index: Pick<BookIndex, 'pages'> },
): boolean =>
  html.liveReloadEndpoint === undefined &&
  (buildBook.prerender ??
    !(addsScripts(html) || theme.ownCode || index.pages.some(({ facts }) => facts.uses.includes('scripts'))));

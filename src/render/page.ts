// A page's view -> its HTML, by the theme's template for its kind.
import type { Outcome } from '../core/diagnostic.ts';
import { mdbookPage, mdbookRedirect } from '../theme/files.ts';
import type { Theme } from '../theme/load.ts';
import type { PageView } from '../theme/view.ts';
import { mdbookContext, mdbookRedirectContext } from './mdbook-context.ts';

/**
 * The page. Templates that fail are reported, and the built-in ones used; icons that do not exist are reported too.
 * A book that brings mdBook's template of a whole page has its chapters, print page and 404 page made by that.
 */
export async function renderPage(theme: Theme, view: PageView): Promise<Outcome<string>> {
  const engine = await theme.engine();
  const own = ownTemplate(theme, view);
  if (own === undefined) return engine.render(view.kind, view);
  const page = engine.render(own.name, own.context);
  if (page.value !== '') return page;
  const builtin = engine.render(view.kind, view);
  return { value: builtin.value, diagnostics: [...page.diagnostics, ...builtin.diagnostics] };
}

/** The book's template made for mdBook and what it is given; absent where the page is made by ours. */
function ownTemplate(
  theme: Theme,
  view: PageView,
): { readonly name: string; readonly context: object } | undefined {
  if (view.kind === 'contents') return undefined;
  if (view.kind === 'redirect') {
    return theme.mdbookRedirect ? { name: mdbookRedirect, context: mdbookRedirectContext(view) } : undefined;
  }
  return theme.mdbookPage ? { name: mdbookPage, context: mdbookContext(view) } : undefined;
}

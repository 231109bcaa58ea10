// A page's view -> its HTML, by the theme's template for its kind.
import type { Outcome } from '../core/diagnostic.ts';
import { mdbookPage } from '../theme/files.ts';
import type { Theme } from '../theme/load.ts';
import type { PageView } from '../theme/view.ts';
import { mdbookContext } from './mdbook-context.ts';

/**
 * The page. Templates that fail are reported, and the built-in ones used; icons that do not exist are reported too.
 * A book that brings mdBook's template of a whole page has its chapters, print page and 404 page made by that.
 */
export async function renderPage(theme: Theme, view: PageView): Promise<Outcome<string>> {
  const engine = await theme.engine();
  if (!theme.mdbookPage || view.kind === 'redirect' || view.kind === 'contents') {
    return engine.render(view.kind, view);
  }
  const page = engine.render(mdbookPage, mdbookContext(view));
  if (page.value !== '') return page;
  const builtin = engine.render(view.kind, view);
  return { value: builtin.value, diagnostics: [...page.diagnostics, ...builtin.diagnostics] };
}

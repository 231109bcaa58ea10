// A page's view -> its HTML, by the theme's template for its kind.
import type { Outcome } from '../../core/diagnostic.ts';
import { mdbookContentsPage, mdbookPage, mdbookRedirect } from '../theme/theme-files.ts';
import type { Theme } from '../theme/load-theme.ts';
import type { OutlineItem } from '../../read/summary/outline.ts';
import type { PageView, SpecialView } from '../theme/view.ts';
import { mdbookContentsPageContext } from './mdbook-toc-context.ts';
import { mdbookContext, mdbookRedirectContext } from './mdbook-context.ts';

/**
 * The page. Templates that fail are reported, and the built-in ones used; icons that do not exist are reported too.
 * A book that brings mdBook's template of a whole page has its chapters, print page and 404 page made by that.
 */
export async function renderPage(theme: Theme, view: PageView): Promise<Outcome<string>> {
  return renderBy(theme, view, ownTemplate(theme, view));
}

/** `toc.html`: the page of a view, or what the book's template made for mdBook makes of all chapters. */
export const renderContentsPage = (
  theme: Theme,
  view: SpecialView,
  items: readonly OutlineItem[],
): Promise<Outcome<string>> =>
  renderBy(
    theme,
    view,
    theme.mdbookContents.page
      ? { name: mdbookContentsPage, context: mdbookContentsPageContext({ ...view, items }) }
      : undefined,
  );

/** A template made for mdBook, and what it is given. */
interface OwnTemplate {
  readonly name: string;
  readonly context: object;
}

async function renderBy(
  theme: Theme,
  view: PageView,
  own: OwnTemplate | undefined,
): Promise<Outcome<string>> {
  const engine = await theme.engine();
  if (own === undefined) return engine.render(view.kind, view);
  const page = engine.render(own.name, own.context);
  if (page.value !== '') return page;
  const builtin = engine.render(view.kind, view);
  return { value: builtin.value, diagnostics: [...page.diagnostics, ...builtin.diagnostics] };
}

/** The book's template; absent where the page is made by ours. */
function ownTemplate(theme: Theme, view: PageView): OwnTemplate | undefined {
  if (view.kind === 'contents') return undefined;
  if (view.kind === 'redirect') {
    return theme.mdbookRedirect ? { name: mdbookRedirect, context: mdbookRedirectContext(view) } : undefined;
  }
  return theme.mdbookPage ? { name: mdbookPage, context: mdbookContext(view) } : undefined;
}

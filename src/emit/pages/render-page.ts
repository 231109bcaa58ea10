// Renders a view with the theme's template for its kind.
import type { Outcome } from '../../core/diagnostic.ts';
import { mdbookContentsPage, mdbookPage, mdbookRedirect } from '../theme/theme-files.ts';
import type { Theme } from '../theme/load-theme.ts';
import type { OutlineItem } from '../../read/summary/outline.ts';
import type { PageView, SpecialView } from '../theme/view.ts';
import { mdbookContentsPageContext } from './mdbook-toc-context.ts';
import { mdbookContext, mdbookRedirectContext } from './mdbook-context.ts';

/**
 * Renders the page. Failing templates are reported and replaced by the built-in ones; unknown icons are reported too.
 * If a book has mdBook's page template, it renders chapters, the print page and the 404 page.
 */
export async function renderPage(theme: Theme, view: PageView): Promise<Outcome<string>> {
  return renderBy(theme, view, ownTemplate(theme, view));
}

/** Renders `toc.html` from a view, or with the book's own template for mdBook. */
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

/** A template written for mdBook and its context. */
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

/** The book's template; absent if the built-in one renders the page. */
function ownTemplate(theme: Theme, view: PageView): OwnTemplate | undefined {
  if (view.kind === 'contents') return undefined;
  if (view.kind === 'redirect') {
    return theme.mdbookRedirect ? { name: mdbookRedirect, context: mdbookRedirectContext(view) } : undefined;
  }
  return theme.mdbookPage ? { name: mdbookPage, context: mdbookContext(view) } : undefined;
}

// JSON-LD of a chapter for search engines: the article, its book and its breadcrumbs.
import type { ChapterView } from '../theme/view.ts';

/** Absent without the site's origin, because it needs absolute URLs. Safe inside `<script>`. */
export function structuredData(view: Omit<ChapterView, 'structuredData'>): string | undefined {
  const { site, canonical, language } = view;
  if (canonical === undefined || site.origin === undefined) return undefined;
  const article = {
    '@type': 'TechArticle',
    headline: view.title,
    url: canonical,
    inLanguage: language,
    description: view.description === '' ? undefined : view.description,
    keywords: view.keywords === '' ? undefined : view.keywords,
    dateModified: view.lastChanged,
    author: site.authors.length === 0 ? undefined : site.authors.map((name) => ({ '@type': 'Person', name })),
    isPartOf: site.title === '' ? undefined : { '@type': 'Book', name: site.title, url: site.origin },
  };
  const steps = stepsTo(view, canonical);
  const trail = { '@type': 'BreadcrumbList', itemListElement: steps };
  const graph = steps.length > 1 ? [article, trail] : [article];
  // `<` could close the script element.
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
}

/** The parent chapters that have pages, then the chapter itself. */
function stepsTo(
  { breadcrumbs, title }: Pick<ChapterView, 'breadcrumbs' | 'title'>,
  canonical: string,
): readonly object[] {
  const above = breadcrumbs.flatMap((step) =>
    step.href === undefined ? [] : [{ name: step.title, item: new URL(step.href, canonical).href }],
  );
  return [...above, { name: title, item: canonical }].map((step, i) => ({
    '@type': 'ListItem',
    position: i + 1,
    ...step,
  }));
}

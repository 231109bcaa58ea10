// The redirects of a book: those of its settings and of chapters that moved.
import { type BookFiles, textIn } from '../../core/book-files.ts';
import type { Siblings } from '../../core/edition.ts';
import type { Outcome } from '../../core/diagnostic.ts';
import { type UrlPath, folderOf, isInternalUrl, resolveFrom } from '../../core/path.ts';
import type { BookIndex } from '../../link/resolve/book-index.ts';
import { decode } from '../../link/resolve/resolve-link.ts';
import type { Config } from '../../read/config/config.ts';
import { createRedirectLocator } from '../../read/config/redirect-locations.ts';
import { notFoundUrls } from './not-found-address.ts';
import { type RedirectSources, type Redirects, planRedirects } from './plan-redirects.ts';
import { PRINT_URL } from './print-file.ts';

interface RedirectInput {
  readonly config: Config;
  readonly files: BookFiles;
  /** Absent for a book that is published alone. */
  readonly siblings?: Siblings;
}

/** The redirect pages, and the fragments of existing pages that moved. */
export function bookRedirects(
  { config, files, siblings }: RedirectInput,
  index: BookIndex,
): Outcome<Redirects> {
  const planned = planRedirects(redirectSources({ config, files }, index), pageTest(config, index));
  return siblings?.current.isDefault === false ? withTargets(planned, index) : planned;
}

const redirectSources = ({ config, files }: RedirectInput, { pages }: BookIndex): RedirectSources => ({
  table: config.html.redirect,
  locate: createRedirectLocator(textIn(files)),
  old: pages.map(({ chapter: { url, source }, facts }) => ({
    url,
    source,
    redirectFrom: facts.frontMatter.redirectFrom ?? [],
  })),
});

/** Whether a page is at an address, made from a chapter or not: like mdBook, a page wins over a redirect. */
function pageTest(config: Config, { pages, byUrl }: BookIndex): (url: UrlPath) => boolean {
  const home = pages.length > 0 ? ['index.html'] : [];
  const print = config.html.print.enable ? [PRINT_URL] : [];
  const generated: ReadonlySet<string> = new Set([...home, ...print, 'toc.html', ...notFoundUrls(config)]);
  return (url) => byUrl.has(url) || generated.has(url);
}

/** A translation may lack the page to which the original's settings redirect. */
const withTargets = (
  { value, diagnostics }: Outcome<Redirects>,
  { byUrl }: BookIndex,
): Outcome<Redirects> => ({
  value: {
    ...value,
    pages: value.pages.filter(({ url, target }) => {
      const [path = ''] = target.split(/[?#]/);
      return (
        !isInternalUrl(target) || path.startsWith('/') || byUrl.has(resolveFrom(folderOf(url), decode(path)))
      );
    }),
  },
  diagnostics,
});

// Chooses what the server serves after each build: the preview, the site, or an error page.
import { dependentsOf } from '../scan/dependents.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Site } from '../core/output-file.ts';
import type { BookPath, UrlPath } from '../core/path.ts';
import { PROGRAM } from '../report/typed-commands.ts';
import type { BuiltBook } from '../build/session.ts';
import { createErrorSite } from './error-page.ts';
import type { DeferredServer } from './deferred-server.ts';
import { createRenderCache } from './render-cache.ts';
import { type SiteTools, prefixOf, sessionSite } from './session-site.ts';
import { type Change, type PageDiagnostic, type ServedSite, noChange } from './site.ts';
import { changeOf } from './site-change.ts';

/** The site as currently served. */
export interface SitePublisher {
  /**
   * Publishes a build. `changed` are the files that changed since the previous one. A broken build leaves the last good
   * one in place.
   */
  readonly publish: (built: BuiltBook, changed: ReadonlySet<BookPath>) => void;
  /** Publishes all diagnostics of the last build. */
  readonly publishDiagnostics: (built: BuiltBook, diagnostics: readonly Diagnostic[]) => void;
  readonly publishSearch: (search: Site) => void;
}

interface Published {
  /** The last complete build; absent until there is one. */
  book: BuiltBook | undefined;
  /** Files that have changed since that build while later ones failed. */
  readonly changed: Set<BookPath>;
  search: Site;
  diagnostics: readonly PageDiagnostic[];
  textOf: ServedSite['textOf'];
}

/** `program` is what the author types to start the program. */
export function createSitePublisher(
  server: Pick<DeferredServer, 'put'>,
  program: string = PROGRAM,
): SitePublisher {
  const published: Published = {
    book: undefined,
    changed: new Set(),
    search: new Map(),
    diagnostics: [],
    textOf: () => undefined,
  };
  const requested = new Set<UrlPath>();
  const tools: SiteTools = { cache: createRenderCache(), onRequest: (url) => requested.add(url) };
  const put = (built: BuiltBook, change: Change): void => {
    const { book } = published;
    const site =
      book === undefined
        ? errorSite(published, built, program)
        : sessionSite({ ...published, built: book }, tools);
    server.put(site, change);
  };
  const setDiagnostics = (built: BuiltBook, diagnostics: readonly Diagnostic[]): void => {
    published.diagnostics = pageDiagnostics(built, diagnostics);
    published.textOf = built.textOf;
  };
  return {
    publish: (built, changed) => {
      for (const path of changed) published.changed.add(path);
      const isFirst = published.book === undefined || published.book.isPreview === true;
      if (built.fatal && isFirst) {
        published.book = undefined;
        setDiagnostics(built, built.diagnostics);
        put(built, everything);
      } else if (isFirst || !isBroken(built)) put(built, replaceBook(published, built, requested));
    },
    publishDiagnostics: (built, diagnostics) => {
      setDiagnostics(built, diagnostics);
      put(built, noChange);
    },
    publishSearch: (search) => {
      published.search = search;
      if (published.book !== undefined) put(published.book, noChange);
    },
  };
}

const everything: Change = { ...noChange, everything: true };

/** True for a build that must not replace a good one: the book can't be read, or a template is invalid. */
const isBroken = ({ fatal, model }: BuiltBook): boolean =>
  fatal || model?.diagnostics.some(({ code }) => code === 'theme/template-syntax') === true;

function errorSite({ diagnostics, textOf }: Published, last: BuiltBook, program: string): ServedSite {
  return createErrorSite({
    diagnostics: diagnostics.map(({ diagnostic }) => diagnostic),
    textOf,
    prefix: prefixOf(last),
    words: last.config.words,
    program,
  });
}

function replaceBook(published: Published, built: BuiltBook, requested: Set<UrlPath>): Change {
  const before = published.book;
  const changed = new Set(published.changed);
  published.book = built;
  published.changed.clear();
  const change = before === undefined ? everything : changeOf({ before, after: built, changed, requested });
  // Tabs reload and request their pages again.
  if (change.everything) requested.clear();
  return change;
}

/**
 * Adds the pages that each diagnostic is about: the chapter's own page, or those of the chapters that include the file.
 */
function pageDiagnostics(
  { model }: BuiltBook,
  diagnostics: readonly Diagnostic[],
): readonly PageDiagnostic[] {
  const cache = new Map<BookPath, readonly UrlPath[]>();
  const pagesOf = (file: BookPath): readonly UrlPath[] => {
    const pages = cache.get(file) ?? findPages(file);
    cache.set(file, pages);
    return pages;
  };
  const findPages = (file: BookPath): readonly UrlPath[] => {
    const own = model?.index.bySource.get(file);
    if (own !== undefined) return [own.chapter.url];
    if (model === undefined) return [];
    const sources = new Set(dependentsOf(model.dependents, model.scanned, new Set([file])).sources);
    return model.index.pages
      .filter(({ chapter }) => sources.has(chapter.source))
      .map(({ chapter }) => chapter.url);
  };
  return diagnostics.map((diagnostic) => {
    const pages = diagnostic.at === undefined ? [] : pagesOf(diagnostic.at.file);
    return pages.length === 0 ? { diagnostic } : { diagnostic, pages };
  });
}

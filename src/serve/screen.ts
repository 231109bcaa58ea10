// The site that browsers see after each build: early, whole or broken.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Site } from '../core/output-file.ts';
import type { BookPath, UrlPath } from '../core/path.ts';
import type { BuiltBook } from '../build/session.ts';
import { createErrorSite } from './error-page.ts';
import type { DeferredServer } from './deferred-server.ts';
import { createMadeFiles } from './made-files.ts';
import { type SiteTools, prefixOf, sessionSite } from './session-site.ts';
import { type Change, type PageDiagnostic, type ServedSite, noChange } from './site.ts';
import { changeOf } from './site-change.ts';

/** What browsers see. */
export interface Screen {
  /** A build, and the files that changed since the one before. One that is broken leaves the last good one where it is. */
  readonly show: (built: BuiltBook, changed: ReadonlySet<BookPath>) => void;
  /** All that is wrong with the last build. */
  readonly showFound: (built: BuiltBook, diagnostics: readonly Diagnostic[]) => void;
  readonly showSearch: (search: Site) => void;
}

interface Shown {
  /** The last build that made a whole site; absent before there was one. */
  book: BuiltBook | undefined;
  /** What changed since it was built, while later builds failed. */
  readonly changed: Set<BookPath>;
  search: Site;
  diagnostics: readonly PageDiagnostic[];
  textOf: ServedSite['textOf'];
}

export function createScreen(server: Pick<DeferredServer, 'put'>): Screen {
  const shown: Shown = {
    book: undefined,
    changed: new Set(),
    search: new Map(),
    diagnostics: [],
    textOf: () => undefined,
  };
  const asked = new Set<UrlPath>();
  const tools: SiteTools = { made: createMadeFiles(), onAsked: (url) => asked.add(url) };
  const put = (built: BuiltBook, change: Change): void => {
    server.put(siteOf(shown, built, tools), change);
  };
  const note = (built: BuiltBook, diagnostics: readonly Diagnostic[]): void => {
    shown.diagnostics = pageDiagnostics(built, diagnostics);
    shown.textOf = built.textOf;
  };
  return {
    show: (built, changed) => {
      for (const path of changed) shown.changed.add(path);
      const isFirst = shown.book === undefined || shown.book.isPreview === true;
      if (built.fatal && isFirst) {
        shown.book = undefined;
        note(built, built.diagnostics);
        put(built, everything);
      } else if (isFirst || !isBroken(built)) put(built, takeOver(shown, built, asked));
    },
    showFound: (built, diagnostics) => {
      note(built, diagnostics);
      put(built, noChange);
    },
    showSearch: (search) => {
      shown.search = search;
      if (shown.book !== undefined) put(shown.book, noChange);
    },
  };
}

const everything: Change = { ...noChange, everything: true };

/** A build that must not take the place of a good one: there is no book, or a template of the author's is none. */
const isBroken = ({ fatal, model }: BuiltBook): boolean =>
  fatal || model?.diagnostics.some(({ code }) => code === 'theme/template-syntax') === true;

function siteOf(shown: Shown, last: BuiltBook, tools: SiteTools): ServedSite {
  const { book, diagnostics, textOf } = shown;
  if (book !== undefined) return sessionSite({ ...shown, built: book }, tools);
  return createErrorSite({
    diagnostics: diagnostics.map(({ diagnostic }) => diagnostic),
    textOf,
    prefix: prefixOf(last),
    words: last.config.words,
  });
}

function takeOver(shown: Shown, built: BuiltBook, asked: Set<UrlPath>): Change {
  const before = shown.book;
  const changed = new Set(shown.changed);
  shown.book = built;
  shown.changed.clear();
  const change = before === undefined ? everything : changeOf({ before, after: built, changed, asked });
  // Tabs load anew, and ask again for what they show.
  if (change.everything) asked.clear();
  return change;
}

/** Adds the pages that each diagnostic is about: the chapter's own, or those of the chapters that include the file. */
function pageDiagnostics(
  { model }: BuiltBook,
  diagnostics: readonly Diagnostic[],
): readonly PageDiagnostic[] {
  const known = new Map<BookPath, readonly UrlPath[]>();
  const pagesOf = (file: BookPath): readonly UrlPath[] => {
    const pages = known.get(file) ?? findPages(file);
    known.set(file, pages);
    return pages;
  };
  const findPages = (file: BookPath): readonly UrlPath[] => {
    const own = model?.index.bySource.get(file);
    if (own !== undefined) return [own.chapter.url];
    const question = `file:${file}`;
    return (model?.index.pages ?? [])
      .filter(({ chapter }) => model?.scanned.get(chapter.source)?.dependencies.includes(question) === true)
      .map(({ chapter }) => chapter.url);
  };
  return diagnostics.map((diagnostic) => {
    const pages = diagnostic.at === undefined ? [] : pagesOf(diagnostic.at.file);
    return pages.length === 0 ? { diagnostic } : { diagnostic, pages };
  });
}

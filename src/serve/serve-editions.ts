// Serves the editions of a book: that of its own language at once, each of the others from its first request on.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Siblings } from '../core/edition.ts';
import type { BookPath } from '../core/path.ts';
import type { BuiltBook } from '../build/session.ts';
import { openSharedCaches } from '../build/session-caches.ts';
import { programDigest } from '../disk/program-digest.ts';
import type { DeferredServer } from './deferred-server.ts';
import { type EditionsSite, type ServedEdition, changeBelow, editionsSite } from './editions-site.ts';
import type { ServeOptions, ServedBook } from './serve-book.ts';
import { serveOne } from './serve-one.ts';
import { type ServedSite, noChange } from './site.ts';

export function serveEditions(options: ServeOptions, server: Pick<DeferredServer, 'put'>): ServedBook {
  const { siblings = [], front } = options.editions ?? {};
  const shared = openSharedCaches(options.session, programDigest());
  const merge = createMerge(options);
  const books = siblings.map((each) => {
    const own = { ...options.session, shared, siblings: each, language: each.current.id };
    const serve = (put: Put): ServedBook => serveOne({ ...options, ...merge(each), session: own }, { put });
    return createServed(each, serve, (_, change) => {
      if (whole.main.site() !== undefined) server.put(editionsSite(whole), changeBelow(each.current, change));
    });
  });
  const [main] = books;
  if (main === undefined) throw new Error('a book has at least one edition');
  const whole: EditionsSite = { main, editions: books, ...(front !== undefined && { front }) };
  // What is written to disk is the whole site.
  for (const book of options.afterwards ? books : [main]) book.start();
  return {
    createChapter: (path: BookPath) => books.some(({ createChapter }) => createChapter(path)),
    close: async () => {
      await Promise.all(books.map(({ close }) => close()));
      await shared.close();
    },
  };
}

type Put = DeferredServer['put'];

interface StartedEdition extends ServedEdition, ServedBook {
  readonly start: () => void;
}

/** An edition that begins with the first request. */
function createServed(
  { current: edition }: Siblings,
  serve: (put: Put) => ServedBook,
  onPut: Put,
): StartedEdition {
  let book: ServedBook | undefined;
  let site: ServedSite | undefined;
  const waiting: ((site: ServedSite) => void)[] = [];
  const start = (): void => {
    book ??= serve((next, change) => {
      // Nobody has seen a page of it before.
      const isFirst = site === undefined && edition.folder !== '';
      site = next;
      for (const tell of waiting.splice(0)) tell(next);
      onPut(next, isFirst ? noChange : change);
    });
  };
  return {
    edition,
    start,
    site: () => site,
    load: () => {
      start();
      return site === undefined ? new Promise((done) => waiting.push(done)) : Promise.resolve(site);
    },
    createChapter: (path) => book?.createChapter(path) === true,
    close: async () => book?.close(),
  };
}

/** Reports what several editions find, and that they were built, as one book. */
function createMerge({ onFound, onBuiltAgain }: ServeOptions) {
  const found = new Map<string, readonly Diagnostic[]>();
  let announced: { readonly key: string; readonly by: Set<string> } | undefined;
  return ({ current: { id } }: Siblings): Pick<ServeOptions, 'onFound' | 'onBuiltAgain'> => ({
    onFound: (built, diagnostics) => {
      found.set(id, diagnostics);
      const all = [...found.values()].flat().map((each) => [JSON.stringify(each), each] as const);
      onFound(built, [...new Map(all).values()]);
    },
    onBuiltAgain: (built: BuiltBook, changed) => {
      const key = [...changed].join('\n');
      const isRepeated = announced?.key === key && !announced.by.has(id);
      if (isRepeated) announced?.by.add(id);
      else announced = { key, by: new Set([id]) };
      if (!isRepeated) onBuiltAgain?.(built, changed);
    },
  });
}

// Serves the editions of a book: that of its own language at once, each of the others from its first request on.
import type { Siblings } from '../core/edition.ts';
import type { BookPath } from '../core/path.ts';
import { once } from '../core/once.ts';
import { frontTexts } from '../emit/discovery/front-page.ts';
import type { PlannedLanguages } from '../build/editions/plan-languages.ts';
import { hasFront } from '../build/editions/write-edition.ts';
import type { DeferredServer } from './deferred-server.ts';
import { type EditionsSite, type ServedEdition, changeBelow, editionsSite } from './editions-site.ts';
import { type LiveEdition, openLiveEditions } from './live-editions.ts';
import { mergeEditions } from './merge-editions.ts';
import type { ServeOptions, ServedBook } from './serve-book.ts';
import type { PlannedBook } from './follow-languages.ts';
import { serveOne } from './serve-one.ts';
import { type ServedSite, noChange } from './site.ts';

export function serveEditions(
  options: ServeOptions,
  server: Pick<DeferredServer, 'put'>,
  planned: PlannedLanguages,
): ServedBook & PlannedBook {
  const live = openLiveEditions(options.session, planned);
  const merge = mergeEditions(options);
  const books = live.all.map((edition) => {
    const serve = (put: Put): ServedBook =>
      serveOne({ ...options, ...merge(edition), session: edition.session, edition }, { put });
    return createServed(edition, serve, (_, change) => {
      const { current } = edition.siblings;
      if (whole.main.site() !== undefined) server.put(editionsSite(whole), changeBelow(current, change));
    });
  });
  const [main] = books;
  if (main === undefined) throw new Error('a book has at least one edition');
  let front = frontOf(planned);
  const whole: EditionsSite = { main, editions: books, front: () => front() };
  // What is written to disk is the whole site.
  for (const book of options.afterwards ? books : [main]) book.start();
  return {
    createChapter: (path: BookPath) => books.some(({ createChapter }) => createChapter(path)),
    setPlan: (next) => {
      live.setPlan(next);
      front = frontOf(next);
      for (const book of books) book.rebuild?.();
    },
    close: async () => {
      await Promise.all(books.map(({ close }) => close()));
      await live.close();
    },
  };
}

/** The page at the root and its script; absent if an edition is there. */
const frontOf = (planned: PlannedLanguages): EditionsSite['front'] =>
  once(() =>
    hasFront(planned)
      ? frontTexts(
          planned.config,
          planned.editions.map(({ current }) => current),
        )
      : undefined,
  );

type Put = DeferredServer['put'];

interface StartedEdition extends ServedEdition, ServedBook {
  readonly start: () => void;
}

/** An edition that begins with the first request. */
function createServed(live: LiveEdition, serve: (put: Put) => ServedBook, onPut: Put): StartedEdition {
  let book: ServedBook | undefined;
  let site: ServedSite | undefined;
  const waiting: ((site: ServedSite) => void)[] = [];
  const start = (): void => {
    book ??= serve((next, change) => {
      // No page of it has been shown before.
      const isFirst = site === undefined && live.siblings.current.folder !== '';
      site = next;
      for (const tell of waiting.splice(0)) tell(next);
      onPut(next, isFirst ? noChange : change);
    });
  };
  return {
    get edition(): Siblings['current'] {
      return live.siblings.current;
    },
    start,
    site: () => site,
    load: () => {
      start();
      return site === undefined ? new Promise((done) => waiting.push(done)) : Promise.resolve(site);
    },
    createChapter: (path) => book?.createChapter(path) === true,
    rebuild: () => book?.rebuild?.(),
    close: async () => book?.close(),
  };
}

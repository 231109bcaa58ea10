// Builds one book, or one edition of a book, after each change and puts it into a server.
import { setImmediate } from 'node:timers/promises';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { BuiltBook, Session } from '../build/session.ts';
import type { DeferredServer } from './deferred-server.ts';
import { followBook } from './follow-book.ts';
import type { ServeOptions, ServedBook } from './serve-book.ts';
import { type SitePublisher, createSitePublisher } from './site-publisher.ts';

export function serveOne(options: ServeOptions, server: Pick<DeferredServer, 'put'>): ServedBook {
  let session: Session | undefined;
  const publisher = createSitePublisher(server, options.program);
  const background = createBackground(options, publisher);
  const judged = (built: BuiltBook): BuiltBook =>
    built.fatal ? { ...built, diagnostics: options.judge(built, built.diagnostics) } : built;
  const following = followBook({
    ...options,
    session: {
      ...options.session,
      mode: 'serve',
      onPreview: (built) => {
        publisher.publish(built, new Set());
      },
    },
    onBuilt: (opened, built, changed) => {
      session = opened;
      publisher.publish(judged(built), changed);
      options.onBuiltAgain?.(built, changed);
      background.begin(opened, built);
    },
  });
  return {
    createChapter: (path) => session?.createChapter(path) === true,
    rebuild: () => void following.rebuild(),
    close: async () => {
      await background.end();
      await following.close();
    },
  };
}

/** Work that pages don't wait for. */
interface Background {
  readonly begin: (session: Session, built: BuiltBook) => void;
  /** Cancels what can be, and waits for the rest: what is being written. */
  readonly end: () => Promise<void>;
}

/** Idle time before unused files are checked and the caches are saved, in milliseconds. */
const IDLE = 2_000;

/** Background work on the last build; work on the previous one is cancelled. */
function createBackground(options: ServeOptions, publisher: SitePublisher): Background {
  let last: BuiltBook | undefined;
  let work: Promise<void> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  const add = (step: () => Promise<void>): void => {
    work = work.then(step).catch(options.onFault);
  };
  let isEnded = false;
  // The first build fills most of the cache. Later changes are saved when the author is idle.
  let isSaved = false;
  const save = async (session: Session): Promise<void> => {
    if (isSaved) return;
    isSaved = true;
    await session.save();
  };
  const isLast = (built: BuiltBook): boolean => last === built;
  const search = createSearch(publisher, isLast);
  const { check, checkFolder } = createChecks(options, publisher, isLast);
  return {
    begin: (session, built) => {
      if (isEnded) return;
      last = built;
      clearTimeout(idle);
      const checks = (): Promise<void> => check(built);
      const index = (): Promise<void> => search.update(session, built);
      // The first index takes less time than the checks; after a save, the author waits for the problems.
      const steps = [
        setImmediate,
        ...(search.hasIndex() ? [checks, index] : [index, checks]),
        async () => {
          if (!built.fatal) await options.afterwards?.(session, built, options.edition);
        },
        () => save(session),
      ];
      for (const step of steps)
        add(async () => {
          if (last === built) await step();
        });
      idle = setTimeout(() => {
        if (options.more && !built.fatal) add(() => checkFolder(built));
        add(() => session.save());
      }, IDLE);
    },
    end: () => {
      isEnded = true;
      last = undefined;
      clearTimeout(idle);
      return work;
    },
  };
}

interface Search {
  readonly hasIndex: () => boolean;
  readonly update: (session: Session, built: BuiltBook) => Promise<void>;
}

function createSearch(publisher: SitePublisher, isLast: (built: BuiltBook) => boolean): Search {
  let hasIndex = false;
  return {
    hasIndex: () => hasIndex,
    update: async (session, built) => {
      const search = await session.search(() => isLast(built));
      if (search === undefined) return;
      hasIndex = true;
      publisher.publishSearch(search);
    },
  };
}

interface Checks {
  readonly check: (built: BuiltBook) => Promise<void>;
  /** The same, after checking the whole folder. */
  readonly checkFolder: (built: BuiltBook) => Promise<void>;
}

function createChecks(
  options: ServeOptions,
  publisher: SitePublisher,
  isLast: (built: BuiltBook) => boolean,
): Checks {
  // Diagnostics of the last check of the folder. A save may have fixed them, which the next idle check notices.
  let inFolder: readonly Diagnostic[] = [];
  const check = async (built: BuiltBook): Promise<void> => {
    const isWanted = (): boolean => isLast(built);
    const found = await built.findDiagnostics(isWanted);
    // Each step takes some milliseconds in a book of 2,000 chapters: requests are answered in between.
    await setImmediate();
    const more = options.more && !built.fatal ? await options.more.quick(built, isWanted) : [];
    if (found === undefined || more === undefined) return;
    await setImmediate();
    const diagnostics = options.judge(built, [...found, ...more, ...inFolder]);
    await setImmediate();
    if (!isWanted()) return;
    publisher.publishDiagnostics(built, diagnostics);
    options.onFound(built, diagnostics);
    await setImmediate();
  };
  const checkFolder = async (built: BuiltBook): Promise<void> => {
    const found = await options.more?.slow(built, () => isLast(built));
    if (found === undefined) return;
    inFolder = found;
    await check(built);
  };
  return { check, checkFolder };
}

// Serves a book and rebuilds it on changes.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';
import type { BuiltBook, Session } from '../build/session.ts';
import type { FollowOptions, Following } from './follow-book.ts';
import { type DeferredServerOptions, createDeferredServer } from './deferred-server.ts';
import { followLanguages } from './follow-languages.ts';
import type { LiveEdition } from './live-editions.ts';
import type { BookReports } from './merge-editions.ts';
import { serveEditions } from './serve-editions.ts';
import { serveOne } from './serve-one.ts';

export interface ServeOptions
  extends Omit<DeferredServerOptions, 'root' | 'createChapter'>, Omit<FollowOptions, 'onBuilt'>, BookReports {
  /** Checks that builds don't run; absent for none. */
  readonly more?: MoreChecks;
  /** Called after a request to create a missing chapter, with whether it was created. */
  readonly onCreated?: (path: BookPath, isCreated: boolean) => void;
  /** The edition that is served; absent for a book in one language, and for all editions together. */
  readonly edition?: LiveEdition;
  /** Runs after each build once the tabs are updated, one build at a time; used to write the site to disk. */
  readonly afterwards?: (session: Session, built: BuiltBook, edition?: LiveEdition) => Promise<unknown>;
}

/** Checks beyond those of a build. Not run if the book can't be read. */
export interface MoreChecks {
  /** After each build, in time slices; absent if cancelled. */
  readonly quick: (built: BuiltBook, isWanted: () => boolean) => Promise<readonly Diagnostic[] | undefined>;
  /** The same, once nothing has been saved for a while. */
  readonly slow: (built: BuiltBook, isWanted: () => boolean) => Promise<readonly Diagnostic[] | undefined>;
}

/** Starts serving and returns immediately. */
export function serveBook(options: ServeOptions): Following {
  const { root } = options.session;
  let served: ServedBook | undefined;
  const createChapter = (path: BookPath): void => {
    options.onCreated?.(path, served?.createChapter(path) === true);
  };
  const server = createDeferredServer({ ...options, root, createChapter });
  const languages = followLanguages({
    ...options,
    open: (planned) =>
      (served = planned === undefined ? serveOne(options, server) : serveEditions(options, server, planned)),
  });
  return {
    close: async () => {
      await languages.close();
      await server.close();
    },
  };
}

/** A book, or an edition of one, that is built after each change and put into a server. */
export interface ServedBook extends Following {
  /** False if it can't be created. */
  readonly createChapter: (path: BookPath) => boolean;
  /** Builds it again although none of its files has changed; absent for all editions together. */
  readonly rebuild?: () => void;
}

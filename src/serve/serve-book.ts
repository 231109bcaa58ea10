// Serves a book and rebuilds it on changes.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Siblings } from '../core/edition.ts';
import type { BookPath, UrlPath } from '../core/path.ts';
import type { BuiltBook, Session } from '../build/session.ts';
import type { FollowOptions, Following } from './follow-book.ts';
import { type DeferredServerOptions, createDeferredServer } from './deferred-server.ts';
import { serveEditions } from './serve-editions.ts';
import { serveOne } from './serve-one.ts';

export interface ServeOptions
  extends Omit<DeferredServerOptions, 'root' | 'createChapter'>, Omit<FollowOptions, 'onBuilt'> {
  /** Applies final severities and suppressions to a build's diagnostics. */
  readonly judge: (built: BuiltBook, found: readonly Diagnostic[]) => readonly Diagnostic[];
  /** Checks that builds don't run; absent for none. */
  readonly more?: MoreChecks;
  /** Called after each build with the files that changed since the last one. */
  readonly onBuiltAgain?: (built: BuiltBook, changed: ReadonlySet<BookPath>) => void;
  /** Told all that is wrong, after each build and after the tabs. */
  readonly onFound: (built: BuiltBook, diagnostics: readonly Diagnostic[]) => void;
  /** Told of a missing chapter that the author asked for, and whether it was created. */
  readonly onCreated?: (path: BookPath, isCreated: boolean) => void;
  /** The languages of the book, its own first; absent for a book in one. */
  readonly editions?: ServedEditions;
  /** Runs after each build once the tabs are updated, one build at a time; used to write the site to disk. */
  readonly afterwards?: (session: Session, built: BuiltBook) => Promise<void>;
}

/** Several editions of a book. */
export interface ServedEditions {
  readonly siblings: readonly Siblings[];
  /** The page at the root and its script; absent if an edition is there. */
  readonly front?: ReadonlyMap<UrlPath, string>;
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
  const createChapter = (path: BookPath): void => {
    options.onCreated?.(path, served.createChapter(path));
  };
  const server = createDeferredServer({ ...options, root, createChapter });
  const served = options.editions === undefined ? serveOne(options, server) : serveEditions(options, server);
  return {
    close: async () => {
      await served.close();
      await server.close();
    },
  };
}

/** A book, or an edition of one, that is built after each change and put into a server. */
export interface ServedBook extends Following {
  /** False if it can't be created. */
  readonly createChapter: (path: BookPath) => boolean;
}

// Serves a book and follows its changes.
import { setImmediate } from 'node:timers/promises';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { BuiltBook, Session } from '../build/session.ts';
import { type FollowOptions, type Following, followBook } from './follow-book.ts';
import { type DeferredServerOptions, createDeferredServer } from './deferred-server.ts';
import { type Screen, createScreen } from './screen.ts';

export interface ServeOptions extends Omit<DeferredServerOptions, 'root'>, Omit<FollowOptions, 'onBuilt'> {
  /** What is told of a build's diagnostics, with final severities. */
  readonly judge: (built: BuiltBook, found: readonly Diagnostic[]) => readonly Diagnostic[];
  /** What is looked for beyond what builds find; absent for nothing. */
  readonly more?: MoreChecks;
  /** Told all that is wrong, after each build and after the tabs. */
  readonly onFound: (built: BuiltBook, diagnostics: readonly Diagnostic[]) => void;
  /** Done after the tabs have been told, one build after the other: where the site is written to disk as well. */
  readonly afterwards?: (session: Session, built: BuiltBook) => Promise<void>;
}

/** Mistakes that no build looks for. Neither is asked of a book that cannot be read. */
export interface MoreChecks {
  /** After each build, in turns; absent when it is no longer wanted. */
  readonly quick: (built: BuiltBook, isWanted: () => boolean) => Promise<readonly Diagnostic[] | undefined>;
  /** The same when nothing has been saved for a while. */
  readonly slow: (built: BuiltBook, isWanted: () => boolean) => Promise<readonly Diagnostic[] | undefined>;
}

/** Starts to serve; answers at once. */
export function serveBook(options: ServeOptions): Following {
  const { root } = options.session;
  const server = createDeferredServer({ ...options, root });
  const screen = createScreen(server);
  const background = createBackground(options, screen);
  const judged = (built: BuiltBook): BuiltBook =>
    built.fatal ? { ...built, diagnostics: options.judge(built, built.diagnostics) } : built;
  const following = followBook({
    ...options,
    session: {
      ...options.session,
      mode: 'serve',
      onPreview: (built) => {
        screen.show(built, new Set());
      },
    },
    onBuilt: (session, built, changed) => {
      screen.show(judged(built), changed);
      background.begin(session, built);
    },
  });
  return {
    close: async () => {
      background.end();
      await following.close();
      await server.close();
    },
  };
}

/** All that a page need not wait for. */
interface Background {
  readonly begin: (session: Session, built: BuiltBook) => void;
  readonly end: () => void;
}

/** How long nothing must have been saved before the folder is searched and the search index made again; milliseconds. */
const IDLE = 2_000;

/** Work on the last build; what is under way for the one before is given up. */
function createBackground(options: ServeOptions, screen: Screen): Background {
  let last: BuiltBook | undefined;
  let work: Promise<void> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  const add = (step: () => Promise<void>): void => {
    work = work.then(step).catch(options.onFault);
  };
  // What was read at first is most of what there is to keep; the rest is kept when nobody is at work.
  let isSaved = false;
  const save = async (session: Session): Promise<void> => {
    if (isSaved) return;
    isSaved = true;
    await session.save();
  };
  const { check, lookAround } = createChecks(options, screen, (built) => last === built);
  return {
    begin: (session, built) => {
      last = built;
      clearTimeout(idle);
      add(async () => {
        await setImmediate();
        if (last === built) await check(built);
        if (last === built && !built.fatal) await options.afterwards?.(session, built);
        if (last === built) await save(session);
      });
      idle = setTimeout(() => {
        if (options.more && !built.fatal) add(() => lookAround(built));
        add(async () => {
          const search = await session.search(() => last === built);
          if (search === undefined) return;
          screen.showSearch(search);
          await session.save();
        });
      }, IDLE);
    },
    end: () => {
      last = undefined;
      clearTimeout(idle);
    },
  };
}

interface Checks {
  readonly check: (built: BuiltBook) => Promise<void>;
  /** The same after a look at the whole folder. */
  readonly lookAround: (built: BuiltBook) => Promise<void>;
}

function createChecks(options: ServeOptions, screen: Screen, isLast: (built: BuiltBook) => boolean): Checks {
  // What was found in the folder at last: a save may have mended it, which is seen when the saving ends.
  let inFolder: readonly Diagnostic[] = [];
  const check = async (built: BuiltBook): Promise<void> => {
    const isWanted = (): boolean => isLast(built);
    const found = await built.findDiagnostics(isWanted);
    const more = options.more && !built.fatal ? await options.more.quick(built, isWanted) : [];
    if (found === undefined || more === undefined) return;
    const diagnostics = options.judge(built, [...found, ...more, ...inFolder]);
    screen.showFound(built, diagnostics);
    options.onFound(built, diagnostics);
  };
  const lookAround = async (built: BuiltBook): Promise<void> => {
    const found = await options.more?.slow(built, () => isLast(built));
    if (found === undefined) return;
    inFolder = found;
    await check(built);
  };
  return { check, lookAround };
}

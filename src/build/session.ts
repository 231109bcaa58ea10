// The long-lived session over one book: builds it again and again, redoing only what changed.
import type { BuildMode, Environment } from '../core/build-mode.ts';
import type { Config } from '../read/config/config.ts';
import type { Siblings } from '../core/edition.ts';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { Site } from '../core/output-file.ts';
import { type BookPath, type UrlPath, bookPath } from '../core/path.ts';
import type { VersionPlace } from '../read/versions/version-config.ts';
import { environmentRestricts } from '../read/config/input/environment.ts';
import type { GitHistory } from '../disk/sources/git-history.ts';
import type { StatCache } from '../disk/sources/stat-cache.ts';
import type { Watched } from '../disk/watch/folder-scanner.ts';
import { programDigest } from '../disk/program-digest.ts';
import type { SiteModel } from '../emit/site-model.ts';
import type { Plugin } from '../plugins/plugin.ts';
import { builtInPlugins } from '../plugins/plugins.ts';
import { type BookBuild, type BookBuilder, createBookBuilder } from './book-builder.ts';
import { type NewChapters, createNewChapters } from './new-chapters.ts';
import type { Waiting } from '../read/preprocess/run-program.ts';
import { diagnoseDestination } from './diagnose/diagnose-destination.ts';
import { withEdition } from './editions/edition-name.ts';
import { mayCache } from './may-cache.ts';
import { type BuildRecorder, createBuildRecorder } from './unchanged/build-recorder.ts';
import { type SessionCaches, type SharedCaches, openCaches } from './session-caches.ts';
import {
  type PublishedVersions,
  type SessionVersions,
  createSessionVersions,
} from './versions/session-versions.ts';
import { createPause } from '../core/time-slices.ts';
import { builtBook, listedChapters } from './built-book.ts';
import { type Front, writeFront } from './editions/write-front.ts';
import type { WrittenSite } from '../disk/site/write-site.ts';
import { outputFolders, writeBook } from './write-book.ts';
import { NOTHING_WRITTEN, type WrittenOutput } from './write-outputs.ts';

export interface SessionOptions {
  /** The book's root: an absolute path. */
  readonly root: string;
  readonly environment: Environment;
  /** The output folder: an absolute path; absent for the configured one. */
  readonly destination?: string;
  /** `disk` keeps results for the next run; `none` keeps nothing. */
  readonly cache: 'disk' | 'none';
  /**
   * True for a book that is not trusted: nothing outside its repository is read or written, nothing that it brings is run,
   * and no cache is kept, regardless of its settings. Also set by `MDBOOK_BUILD_BOOK__RESTRICT`. Default: as the book says.
   */
  readonly restrict?: boolean;
  /**
   * What happens to chapters that SUMMARY.md lists and that don't exist. `create` makes their files, unless the environment
   * has `CI`: there a missing file is a mistake, and the new one would never be committed. Default: `report`.
   */
  readonly missingChapters?: 'create' | 'report';
  /** `edit` keeps its cache apart: it shows hidden parts, and would make builds forget theirs. */
  readonly mode: BuildMode;
  /** One of the languages of the book; absent for the one that book.toml or the environment says. */
  readonly language?: string;
  /** The name of the one output to write, such as `epub`; absent for all. */
  readonly only?: string;
  /**
   * Called once the site is planned, before any chapter is scanned: each page scans its own chapter when it is requested.
   * Links into other chapters lead to their pages; nothing has been checked yet. Called again after
   * `changedDuringPreview`.
   */
  readonly onPreview?: (preview: BuiltBook) => void;
  /** Called with the name of each version before it is built. */
  readonly onVersion?: (name: string) => void;
  /** Called with the stderr output of the book's programs. */
  readonly onOutput?: (text: string) => void;
  /** Called each second while one of the book's programs runs. */
  readonly onWaiting?: (waiting: Waiting) => void;
}

/** A session for one of the editions of a book, which are published together. */
export interface EditionOptions extends SessionOptions {
  /** What this book is among its versions; absent for a book without any. */
  readonly version?: VersionOptions;
  /** The editions that are published with this one; absent for a book that is published alone. */
  readonly siblings?: Siblings;
  /** The same at the start of each build, for a long-lived session; absent if they never change. */
  readonly siblingsNow?: () => Siblings;
  /** Caches that are shared with the sessions of other editions; absent for a session with caches of its own. */
  readonly shared?: SharedCaches;
}

/** A book that is published together with its other versions. */
export interface VersionOptions {
  readonly place: VersionPlace;
  /** The history of its files; absent for that of the newest commit. */
  readonly history?: () => Promise<GitHistory>;
  /** Shared with other books, and closed by the caller. Absent if the book has its own. */
  readonly caches?: SessionCaches;
  /** True for pages that are kept: they have slots, where the links to other versions are filled in later. */
  readonly hasSlots?: true;
  /** Of the working tree, its folder in the output folder; absent for a version from Git. */
  readonly folder?: UrlPath;
}

/** A build that was written. */
export interface WrittenBook {
  readonly built: BuiltBook;
  readonly written: Outcome<WrittenOutput>;
  /** All diagnostics, without those that comments in the sources suppress. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A book at one moment, with the plan of its site. */
export interface BuiltBook {
  readonly config: Config;
  /** Absolute. */
  readonly destination: string;
  readonly site: Site;
  /** All diagnostics of the book, computed on first access. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of a source file, for code frames; absent for a file that is not text. */
  readonly textOf: (path: BookPath) => string | undefined;
  /** Diagnostics with the files that their text is from: those of the original for what a translation lacks. */
  readonly inOrigins: (found: readonly Diagnostic[]) => readonly Diagnostic[];
  /** True when there is no book: then nothing may be written. */
  readonly fatal: boolean;
  readonly stats: { readonly chapters: number };
  /** Absent when `fatal`. */
  readonly model?: SiteModel;
  /** The book among its versions; absent for a book without any. */
  readonly versions?: PublishedVersions;
  /** The files of the site that differ from the previous build; absent when any may. */
  readonly changedFiles?: readonly UrlPath[];
  /** Set for the book that `onPreview` receives. */
  readonly isPreview?: true;
  /** Whether {@link Session.createChapter} can create this file. */
  readonly mayCreate: (path: BookPath) => boolean;
  /** {@link diagnostics}, computed in time slices; absent when they are no longer wanted. */
  readonly findDiagnostics: (isWanted: () => boolean) => Promise<readonly Diagnostic[] | undefined>;
}

export interface WriteOptions {
  readonly onProgress?: (done: number, total: number) => void;
  /** Folders of other editions in the output folder; absent when only this edition is written. */
  readonly editions?: readonly UrlPath[];
}

export interface Session {
  /**
   * The book as it is now. With `changed`, files that may have changed, appeared or vanished since the last build, all
   * others are taken to be as they were; without it every file is looked at.
   */
  readonly build: (changed?: Iterable<BookPath>) => Promise<BuiltBook>;
  /** Writes what changed, and saves the caches. */
  readonly write: (built: BuiltBook, options?: WriteOptions) => Promise<Outcome<WrittenOutput>>;
  /** Writes the root of a site whose languages are all in folders, and saves nothing. */
  readonly writeFront: (built: BuiltBook, front: Front) => Promise<Outcome<WrittenSite>>;
  /** Lets the next process find out by itself that nothing has changed since, if this session has built only once. */
  readonly remember: (book: WrittenBook) => void;
  /** Saves the caches without writing anything else. */
  readonly save: () => Promise<void>;
  /** Reports files that changed during the first build. It may have read them before or after: pass them to the next build. */
  readonly changedDuringPreview: (changed: Iterable<BookPath>) => void;
  /**
   * Creates the file of a chapter that SUMMARY.md lists, for the author who asked for it. False if the file exists, existed
   * earlier in the session, or can't be created.
   */
  readonly createChapter: (path: BookPath) => boolean;
  /**
   * Reports changes that wait for a running build. Modules and programs that run in it are ended if they are among the changes,
   * so that saving the fix stops one that never ends.
   */
  readonly noteWaiting: (changed: Iterable<BookPath>) => void;
  /** What a watcher has to watch: the same object as long as nothing was added. */
  readonly watched: () => Watched;
  readonly statCache: StatCache;
  /** The search index of the last build, made in time slices; absent when it is no longer wanted. */
  readonly search: (isWanted: () => boolean) => Promise<Site | undefined>;
  /** `stage:label` of each run of a stage since the last call. */
  readonly takeRuns: () => readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * `plugins` are the plugins that a book can configure. `program` is the digest of the program: results of another program
 * are discarded.
 */
export function openSession(
  given: EditionOptions,
  plugins: readonly Plugin[] = builtInPlugins,
  program: string = programDigest(),
): Session {
  const { options, recorder, caches, newChapters, versions, builder } = openParts(given, plugins, program);
  let last: BookBuild | undefined;
  return {
    build: async (changed) => {
      const paths = changed && new Set(changed);
      // The record is of one build.
      if (last !== undefined) recorder?.trace.giveUp();
      newChapters.noteChanged(paths ?? []);
      if (paths === undefined || last === undefined || paths.has(SETTINGS)) await versions.prepare();
      last = await builder.build(paths);
      return builtBook(options, last, { newChapters, versions });
    },
    write: async (built, writing = {}) => {
      const refused = diagnoseDestination(options, built);
      if (refused) return { value: NOTHING_WRITTEN, diagnostics: [refused] };
      return writeBook(built, { builder, options, caches, versions, ...writing });
    },
    writeFront: (built, front) => writeFront({ options, caches, versions, built, ...front }),
    remember: (book) => {
      const folders = outputFolders(book.built, { builder, options });
      recorder?.save(book, { folders, statCache: caches.statCache });
    },
    save: builder.save,
    statCache: caches.statCache,
    changedDuringPreview: (changed) => {
      builder.changedDuringPreview(new Set(changed));
    },
    createChapter: (path) => last !== undefined && newChapters.create(listedChapters(last), path),
    noteWaiting: builder.noteWaiting,
    watched: builder.watched,
    takeRuns: builder.takeRuns,
    search: (isWanted) => builder.search(createPause(isWanted)),
    close: async () => {
      versions.close();
      if (caches !== options.version?.caches) await caches.close();
    },
  };
}

/** What a session is made of. */
interface SessionParts {
  readonly options: EditionOptions;
  /** Absent if the build isn't recorded. */
  readonly recorder: BuildRecorder | undefined;
  readonly caches: SessionCaches;
  readonly newChapters: NewChapters;
  readonly versions: SessionVersions;
  readonly builder: BookBuilder;
}

function openParts(given: EditionOptions, plugins: readonly Plugin[], program: string): SessionParts {
  const asked = effectiveOptions(given);
  const named = withEdition(asked);
  const recorder = keepsRecord(asked) ? createBuildRecorder(named, program) : undefined;
  const options = recorder ? { ...asked, environment: recorder.environment } : asked;
  const caches = options.version?.caches ?? openCaches(named, program, options.shared);
  const newChapters = createNewChapters();
  const trace = recorder?.trace;
  const versions = createSessionVersions({
    options,
    environment: asked.environment,
    plugins,
    caches,
    program,
    trace,
    openSession: (own) => openSession(own, plugins, program),
  });
  const onPreview = previewReport(options, newChapters);
  const builder = createBookBuilder(
    { ...options, plugins, trace, onPreview, versionNow: versions.current },
    caches,
  );
  return { options, recorder, caches, newChapters, versions, builder };
}

function effectiveOptions(given: EditionOptions): EditionOptions {
  const restrict = given.restrict === true || environmentRestricts(given.environment);
  return { ...given, ...(restrict ? { restrict } : {}), cache: mayCache(given) ? given.cache : 'none' };
}

const previewReport = (
  options: EditionOptions,
  newChapters: NewChapters,
): ((preview: BookBuild) => void) | undefined =>
  options.onPreview &&
  ((preview) => {
    options.onPreview?.({ ...builtBook(options, preview, { newChapters }), isPreview: true });
  });

const keepsRecord = ({ mode, cache, only }: EditionOptions): boolean =>
  mode === 'build' && cache === 'disk' && only === undefined;

/** book.toml, which names the versions. */
const SETTINGS = bookPath('book.toml');

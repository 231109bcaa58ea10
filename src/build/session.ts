// A book's folder -> builds of it, one after the other, each redoing only what has changed since the last.
import type { BuildMode, Environment } from '../core/build-mode.ts';
import { resolve, relative } from 'node:path';
import type { Config, OutputTable } from '../read/config/config.ts';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { Site } from '../core/output.ts';
import { type BookPath, type UrlPath, bookPath } from '../core/path.ts';
import { checkDestination } from '../disk/site/destination.ts';
import type { StatCache } from '../disk/sources/stat-cache.ts';
import type { Watched } from '../disk/watch/watched.ts';
import { type WrittenSite, writeSite } from '../disk/site/write-site.ts';
import type { SiteModel } from '../emit/site-model.ts';
import { type BookBuild, type BookBuilder, createBookBuilder } from './book-builder.ts';
import { NO_SEARCH } from '../emit/search/search-files.ts';
import { openCaches } from './session-caches.ts';
import { turnsWhile } from '../core/time-slices.ts';
import type { OutputInput } from '../emit/outputs/output.ts';
import { SITE } from '../emit/outputs/outputs.ts';
import { NOTHING_WRITTEN, writeOutputs } from './write-outputs.ts';

export interface SessionOptions {
  /** The book's root: an absolute path. */
  readonly root: string;
  readonly environment: Environment;
  /** Where the site goes: an absolute path; absent for what the configuration says. */
  readonly destination?: string;
  /** `disk` keeps what was made for the next run; `none` keeps nothing. */
  readonly cache: 'disk' | 'none';
  /**
   * `check` and `edit` make no page. `edit` is for a book whose hidden parts are shown, so that they are changed with the
   * others: what it keeps it keeps apart, or builds would forget theirs.
   */
  readonly mode: BuildMode;
  /**
   * Told of the first build before its chapters are read: all of the site is planned, and a page reads its own chapter
   * when it is asked for. Links into other chapters lead to their pages; nothing has been checked yet. Told again after
   * `changedEarly`.
   */
  readonly onEarly?: (early: BuiltBook) => void;
  /** Told what the book's own programs say on stderr. */
  readonly onOutput?: (text: string) => void;
}

/** A book as it was at one moment, and the plan of its site. */
export interface BuiltBook {
  readonly config: Config;
  /** Absolute. */
  readonly destination: string;
  readonly site: Site;
  /** All that is wrong with the book, found when it is first wanted. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of a source file, for code frames; absent for what is no text. */
  readonly textOf: (path: BookPath) => string | undefined;
  /** True when there is no book to speak of: then nothing may be written. */
  readonly fatal: boolean;
  readonly stats: { readonly chapters: number };
  /** Absent when `fatal`. */
  readonly model?: SiteModel;
  /** The files of the site that are not those of the build before; absent when any may be another one. */
  readonly changedFiles?: readonly UrlPath[];
  /** Set for what `onEarly` is told of. */
  readonly isEarly?: true;
  /** {@link diagnostics}, found bit by bit while other work gets its turns; absent when they are no longer wanted. */
  readonly findDiagnostics: (isWanted: () => boolean) => Promise<readonly Diagnostic[] | undefined>;
}

export interface WriteOptions {
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Session {
  /**
   * The book as it is now. With `changed`, files that may have changed, appeared or vanished since the last build, all
   * others are taken to be as they were; without it every file is looked at.
   */
  readonly build: (changed?: Iterable<BookPath>) => Promise<BuiltBook>;
  /** Writes what has changed; the caches are saved with it. */
  readonly write: (built: BuiltBook, options?: WriteOptions) => Promise<Outcome<WrittenSite>>;
  /** Saves the caches without writing anything else. */
  readonly save: () => Promise<void>;
  /** Says that files have changed during the first build. It may have read them before or after: name them to the next. */
  readonly changedEarly: (changed: Iterable<BookPath>) => void;
  /** What a watcher has to watch: the same object as long as it is the same. */
  readonly watched: () => Watched;
  /** The one that files are read with. */
  readonly statCache: StatCache;
  /** The search index of the last build, made bit by bit; absent when it is no longer wanted. */
  readonly search: (isWanted: () => boolean) => Promise<Site | undefined>;
  /** `stage:label` of each run of a stage since the last call. */
  readonly takeRuns: () => readonly string[];
  readonly close: () => Promise<void>;
}

export function openSession(options: SessionOptions): Session {
  const caches = openCaches(options);
  const { onEarly: tell } = options;
  const onEarly =
    tell &&
    ((early: BookBuild): void => {
      tell({ ...builtBook(early), isEarly: true });
    });
  const builder = createBookBuilder({ ...options, onEarly }, caches);
  return {
    build: async (changed) => builtBook(await builder.build(changed && new Set(changed))),
    write: async (built, { onProgress } = {}) => {
      const refused = refusal(options, built);
      if (refused) return { value: NOTHING_WRITTEN, diagnostics: [refused] };
      const outcome = await writeOutputs({
        config: built.config,
        inputFor: (table) => outputInput(builder, table),
        refusal: ({ table, destination }) =>
          refusal(
            options,
            { config: built.config, destination },
            table.name === SITE ? undefined : 'default',
          ),
        putInto: ({ destination, destinationName: name, table }) => {
          const report = table.name === SITE ? onProgress : undefined;
          return (site, keeps) =>
            writeSite({
              destination,
              name,
              site: report ? counted(site, report) : site,
              statCache: caches.statCache,
              ...(keeps && { keeps }),
            });
        },
        reported: () => built.diagnostics,
      });
      await builder.save();
      return outcome;
    },
    save: builder.save,
    changedEarly: (changed) => {
      builder.changedEarly(new Set(changed));
    },
    watched: builder.watched,
    statCache: caches.statCache,
    search: async (isWanted) => (await builder.search(turnsWhile(isWanted)))?.site,
    takeRuns: builder.takeRuns,
    close: async () => {
      builder.close();
      await caches.close();
    },
  };
}

function outputInput(builder: BookBuilder, table: OutputTable): OutputInput {
  const input = builder.outputInput(table);
  if (input === undefined) throw new Error('there is no book to write');
  return { ...input, search: () => searchOf(builder) };
}

async function searchOf(builder: BookBuilder): Promise<Outcome<Site>> {
  const { site, diagnostics } = (await builder.search(() => 'go on')) ?? NO_SEARCH;
  return { value: site, diagnostics };
}

function builtBook({ config, files, destination, build }: BookBuild): BuiltBook {
  const { model, plan } = build;
  return {
    config,
    destination,
    site: plan.value,
    get diagnostics() {
      return build.diagnostics();
    },
    textOf: (path) => {
      const source = files.read(path);
      return source.kind === 'file' ? source.text : undefined;
    },
    fatal: model === undefined,
    stats: { chapters: model?.index.pages.length ?? 0 },
    ...(model && { model }),
    ...(build.changedFiles && { changedFiles: build.changedFiles }),
    findDiagnostics: (isWanted) => build.findDiagnostics(turnsWhile(isWanted)),
  };
}

/** Why the site must not be written where it would go; absent when it may. */
function refusal(
  options: SessionOptions,
  { destination, config }: Pick<BuiltBook, 'destination' | 'config'>,
  chosenBy: 'default' | 'user' = options.destination === undefined ? 'default' : 'user',
): Diagnostic | undefined {
  const { root, environment } = options;
  const theme = config.html.theme ?? bookPath('theme');
  return checkDestination({
    destination,
    root,
    sources: [
      { path: resolve(root, config.book.src), name: 'the chapters' },
      { path: resolve(root, theme), name: 'the theme' },
    ].filter(({ path }) => relative(root, path) !== ''),
    home: environment['HOME'] ?? environment['USERPROFILE'],
    chosenBy,
  });
}

/** The site, telling how many of its files have been made. */
function counted(site: Site, onProgress: (done: number, total: number) => void): Site {
  let done = 0;
  const count = <T>(made: T): T => {
    onProgress(++done, site.size);
    return made;
  };
  return new Map(
    [...site].map(
      ([url, file]) =>
        [
          url,
          {
            url,
            by: file.by,
            get stamp() {
              return file.stamp;
            },
            content: () => file.content().then(count),
          },
        ] as const,
    ),
  );
}

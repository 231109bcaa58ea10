// A book's folder -> builds of it, one after the other, each redoing only what has changed since the last.
import { isAbsolute, relative, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import { hashOf } from '../core/hash.ts';
import type { Site } from '../core/output.ts';
import { type BookPath, bookPath } from '../core/path.ts';
import { checkDestination, destinationName } from '../fs/destination.ts';
import { type WrittenSite, writeSite } from '../fs/write-site.ts';
import type { Memo } from '../memo/stage.ts';
import { createWorld } from '../memo/world.ts';
import { builtinTheme } from '../theme/root.ts';
import type { BookFiles } from './book-files.ts';
import type { BookModel } from './book-model.ts';
import { buildBook } from './build.ts';
import { definitionTables } from './definition-tables.ts';
import { diskFiles } from './disk-files.ts';
import { createHighlightBlocks } from './highlight-blocks.ts';
import { type SessionCaches, openCaches } from './session-caches.ts';
import { sharedDefinitionFiles } from './shared-definition-files.ts';

export interface SessionOptions {
  /** The book's root: an absolute path. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the site goes: an absolute path; absent for what the configuration says. */
  readonly destination?: string;
  /** `disk` keeps what was made for the next run; `none` keeps nothing. */
  readonly cache: 'disk' | 'none';
  readonly mode: 'build' | 'serve' | 'check';
}

/** A book as it was at one moment, and the plan of its site. */
export interface BuiltBook {
  readonly config: Config;
  /** Absolute. */
  readonly destination: string;
  readonly site: Site;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of a source file, for code frames; absent for what is no text. */
  readonly textOf: (path: BookPath) => string | undefined;
  /** True when there is no book to speak of: then nothing may be written. */
  readonly fatal: boolean;
  readonly stats: { readonly chapters: number };
  /** Absent when `fatal`. */
  readonly model?: BookModel;
}

export interface WriteOptions {
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Session {
  readonly build: () => Promise<BuiltBook>;
  /** Writes what has changed; the caches are saved with it. */
  readonly write: (built: BuiltBook, options?: WriteOptions) => Promise<Outcome<WrittenSite>>;
  /** `stage:label` of each run of a stage since the last call. */
  readonly takeRuns: () => readonly string[];
  readonly close: () => Promise<void>;
}

export function openSession(options: SessionOptions): Session {
  const caches = openCaches(options);
  let current: OneBuild | undefined;
  return {
    build: async () => {
      const build = await buildOnce(options, caches);
      current = build;
      return build.built;
    },
    write: async (built, { onProgress } = {}) => {
      const { destination } = built;
      const refused = checkDestination({
        destination,
        root: options.root,
        sources: [{ path: resolve(options.root, built.config.book.src), name: 'the chapters' }],
        home: options.environment['HOME'] ?? options.environment['USERPROFILE'],
        chosenBy: options.destination === undefined ? 'default' : 'user',
      });
      if (refused) return { value: NOTHING_WRITTEN, diagnostics: [refused] };
      const outcome = await writeSite({
        destination,
        name: destinationName({ root: options.root, destination }),
        site: onProgress ? counted(built.site, onProgress) : built.site,
        statCache: caches.statCache,
      });
      await caches.save(current === undefined ? [] : [current.memo, current.blocks]);
      return outcome;
    },
    takeRuns: () => current?.memo.takeRuns() ?? [],
    close: caches.close,
  };
}

const NOTHING_WRITTEN: WrittenSite = { written: [], unchanged: 0, removed: [], bytes: 0 };

interface OneBuild {
  readonly built: BuiltBook;
  readonly memo: Memo;
  /** The memo of highlighted blocks. */
  readonly blocks: Memo;
}

async function buildOnce(options: SessionOptions, caches: SessionCaches): Promise<OneBuild> {
  const files = diskFiles(options.root, caches.statCache);
  const read = readConfig(options, files);
  const config = read.value;
  const destination = resolve(options.root, options.destination ?? config.build.buildDir);
  const definitions = definitionTables(sharedDefinitionFiles(config, files), files.read);
  const memo = caches.chapters.open(
    createWorld({
      file: { answer: (name) => files.read(bookPath(name)), hash: (name) => files.hash(bookPath(name)) },
      folder: folderHandler(files),
      label: definitions.labels,
      definitions: definitions.files,
    }),
  );
  const blocks = caches.blocks.open(createWorld({}));
  const highlight = createHighlightBlocks(blocks, caches.highlighter);
  const fatal = read.diagnostics.some(({ code }) => code === 'config/syntax');
  const build = fatal
    ? { site: new Map(), diagnostics: [] }
    : await buildBook({
        config,
        files,
        builtinTheme: diskFiles(builtinTheme, caches.statCache),
        memo,
        definitions,
        highlight,
        away: awayFrom(options.root, destination),
      });
  const model = 'model' in build ? build.model : undefined;
  const built: BuiltBook = {
    config,
    destination,
    site: build.site,
    diagnostics: [...read.diagnostics, ...build.diagnostics],
    textOf: (path) => {
      const source = files.read(path);
      return source.kind === 'file' ? source.text : undefined;
    },
    fatal: model === undefined,
    stats: { chapters: model?.index.pages.length ?? 0 },
    ...(model && { model }),
  };
  return { built, memo, blocks };
}

function readConfig({ environment, mode }: SessionOptions, files: BookFiles): Outcome<Config> {
  const path = bookPath('book.toml');
  const source = files.read(path);
  const overrides = mode === 'serve' ? { siteUrl: '/', liveReloadEndpoint: '__livereload' } : {};
  return parseConfig({
    ...(source.kind === 'file' ? { source } : {}),
    environment,
    overrides,
    exists: files.exists,
  });
}

const folderHandler = (files: BookFiles): Parameters<typeof createWorld>[0][string] => ({
  answer: (name) => files.namesIn(bookPath(name)),
  hash: (name) => hashOf(files.namesIn(bookPath(name))),
});

/** The destination as a folder of the book, if it is one: it is not copied into itself. */
function awayFrom(root: string, destination: string): readonly BookPath[] {
  const path = relative(root, destination);
  return path === '' || path.startsWith('..') || isAbsolute(path) ? [] : [bookPath(path)];
}

/** The site, telling how many of its files have been made. */
function counted(site: Site, onProgress: (done: number, total: number) => void): Site {
  let done = 0;
  const count = <T>(made: T): T => {
    onProgress(++done, site.size);
    return made;
  };
  return new Map(
    [...site].map(([url, file]) => [url, { ...file, content: () => file.content().then(count) }] as const),
  );
}

// The versions of a session's book: prepared before the book is built, and published with it.
import { join, resolve } from 'node:path';
import type { Environment } from '../../core/build-mode.ts';
import type { Diagnostic, Outcome } from '../../core/diagnostic.ts';
import type { Site } from '../../core/output-file.ts';
import { type BookPath, type UrlPath, bookPath, urlPath } from '../../core/path.ts';
import { ownCacheFolder } from '../../disk/cache/cache-folder.ts';
import { type KeptFolders, createKeptFolders } from '../../disk/cache/kept-folders.ts';
import { diskFiles } from '../../disk/sources/disk-files.ts';
import type { DiskTrace } from '../../disk/trace/disk-trace.ts';
import type { SiteModel } from '../../emit/site-model.ts';
import { SITE, builtInOutputs } from '../../emit/outputs/outputs.ts';
import { htmlOutputDir } from '../../read/config/layout.ts';
import type { VersionPlace } from '../../read/versions/version-config.ts';
import { locateInConfig } from '../../read/config/config-locations.ts';
import { readConfig } from '../../read/config/read-config.ts';
import { settingVariables } from '../../read/config/input/environment.ts';
import { NEXT } from '../../read/versions/choose-versions.ts';
import type { Plugin } from '../../plugins/plugin.ts';
import type { SessionCaches } from '../session-caches.ts';
import type { VersionOptions, Session, EditionOptions } from '../session.ts';
import { type PreparedVersions, prepareVersions } from './prepare-versions.ts';
import { type WrittenPart, publishedBook } from './published-book.ts';
import { isIn, publishedBefore } from './staying-editions.ts';
import { forgetVersion } from './version-cache.ts';
import { versionCaches } from './version-caches.ts';
import type { Source } from '../../core/source.ts';

export interface SessionVersions {
  /** Looks at Git, and builds versions that aren't kept. Does nothing for a book without versions. */
  readonly prepare: () => Promise<void>;
  /** What the book is among its versions; absent for a book without versions. */
  readonly current: () => VersionOptions | undefined;
  /** Problems with versions. */
  readonly diagnostics: () => readonly Diagnostic[];
  /** The site of the book, or the page that leads to its languages, with what is written next to it. */
  readonly publish: (model: SiteModel, site: Site, part?: WrittenPart) => Outcome<Site>;
  /** What the rest of the program needs to know about them; absent for a book without versions. */
  readonly published: () => PublishedVersions | undefined;
  readonly close: () => void;
}

/** A book among its versions. */
export interface PublishedVersions {
  /** Of the working tree. */
  readonly place: VersionPlace;
  /** The text of a file of a version, see `PreparedVersions.textOf`. */
  readonly textOf: (path: BookPath) => string | undefined;
  /** Whether an obsolete file at the root of the published site is kept. */
  readonly stays: (url: UrlPath) => boolean;
  /** Whether a file of the site that is served belongs to another version. */
  readonly isOfVersion: (url: UrlPath) => boolean;
}

/** Versions with their positions in book.toml; absent for a book without any. */
export type FoundVersions = Outcome<PreparedVersions> | undefined;

export interface SessionVersionsInput {
  readonly options: EditionOptions;
  /** The variables themselves: each version records which ones it reads. */
  readonly environment: Environment;
  readonly plugins: readonly Plugin[];
  readonly caches: SessionCaches;
  readonly program: string;
  readonly trace?: DiskTrace;
  readonly openSession: (options: EditionOptions) => Session;
}

export function createSessionVersions(input: SessionVersionsInput): SessionVersions {
  const { options } = input;
  const { mode, siblings } = options;
  const folders = createKeptFolders(versionsFolder(options));
  const onDamage = (key: string): void => {
    forgetVersion(folders, key);
  };
  const find = (): Promise<FoundVersions> => findVersions(input, folders);
  let found: FoundVersions;
  let published: PublishedVersions | undefined;
  return {
    prepare: async () => {
      // A server looks again when the settings change.
      found = await (mode === 'serve' ? asServed(await find()) : (options.shared?.versions(find) ?? find()));
      published = found && publishedVersions(found.value);
      if (found) noteRefs(found.value, input.trace);
    },
    current: () => options.version ?? (found && amongVersions(found.value)),
    diagnostics: () => found?.diagnostics ?? [],
    publish: (model, site, part = partOf(options)) => {
      if (found === undefined) return { value: site, diagnostics: [] };
      const { value, diagnostics } = publishedBook({
        prepared: found.value,
        model,
        site,
        part,
        siblings,
        onDamage,
      });
      return { value, diagnostics: locateInConfig(diagnostics, model.files) };
    },
    published: () => published,
    close: folders.close,
  };
}

const publishedVersions = (prepared: PreparedVersions): PublishedVersions => ({
  place: prepared.place,
  textOf: prepared.textOf,
  stays: (url) => staysIn(prepared, url),
  isOfVersion: (url) => prepared.versions.some(({ folder }) => isIn(folder, url)),
});

const amongVersions = ({ place }: PreparedVersions): VersionOptions => ({
  place,
  hasSlots: true,
  folder: place.folder,
});

/** Versions are next to the edition at the root, or next to the page there that leads to the languages. */
function partOf({ siblings, mode }: EditionOptions): WrittenPart {
  if ((siblings?.current.folder ?? '') === '') return 'root';
  return mode === 'serve' && siblings?.current.isDefault === true ? 'served' : 'language';
}

/** Kept next to the other results of the book. */
function versionsFolder(options: EditionOptions): string | undefined {
  const folder = ownCacheFolder(options);
  return folder === undefined ? undefined : join(folder, 'versions');
}

/** Absent for a book without versions. The diagnostics have their positions. */
async function findVersions(
  { options, environment, plugins, caches, program, openSession }: SessionVersionsInput,
  folders: KeptFolders,
): Promise<FoundVersions> {
  const { root, mode, restrict, only, destination, onOutput, onWaiting, onVersion, siblings } = options;
  if (options.version !== undefined || (only !== undefined && only !== SITE)) return undefined;
  const files = diskFiles(root, caches.statCache, { restrict: restrict === true });
  if (!mayHaveVersions(files.read(bookPath('book.toml')), environment)) return undefined;
  const session = { environment, mode, restrict, plugins: [...plugins, ...builtInOutputs] };
  const { value: config, fatal } = await readConfig(session, files);
  if (fatal || config.buildBook.versions === undefined) return undefined;
  const languages = siblings?.languages.filter(({ folder }) => folder !== '') ?? [];
  const prepared = await prepareVersions({
    config,
    folders,
    root,
    environment,
    plugins,
    program,
    openSession,
    onOutput,
    onWaiting,
    taken: new Map(languages.map(({ folder, id }) => [folder, `the language \`${id}\``])),
    openCaches: versionCaches(caches),
    onBuild: onVersion,
    how: HOW[mode],
    publishedIn: publishedBefore(resolve(root, htmlOutputDir(config, destination))),
  });
  return prepared && { value: prepared, diagnostics: locateInConfig(prepared.diagnostics, files) };
}

const HOW: Readonly<Record<EditionOptions['mode'], 'build' | 'kept' | 'none'>> = {
  build: 'build',
  serve: 'kept',
  check: 'none',
  edit: 'none',
};

/** Whether settings can have the table. Most books don't, and their settings are parsed only once. */
const mayHaveVersions = (settings: Source, environment: Environment): boolean =>
  (settings.kind === 'file' && settings.text.includes('versions')) ||
  settingVariables(environment).some((name) => /VERSIONS|^MDBOOK_BUILD_BOOK$/i.test(name));

/** A server shows the working tree at the root, and each version in its own folder. */
const asServed = (found: FoundVersions): FoundVersions =>
  found && {
    ...found,
    value: {
      ...found.value,
      place: { ...found.value.place, folder: urlPath('') },
      versions: found.value.versions.map((one) => ({ ...one, folder: one.version.folder })),
    },
  };

function noteRefs({ refs, diagnostics }: PreparedVersions, trace: DiskTrace | undefined): void {
  // The texts of files in Git aren't recorded, so what is reported about them couldn't be shown.
  const hasFailed = diagnostics.some(({ code }) => code === 'versions/failed');
  if (refs === undefined || hasFailed) trace?.giveUp();
  else trace?.note('refs', JSON.stringify(refs.globs), refs.hash);
}

/** At the root, everything outside the folders of other versions is kept. */
function staysIn({ staying, versions }: PreparedVersions, url: UrlPath): boolean {
  const others = [NEXT, ...versions.map(({ version }) => version.folder)];
  return staying.some((folder) =>
    folder === '' ? !others.some((other) => isIn(other, url)) : isIn(folder, url),
  );
}

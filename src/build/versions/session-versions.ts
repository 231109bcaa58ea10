// The versions of a session's book: prepared before the book is built, and published with it.
import { join, resolve } from 'node:path';
import type { Environment } from '../../core/build-mode.ts';
import type { BookFiles } from '../../core/book-files.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { Siblings } from '../../core/edition.ts';
import type { Site } from '../../core/output-file.ts';
import { type BookPath, type UrlPath, bookPath, urlPath } from '../../core/path.ts';
import { ownCacheFolder } from '../../disk/cache/cache-folder.ts';
import { type KeptFolders, createKeptFolders } from '../../disk/cache/kept-folders.ts';
import { readManifest } from '../../disk/site/site-manifest.ts';
import { diskFiles } from '../../disk/sources/disk-files.ts';
import type { DiskTrace } from '../../disk/trace/disk-trace.ts';
import type { SiteModel } from '../../emit/site-model.ts';
import { SITE, builtInOutputs } from '../../emit/outputs/outputs.ts';
import { htmlOutputDir } from '../../read/config/layout.ts';
import { locateInConfig } from '../../read/config/config-locations.ts';
import { readConfig } from '../../read/config/read-config.ts';
import { settingVariables } from '../../read/config/input/environment.ts';
import { NEXT, VERSIONS_KEY } from '../../read/versions/choose-versions.ts';
import type { Plugin } from '../../plugins/plugin.ts';
import type { SessionCaches } from '../session-caches.ts';
import type { VersionOptions, Session, EditionOptions } from '../session.ts';
import type { VersionsRequest } from './find-version.ts';
import { type PreparedVersions, prepareVersions } from './prepare-versions.ts';
import { publishedBook } from './published-book.ts';
import { forgetVersion } from './version-cache.ts';
import { versionCaches } from './version-caches.ts';
import { once } from '../../core/once.ts';
import type { Source } from '../../core/source.ts';

export interface SessionVersions {
  /** Looks at Git, and builds versions that aren't kept. Does nothing for a book without versions. */
  readonly prepare: () => Promise<void>;
  /** What the book is among its versions; absent for a book without versions. */
  readonly current: () => VersionOptions | undefined;
  /** Problems with versions. */
  readonly diagnostics: () => readonly Diagnostic[];
  readonly textOf: (path: BookPath) => string | undefined;
  /** The site of the working tree with all versions. */
  readonly publish: (model: SiteModel, site: Site) => Outcome<Site>;
  /** Whether a file of the published site, which isn't made any more, stays. */
  readonly stays: (url: UrlPath) => boolean;
  /** Whether a file of the site that is served belongs to another version. */
  readonly isOfVersion: (url: UrlPath) => boolean;
  readonly close: () => void;
}

export interface SessionVersionsInput {
  readonly options: EditionOptions;
  /** The variables themselves: each version records which ones it reads. */
  readonly environment: Environment;
  readonly plugins: readonly Plugin[];
  readonly caches: SessionCaches;
  readonly program: string;
  readonly trace?: DiskTrace | undefined;
  readonly openSession: (options: EditionOptions) => Session;
}

export function createSessionVersions(input: SessionVersionsInput): SessionVersions {
  const { options } = input;
  const { mode } = options;
  const folders = createKeptFolders(versionsFolder(options));
  const forget = (key: string): void => {
    forgetVersion(folders, key);
  };
  let prepared: PreparedVersions | undefined;
  let located: readonly Diagnostic[] = [];
  return {
    prepare: async () => {
      const found = await findVersions(input, folders);
      const value = found?.value;
      prepared = value && mode === 'serve' ? asServed(value) : value;
      located = found?.diagnostics ?? [];
      if (prepared) noteRefs(prepared, input.trace);
    },
    current: () => options.version ?? (prepared && { place: prepared.place, hasSlots: true }),
    diagnostics: () => located,
    textOf: (path) => prepared?.textOf(path),
    publish: (model, site) =>
      prepared
        ? publishedBook({ prepared, model, site, onDamage: forget })
        : { value: site, diagnostics: [] },
    stays: (url) => prepared !== undefined && staysIn(prepared, url),
    isOfVersion: (url) => prepared?.versions.some(({ folder }) => isIn(folder, url)) === true,
    close: folders.close,
  };
}

/** Kept beside the other results of the book. */
function versionsFolder(options: EditionOptions): string | undefined {
  const folder = ownCacheFolder(options);
  return folder === undefined ? undefined : join(folder, 'versions');
}

/** Absent for a book without versions. The diagnostics have their positions. */
async function findVersions(
  { options, environment, plugins, caches, program, openSession }: SessionVersionsInput,
  folders: KeptFolders,
): Promise<Outcome<PreparedVersions | undefined> | undefined> {
  const { root, mode, restrict, only, destination, onOutput, onWaiting, onVersion } = options;
  if (options.version !== undefined || (only !== undefined && only !== SITE)) return undefined;
  const files = diskFiles(root, caches.statCache, { restrict: restrict === true });
  if (!mayHaveVersions(files.read(bookPath('book.toml')), environment)) return undefined;
  const session = { environment, mode, restrict, plugins: [...plugins, ...builtInOutputs] };
  const { value: config, fatal } = await readConfig(session, files);
  if (fatal || config.buildBook.versions === undefined) return undefined;
  if (options.siblings !== undefined) return refused(options.siblings, files);
  const prepared = await prepareVersions({
    ...{ config, folders, root, environment, program, openSession, onOutput, onWaiting },
    openCaches: versionCaches(caches),
    onBuild: onVersion,
    how: HOW[mode],
    publishedIn: publishedBefore(resolve(root, htmlOutputDir(config, destination))),
  });
  return prepared && { value: prepared, diagnostics: locateInConfig(prepared.diagnostics, files) };
}

/** Each language is a site of its own, whose pages other versions can't lead to. The first language says so. */
function refused({ current }: Siblings, files: BookFiles): Outcome<undefined> {
  const reason = 'a book that is built in several languages is published without versions';
  const found = current.isDefault ? [diagnose('config/no-effect', { key: VERSIONS_KEY, reason })] : [];
  return { value: undefined, diagnostics: locateInConfig(found, files) };
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
const asServed = (prepared: PreparedVersions): PreparedVersions => ({
  ...prepared,
  place: { ...prepared.place, folder: urlPath('') },
  versions: prepared.versions.map((one) => ({ ...one, folder: one.version.folder })),
});

function noteRefs({ refs, diagnostics }: PreparedVersions, trace: DiskTrace | undefined): void {
  // The texts of files in Git aren't recorded, so what is reported about them couldn't be shown.
  const hasFailed = diagnostics.some(({ code }) => code === 'versions/failed');
  if (refs === undefined || hasFailed) trace?.giveUp();
  else trace?.note('refs', JSON.stringify(refs.globs), refs.hash);
}

const isIn = (folder: UrlPath, url: UrlPath): boolean => folder !== '' && url.startsWith(`${folder}/`);

/** At the root stays what isn't in the folder of another version. */
function staysIn({ staying, versions }: PreparedVersions, url: UrlPath): boolean {
  const others = [NEXT, ...versions.map(({ version }) => version.folder)];
  return staying.some((folder) =>
    folder === '' ? !others.some((other) => isIn(other, url)) : isIn(folder, url),
  );
}

/**
 * The pages of chapters in a folder of the site at `destination`, without those in `others`. A root without a folder for the working
 * tree is the working tree itself, not a version.
 */
function publishedBefore(destination: string): VersionsRequest['publishedIn'] {
  const pages = once(() =>
    [...(readManifest(destination)?.files.keys() ?? [])].filter(
      (url) => url.endsWith('.html') && !/(?:^|\/)(?:404|print|toc)\.html$/.test(url),
    ),
  );
  return (folder, others) => {
    if (folder === '' && !pages().some((url) => isIn(NEXT, url))) return new Set();
    const isOwn = (url: UrlPath): boolean =>
      folder === '' ? !others.some((other) => isIn(other, url)) : isIn(folder, url);
    const start = folder === '' ? 0 : folder.length + 1;
    return new Set(
      pages()
        .filter(isOwn)
        .map((url) => urlPath(url.slice(start))),
    );
  };
}

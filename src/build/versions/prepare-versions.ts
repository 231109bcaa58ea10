// Finds the versions of a book, and builds those that are not kept from an earlier run.
//
// 1. book.toml says which tags and branches are versions, Git which commits they name
// 2. each version is read from the cache, by commit, program and place
// 3. one that isn't there is built; one that can't be built is replaced by its last good site
// 4. versions that are no longer published are dropped from the cache
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { type BookPath, type UrlPath, urlPath } from '../../core/path.ts';
import { type ListedRefs, hashOfRefs, listRefs } from '../../disk/git/list-refs.ts';
import type { Config } from '../../read/config/config.ts';
import type { VersionsConfig } from '../../read/config/versions-config.ts';
import { type ChosenVersion, NEXT, chooseVersions, refGlobs } from '../../read/versions/choose-versions.ts';
import type { VersionPlace } from '../../read/versions/version-config.ts';
import {
  type PlacedVersion,
  type PreparedVersion,
  type VersionResult,
  type VersionsRequest,
  findVersion,
} from './find-version.ts';
import { dropUnused } from './version-cache.ts';

/** The versions of a book that is published with them. */
export interface PreparedVersions {
  readonly config: VersionsConfig;
  /** Of the working tree. */
  readonly place: VersionPlace;
  /** In the order of the menu. */
  readonly versions: readonly PreparedVersion[];
  /** Whether compressed copies of the files are written too. */
  readonly precompress: boolean;
  /** Folders whose files stay as they are, since a version failed and only its published site is left. */
  readonly staying: readonly UrlPath[];
  /** Without positions. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of a file of a version, named as `git show` takes it; absent for all others. */
  readonly textOf: (path: BookPath) => string | undefined;
  /** What the versions depend on in Git; absent if that can't be known. */
  readonly refs?: { readonly globs: readonly string[]; readonly hash: string };
}

/** Absent for a book without versions. */
export async function prepareVersions(request: VersionsRequest): Promise<PreparedVersions | undefined> {
  const { config, root, how, folders } = request;
  const { versions: settings } = config.buildBook;
  if (settings === undefined) return undefined;
  const listed = await listRefs(root);
  const globs = refGlobs(settings);
  const chosen =
    listed.kind === 'refs'
      ? chooseVersions(settings, listed, request.taken)
      : { value: [], diagnostics: [noGit(listed)] };
  const placed = placedVersions(config, chosen.value);
  const results: VersionResult[] = [];
  if (how !== 'none') for (const one of placed) results.push(await findVersion(request, one));
  if (how === 'build') dropUnused(folders, new Set(results.flatMap(({ usedKeys }) => usedKeys)));
  const texts = new Map(results.flatMap((result) => Object.entries(result.texts)));
  const apart = apartFromLanguages(results.map(({ prepared }) => prepared));
  const versions = apart.value;
  return {
    config: settings,
    versions,
    place: nextPlace(config, versions),
    diagnostics: [
      ...chosen.diagnostics,
      ...results.flatMap((result) => result.diagnostics),
      ...apart.diagnostics,
    ],
    textOf: (path) => texts.get(path),
    precompress: config.buildBook.precompress,
    staying: versions.flatMap(({ stays, folder }) => (stays ? [folder] : [])),
    ...(listed.kind === 'refs' && { refs: { globs, hash: hashOfRefs(listed.refs, globs) } }),
  };
}

/** The settings of the whole site that its versions need. */
const wholeSite = ({ html }: Config): Omit<VersionPlace, 'folder' | 'isCurrent'> => ({
  siteUrl: html.siteUrl,
  canonicalSiteUrl: html.canonicalSiteUrl,
  cname: html.cname,
});

/** The latest version is at the root. */
const placedVersions = (config: Config, chosen: readonly ChosenVersion[]): readonly PlacedVersion[] =>
  chosen.map((version) => {
    const isCurrent = version.status === 'latest';
    const folder = isCurrent ? urlPath('') : version.folder;
    const others = [NEXT, ...chosen.map((other) => other.folder)];
    return { version, place: { ...wholeSite(config), folder, isCurrent }, others };
  });

/** The folders of the languages of the version at the root aren't those of other versions. */
function apartFromLanguages(versions: readonly PreparedVersion[]): Outcome<readonly PreparedVersion[]> {
  const root = versions.find(({ folder }) => folder === '');
  const taken = new Set(root?.kept?.record.editions.map(({ folder }) => folder.toLowerCase()));
  const isTaken = (version: PreparedVersion): boolean =>
    version.folder !== '' && taken.has(version.folder.toLowerCase());
  return {
    value: versions.filter((version) => !isTaken(version)),
    diagnostics: versions.filter(isTaken).map(({ version: { ref: name }, folder }) => {
      const other = `the language \`${folder}\` of \`${root?.version.ref ?? ''}\``;
      return diagnose('versions/same-folder', { name, other, folder });
    }),
  };
}

/** Without a site of the latest version, the working tree is at the root. */
function nextPlace(config: Config, versions: readonly PreparedVersion[]): VersionPlace {
  const isCurrent = !versions.some(
    ({ version, kept, stays }) => version.status === 'latest' && (kept ?? stays) !== undefined,
  );
  return { ...wholeSite(config), folder: isCurrent ? urlPath('') : NEXT, isCurrent };
}

const noGit = (listed: Exclude<ListedRefs, { readonly kind: 'refs' }>): Diagnostic =>
  diagnose('versions/no-git', { reason: listed.kind === 'missing' ? 'Git isn’t installed' : listed.reason });

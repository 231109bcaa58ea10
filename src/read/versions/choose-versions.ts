// Chooses which tags and branches are published, and where.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import type { VersionsConfig } from '../config/versions-config.ts';
import { type Candidate, matchingRefs } from './matching-refs.ts';
import type { RepositoryRefs } from './repository-refs.ts';
import { compareVersions } from './version-number.ts';

/** A version to publish. */
export interface ChosenVersion {
  /** The tag or branch. */
  readonly ref: string;
  /** The id of its commit, in hexadecimal. */
  readonly commit: string;
  /** For readers. */
  readonly name: string;
  /** Its own folder: the ref as one segment of a path, so that versions never contain each other. */
  readonly folder: UrlPath;
  /** `plain` for a name without a number, which is neither before nor after the latest. */
  readonly status: 'latest' | 'old' | 'unreleased' | 'plain';
}

/** The name of the working tree in the settings, and its folder if a version is at the root. */
export const NEXT: UrlPath = urlPath('next');

/** The table of the settings, as diagnostics name it. */
const VERSIONS_KEY = 'build-book.versions';

/** Globs of every tag and branch that the choice depends on. */
export const refGlobs = ({ refs, latest }: VersionsConfig): readonly string[] => [
  ...refs.map((glob) => glob.replace(/^!/, '')),
  ...(latest === undefined ? [] : [latest]),
];

/** In the order of the menu: newest first, those without a number last. `taken` are folders with what is there. */
export function chooseVersions(
  config: VersionsConfig,
  repository: RepositoryRefs,
  taken: ReadonlyMap<string, string> = new Map(),
): Outcome<readonly ChosenVersion[]> {
  const matching = matchingRefs(config, repository);
  const sorted = matching.value.toSorted(newestFirst);
  const latest = latestOf(config, sorted);
  const kept = new Set(sorted.slice(0, config.limit));
  const published = sorted.filter((candidate) => kept.has(candidate) || candidate === latest.value);
  const chosen = published.map((candidate): ChosenVersion => ({
    ref: candidate.name,
    commit: candidate.commit,
    name: nameOf(config, candidate),
    folder: folderOfRef(candidate.name),
    status: statusOf(candidate, latest.value),
  }));
  const apart = withoutSharedFolders(chosen, taken);
  return {
    value: apart.value,
    diagnostics: [
      ...matching.diagnostics,
      ...latest.diagnostics,
      ...apart.diagnostics,
      ...unusedNames(config, published),
    ],
  };
}

/** Names without a number keep the order of the globs that they match. */
const newestFirst = (a: Candidate, b: Candidate): number => {
  if (a.number === undefined || b.number === undefined) return Number(!a.number) - Number(!b.number);
  return compareVersions(b.number, a.number) || (a.name < b.name ? -1 : 1);
};

const isRelease = ({ number }: Candidate): boolean => number?.prerelease.length === 0;

/** Absent if it is the working tree. */
function latestOf({ latest }: VersionsConfig, sorted: readonly Candidate[]): Outcome<Candidate | undefined> {
  if (latest === NEXT) return { value: undefined, diagnostics: [] };
  const named = sorted.find(({ name }) => name === latest);
  const newest = sorted.find(isRelease);
  if (latest === undefined || named !== undefined) return { value: named ?? newest, diagnostics: [] };
  const near = nearest(
    latest,
    sorted.map(({ name }) => name),
  );
  const key = `${VERSIONS_KEY}.latest`;
  return {
    value: newest,
    diagnostics: [diagnose('versions/no-such-ref', { key, name: latest, nearest: near })],
  };
}

function statusOf(candidate: Candidate, latest: Candidate | undefined): ChosenVersion['status'] {
  if (candidate === latest) return 'latest';
  if (candidate.number === undefined || (latest && !latest.number)) return 'plain';
  // The working tree is newer than all.
  if (latest?.number === undefined) return 'old';
  return compareVersions(candidate.number, latest.number) > 0 ? 'unreleased' : 'old';
}

const nameOf = ({ names }: VersionsConfig, { name }: Candidate): string =>
  Object.hasOwn(names, name) ? (names[name] ?? name) : name;

/** What Git allows in names and addresses don't is replaced: `release/2.x` -> `release-2.x`. */
const folderOfRef = (name: string): UrlPath =>
  urlPath(name.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'version');

/** Of two versions in one folder the newer stays, also where the names differ in case only. */
function withoutSharedFolders(
  chosen: readonly ChosenVersion[],
  taken: ReadonlyMap<string, string>,
): Outcome<readonly ChosenVersion[]> {
  const first = new Map([[NEXT.toLowerCase(), 'the working tree']]);
  for (const [folder, what] of taken) first.set(folder.toLowerCase(), what);
  const diagnostics: Diagnostic[] = [];
  const value = chosen.filter(({ ref, folder }) => {
    const other = first.get(folder.toLowerCase());
    if (other === undefined) first.set(folder.toLowerCase(), `\`${ref}\``);
    else diagnostics.push(diagnose('versions/same-folder', { name: ref, other, folder }));
    return other === undefined;
  });
  return { value, diagnostics };
}

function unusedNames({ names }: VersionsConfig, published: readonly Candidate[]): readonly Diagnostic[] {
  const known = published.map(({ name }) => name);
  const key = `${VERSIONS_KEY}.names`;
  return Object.keys(names)
    .filter((name) => name !== NEXT && !known.includes(name))
    .map((name) => diagnose('versions/no-such-ref', { key, name, nearest: nearest(name, known) }));
}

// Finds the tags and branches that the globs of the settings name.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { matchesGlob } from '../../core/glob.ts';
import { nearest } from '../../core/nearest.ts';
import type { GitRef } from '../../disk/git/list-refs.ts';
import type { VersionsConfig } from '../config/versions-config.ts';
import type { RepositoryRefs } from './repository-refs.ts';
import { type VersionNumber, versionNumber } from './version-number.ts';

/** A tag or branch that may be published. */
export interface Candidate {
  readonly name: string;
  readonly commit: string;
  /** Absent for a name such as `main`. */
  readonly number?: VersionNumber;
}

/** In the order of the globs, each name once. */
export function matchingRefs(
  config: VersionsConfig,
  { refs, isShallow }: RepositoryRefs,
): Outcome<readonly Candidate[]> {
  const byName = firstByName(refs);
  const names = [...byName.keys()];
  const patterns = config.refs.filter((pattern) => !pattern.startsWith('!'));
  const isExcluded = anyOf(
    config.refs.filter((pattern) => pattern.startsWith('!')).map((glob) => glob.slice(1)),
  );
  const diagnostics: Diagnostic[] = [];
  const found = new Set<string>();
  for (const pattern of [
    ...patterns,
    ...(config.latest === undefined || config.latest === 'next' ? [] : [config.latest]),
  ]) {
    const matching = namedBy(pattern, names).filter((name) => !isExcluded(name));
    // A wrong `latest` has a diagnostic of its own.
    if (matching.length === 0 && patterns.includes(pattern))
      diagnostics.push(
        diagnose('versions/no-match', { pattern, isShallow, nearest: nearest(pattern, names) }),
      );
    const isMeant = names.includes(pattern);
    for (const name of matching) if (isMeant || config.prerelease || !isPrerelease(name)) found.add(name);
  }
  const value = [...found].flatMap((name): readonly Candidate[] => {
    const commit = byName.get(name)?.commit;
    if (commit !== undefined) return [{ name, commit, number: versionNumber(name) }];
    diagnostics.push(diagnose('versions/no-commit', { name }));
    return [];
  });
  return { value, diagnostics };
}

/** As in Git, a tag hides a branch of the same name, and a branch the remote one. */
function firstByName(refs: readonly GitRef[]): ReadonlyMap<string, GitRef> {
  const byName = new Map<string, GitRef>();
  for (const ref of refs) if (!byName.has(ref.name)) byName.set(ref.name, ref);
  return byName;
}

/** A name that has the characters of a glob is meant if there is one. */
const namedBy = (pattern: string, names: readonly string[]): readonly string[] =>
  names.includes(pattern) ? [pattern] : names.filter(wholeMatch(pattern));

/** A glob that names a folder of files matches everything in it; `v1` must not match `v1/old`. */
function wholeMatch(pattern: string): (name: string) => boolean {
  const matches = matchesGlob(pattern);
  const depth = pattern.includes('**') ? Infinity : pattern.split('/').length;
  return (name) => matches(name) && name.split('/').length <= depth;
}

const anyOf = (patterns: readonly string[]): ((name: string) => boolean) => {
  const tests = patterns.map(wholeMatch);
  return (name) => tests.some((matches) => matches(name));
};

const isPrerelease = (name: string): boolean => (versionNumber(name)?.prerelease.length ?? 0) > 0;

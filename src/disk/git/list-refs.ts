// The tags and branches of a Git repository, and the commits that they name.
import { spawnSync } from 'node:child_process';
import { type Hash, hashOf } from '../../core/hash.ts';
import { matchesGlob } from '../../core/glob.ts';
import { READ_ONLY, type GitResult, reasonIn, runGit } from './run-git.ts';

/** A tag or branch. */
export interface GitRef {
  readonly kind: 'tag' | 'branch' | 'remote-branch';
  /** Without `refs/tags/` and the like: `v1.2`, `release/2.x`. */
  readonly name: string;
  /** The id of its commit, in hexadecimal; absent for a tag of something else, such as a single file. */
  readonly commit?: string;
}

export type ListedRefs =
  /** Tags, then branches, then those of `origin`; each sorted by name in Git's order. */
  | { readonly kind: 'refs'; readonly refs: readonly GitRef[]; readonly isShallow: boolean }
  | Exclude<GitResult, { readonly kind: 'done' }>;

/** Which names to list, in this order. A clone for CI often has only one local branch. */
const PLACES: readonly (readonly [prefix: string, kind: GitRef['kind']])[] = [
  ['refs/tags/', 'tag'],
  ['refs/heads/', 'branch'],
  ['refs/remotes/origin/', 'remote-branch'],
];

const LIST = [
  'for-each-ref',
  '--format=%(refname)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)%00%(symref)',
  ...PLACES.map(([prefix]) => prefix),
];

/** All tags and branches of the repository that has `folder`, an absolute path. */
export async function listRefs(folder: string): Promise<ListedRefs> {
  const listed = await runGit(folder, LIST);
  if (listed.kind !== 'done') return listed;
  const shallow = await runGit(folder, ['rev-parse', '--is-shallow-repository']);
  const isShallow = shallow.kind === 'done' && shallow.output.toString('latin1').trim() === 'true';
  return { kind: 'refs', refs: refsIn(listed.output.toString('utf8')), isShallow };
}

function refsIn(output: string): readonly GitRef[] {
  const lines = output.split('\n').filter((line) => line !== '');
  return PLACES.flatMap(([prefix, kind]) =>
    lines.flatMap((line) => {
      const [path = '', type, id, innerType, innerId, symbolic] = line.split('\0');
      // `origin/HEAD` is another name of a branch.
      if (!path.startsWith(prefix) || symbolic !== '') return [];
      const name = path.slice(prefix.length);
      const commit = type === 'commit' ? id : innerType === 'commit' ? innerId : undefined;
      return [commit === undefined ? { kind, name } : { kind, name, commit }];
    }),
  );
}

/**
 * Hash of the refs that match any of the globs: equal as long as they name the same commits. A local and a remote branch differ,
 * since the latter is used only without the former.
 */
export const hashOfRefs = (refs: readonly GitRef[], globs: readonly string[]): Hash => {
  const matchers = globs.map(matchesGlob);
  const matching = refs.filter(({ name }) => matchers.some((matches) => matches(name)));
  return hashOf(matching.map(({ kind, name, commit }) => [kind, name, commit]));
};

/** {@link hashOfRefs} of a repository right now; a reason if they can't be listed. Blocks until Git has answered, a few milliseconds. */
export function currentRefs(folder: string, globs: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync('git', [...READ_ONLY, ...LIST], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: MAX_LIST,
  });
  if (error !== undefined) return 'missing';
  return status === 0 ? hashOfRefs(refsIn(stdout), globs) : reasonIn(stderr);
}

/** In bytes: about a million refs. */
const MAX_LIST = 2 ** 28;

// The files of a commit.
import { sep } from 'node:path';
import { type GitResult, runGit } from './run-git.ts';

/** An entry of a commit's tree. */
export interface TreeEntry {
  readonly kind: 'file' | 'executable' | 'link' | 'submodule';
  /** The id of its content, in hexadecimal. */
  readonly id: string;
  /** POSIX, relative to the root of the repository. As committed, so anything is possible: see {@link isSafePath}. */
  readonly path: string;
}

export type ListedTree =
  | { readonly kind: 'tree'; readonly entries: readonly TreeEntry[] }
  | Exclude<GitResult, { readonly kind: 'done' }>;

/** `commit` is an id in hexadecimal, which can't be taken for an option. */
export async function listTree(folder: string, commit: string): Promise<ListedTree> {
  const listed = await runGit(folder, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (listed.kind !== 'done') return listed;
  return { kind: 'tree', entries: listed.output.toString('utf8').split('\0').flatMap(entryIn) };
}

const KINDS: Readonly<Record<string, TreeEntry['kind']>> = {
  '100644': 'file',
  '100664': 'file',
  '100755': 'executable',
  '120000': 'link',
  '160000': 'submodule',
};

/** `100644 blob ID<tab>path`. */
function entryIn(line: string): readonly TreeEntry[] {
  const tab = line.indexOf('\t');
  const [mode = '', , id = ''] = line.slice(0, Math.max(0, tab)).split(' ');
  const kind = KINDS[mode];
  return kind === undefined ? [] : [{ kind, id, path: line.slice(tab + 1) }];
}

/**
 * Whether a path stays below the folder that it is put into, on any system, and out of Git's own folders. Git refuses other names
 * when it checks out a commit, but a commit can have them.
 */
export const isSafePath = (path: string): boolean =>
  (sep === '/' || !/[\\:]/.test(path)) &&
  path
    .split('/')
    .every((name) => name !== '' && name !== '.' && name !== '..' && !/^\.git[ .]*$/i.test(name));

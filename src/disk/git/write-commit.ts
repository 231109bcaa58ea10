// Writes the files of a commit to a folder. Unlike `git checkout` and `git worktree`, it leaves the repository alone, and unlike
// `git archive` it writes what is committed: no filter runs, line ends stay, and `export-ignore` has no effect.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type Fault, tryTo } from '../site/write-error.ts';
import { futurePathOf, isWithin } from '../sources/real-path.ts';
import { type TreeEntry, isSafePath, listTree } from './list-tree.ts';
import { readBlobs } from './read-blobs.ts';

export interface WrittenCommit {
  readonly kind: 'written';
  /** Paths of submodules, whose files belong to other repositories. */
  readonly submodules: readonly string[];
  /** Paths of files whose content is only a pointer of Git LFS. */
  readonly pointers: readonly string[];
  /** Paths of files that the clone doesn't have, since it is partial. */
  readonly missing: readonly string[];
  /** Paths that were left out: names that would leave the folder, and links that lead out of it. */
  readonly unsafe: readonly string[];
}

export type CommitWriting = WrittenCommit | { readonly kind: 'failed'; readonly reason: string };

export interface CommitRequest {
  /** Any folder of the repository, absolute. */
  readonly repository: string;
  /** An id in hexadecimal. */
  readonly commit: string;
  /** Absolute; created if it doesn't exist. */
  readonly folder: string;
}

export async function writeCommit({ repository, commit, folder }: CommitRequest): Promise<CommitWriting> {
  const tree = await listTree(repository, commit);
  if (tree.kind === 'missing') return { kind: 'failed', reason: 'Git isn’t installed' };
  if (tree.kind === 'failed') return tree;
  const safe = tree.entries.filter(({ path }) => isSafePath(path));
  const links = safe.filter(({ kind }) => kind === 'link');
  // Links last, so that no file is written through one.
  const ordered = [...safe.filter(({ kind }) => kind === 'file' || kind === 'executable'), ...links];
  const written = await writeEntries(repository, folder, ordered);
  if (written.kind === 'failed') return written;
  return {
    kind: 'written',
    submodules: safe.filter(({ kind }) => kind === 'submodule').map(({ path }) => path),
    pointers: written.pointers,
    missing: written.missing,
    unsafe: [
      ...tree.entries.map(({ path }) => path).filter((path) => !isSafePath(path)),
      ...written.refused,
      ...removeOutsideLinks(folder, links),
    ],
  };
}

/** Paths by what became of them; files that were written as they are in the commit are not listed. */
interface WrittenEntries {
  readonly kind: 'written';
  readonly pointers: string[];
  readonly missing: string[];
  /** Names that the system doesn't allow. */
  readonly refused: string[];
}

/** Writes the content of `entries`, in their order. */
async function writeEntries(
  repository: string,
  folder: string,
  entries: readonly TreeEntry[],
): Promise<WrittenEntries | { readonly kind: 'failed'; readonly reason: string }> {
  const found: WrittenEntries = { kind: 'written', pointers: [], missing: [], refused: [] };
  const diskFaults: Fault[] = [];
  mkdirSync(folder, { recursive: true });
  const write = createFileWriter(folder);
  const read = await readBlobs(
    repository,
    entries.map(({ id }) => id),
    {
      onBlob: (index, content) => {
        const entry = entries[index];
        if (entry === undefined) return;
        if (isPointer(content)) found.pointers.push(entry.path);
        const failed = write(entry, content);
        if (failed?.ofDisk) diskFaults.push(failed);
        else if (failed) found.refused.push(entry.path);
      },
      onMissing: (index) => {
        found.missing.push(entries[index]?.path ?? '');
      },
    },
  );
  if (read.kind !== 'done')
    return { kind: 'failed', reason: read.kind === 'failed' ? read.reason : 'Git isn’t installed' };
  const [fault] = diskFaults;
  return fault ? { kind: 'failed', reason: fault.reason } : found;
}

/** Returns why a file can't be written there, such as a name that the system doesn't allow. */
function createFileWriter(folder: string): (entry: TreeEntry, content: Buffer) => Fault | undefined {
  const made = new Set<string>();
  return ({ kind, path }, content) => {
    const parent = posix.dirname(path);
    const at = `${folder}/${path}`;
    return tryTo(() => {
      if (!made.has(parent)) mkdirSync(`${folder}/${parent}`, { recursive: true });
      made.add(parent);
      if (kind === 'link') makeLink(at, content.toString('utf8'));
      else writeFileSync(at, content, { flag: 'wx', mode: kind === 'executable' ? 0o755 : 0o644 });
    });
  };
}

function makeLink(at: string, target: string): void {
  try {
    symlinkSync(target, at);
  } catch {
    // Without the right to create links, which Windows asks for, Git writes the target as text too.
    writeFileSync(at, target, { flag: 'wx' });
  }
}

/** Removes links that lead out of the folder, and returns their paths. Links may lead through other links, so all have to be there. */
function removeOutsideLinks(folder: string, links: readonly TreeEntry[]): readonly string[] {
  const real = futurePathOf(folder);
  const outside = links
    .map(({ path }) => path)
    .filter((path) => !isWithin(real, futurePathOf(`${folder}/${path}`)));
  for (const path of outside) rmSync(`${folder}/${path}`, { force: true });
  return outside;
}

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const isPointer = (content: Buffer): boolean =>
  content.length < 1024 &&
  content.toString('latin1', 0, 40).startsWith('version https://git-lfs.github.com/spec/');

// Reads the contents of many files of a repository with one process of Git.
import { type GitResult, runGit } from './run-git.ts';

/**
 * Calls `onBlob` with the content of each id, in order; an id that the repository lacks, as in a partial clone, goes to
 * `onMissing`. Memory holds one content at a time.
 */
export async function readBlobs(
  folder: string,
  ids: readonly string[],
  {
    onBlob,
    onMissing,
  }: {
    readonly onBlob: (index: number, content: Buffer) => void;
    readonly onMissing: (index: number) => void;
  },
): Promise<GitResult> {
  if (ids.length === 0) return { kind: 'done', output: Buffer.alloc(0) };
  let index = 0;
  const read = createBatchReader({
    onBlob: (content) => {
      onBlob(index++, content);
    },
    onMissing: () => {
      onMissing(index++);
    },
  });
  return runGit(folder, ['cat-file', '--batch', '--buffer'], {
    input: `${ids.join('\n')}\n`,
    onOutput: read,
  });
}

const NEWLINE = 10;

/** Takes the output of `git cat-file --batch`: `ID TYPE SIZE`, a newline, the content and another newline for each object. */
function createBatchReader(to: {
  readonly onBlob: (content: Buffer) => void;
  readonly onMissing: () => void;
}): (piece: Buffer) => void {
  let waiting: Buffer[] = [];
  let have = 0;
  /** Bytes that complete the next head or content; heads are short. */
  let need = 1;
  return (piece) => {
    waiting.push(piece);
    have += piece.length;
    if (have < need) return;
    let rest = waiting.length === 1 ? piece : Buffer.concat(waiting);
    need = 1;
    for (;;) {
      const end = rest.indexOf(NEWLINE);
      if (end < 0) break;
      const head = rest.toString('utf8', 0, end);
      const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(head)?.[1];
      const total = size === undefined ? end + 1 : end + 1 + Number(size) + 1;
      if (rest.length < total) {
        need = total;
        break;
      }
      if (size === undefined) to.onMissing();
      else to.onBlob(rest.subarray(end + 1, total - 1));
      rest = rest.subarray(total);
    }
    waiting = [rest];
    have = rest.length;
  };
}

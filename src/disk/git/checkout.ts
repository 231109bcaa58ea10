// A book as it was in a commit, in a folder of its own.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createFolder } from '../create-folder.ts';
import { tryTo } from '../site/write-error.ts';
import { folderInRepository } from '../sources/repository-folder.ts';
import { writeCommit } from './write-commit.ts';

export type Checkout = { readonly remove: () => void } & (
  | {
      readonly kind: 'checkout';
      /** The root of the book, absolute. */
      readonly book: string;
      /** Files of the book's folder that Git doesn't have, relative to the repository. */
      readonly lacking: readonly MissingFiles[];
    }
  | { readonly kind: 'failed'; readonly reason: string }
);

export interface MissingFiles {
  readonly what: 'submodule' | 'lfs' | 'partial' | 'unsafe';
  readonly paths: readonly string[];
}

export interface CheckoutRequest {
  /** The root of the book today: absolute. In the commit it is expected at the same place of the repository. */
  readonly root: string;
  /** An id in hexadecimal. */
  readonly commit: string;
  /** Absolute; must not exist. */
  readonly folder: string;
}

/** Writes the whole commit, since chapters may include files from anywhere in the repository. */
export async function checkOut({ root, commit, folder }: CheckoutRequest): Promise<Checkout> {
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const inside = folderInRepository(root);
  const made = tryTo(() => {
    createFolder(folder);
  });
  if (made) return { kind: 'failed', reason: made.reason, remove };
  const written = await writeCommit({ repository: root, commit, folder });
  if (written.kind === 'failed') return { ...written, remove };
  const book = join(folder, inside);
  if (!existsSync(book))
    return { kind: 'failed', reason: `it has no folder \`${inside.replace(/\/$/, '')}\``, remove };
  // Marks the top of the repository: files above it are outside.
  mkdirSync(join(folder, '.git'), { recursive: true });
  const own = (paths: readonly string[]): readonly string[] =>
    paths.filter((path) => path.startsWith(inside));
  return {
    kind: 'checkout',
    book,
    lacking: [
      { what: 'submodule', paths: own(written.submodules) },
      { what: 'lfs', paths: own(written.pointers) },
      { what: 'partial', paths: own(written.missing) },
      { what: 'unsafe', paths: own(written.unsafe) },
    ],
    remove,
  };
}

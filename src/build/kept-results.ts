// Results that a command keeps for its next run, besides those of builds.
import { join } from 'node:path';
import type { Environment } from '../core/build-mode.ts';
import { createArchiveDisk } from '../disk/cache/archive-file.ts';
import { ownCacheFolder } from '../disk/cache/cache-folder.ts';
import { programDigest } from '../disk/program-digest.ts';
import { createDependencies } from '../memo/dependency-values.ts';
import { createMemoStore } from '../memo/memo.ts';
import type { Memo } from '../memo/stage.ts';

export interface KeptResults {
  /** For stages that depend on their input only. */
  readonly memo: Memo;
  /** Saves what was used, and forgets the rest. */
  readonly close: () => Promise<void>;
}

/** `name` is the name of the file, without its ending. */
export function openKeptResults(
  options: { readonly root: string; readonly environment: Environment; readonly cache: 'disk' | 'none' },
  name: string,
): KeptResults {
  const folder = ownCacheFolder(options);
  const store = createMemoStore({
    program: programDigest(),
    ...(folder !== undefined && { disk: createArchiveDisk(join(folder, `${name}.memo`)) }),
  });
  const memo = store.open(createDependencies({}));
  return {
    memo,
    close: async () => {
      await memo.save();
      await store.close();
    },
  };
}

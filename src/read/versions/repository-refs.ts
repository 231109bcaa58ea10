// What versions are chosen from.
import type { GitRef } from '../../disk/git/list-refs.ts';

export interface RepositoryRefs {
  readonly refs: readonly GitRef[];
  /** True if the clone has only the newest commits; it often lacks tags too. */
  readonly isShallow: boolean;
}

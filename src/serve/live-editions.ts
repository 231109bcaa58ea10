// The editions of a book that `serve` or `watch` builds: the place of each as the plan changes, and what they share.
import type { Siblings } from '../core/edition.ts';
import type { PlannedLanguages } from '../build/editions/plan-languages.ts';
import { openSharedCaches } from '../build/session-caches.ts';
import type { EditionOptions, SessionOptions } from '../build/session.ts';
import { programDigest } from '../disk/program-digest.ts';
import type { StatCache } from '../disk/sources/stat-cache.ts';

/** One of the editions; `siblings` and `planned` always follow the last plan. */
export interface LiveEdition {
  readonly siblings: Siblings;
  readonly planned: PlannedLanguages;
  readonly statCache: StatCache;
  /** The options of a session over it. */
  readonly session: EditionOptions;
}

export interface LiveEditions {
  /** In the order of the plan. */
  readonly all: readonly LiveEdition[];
  /** `next` has the same editions as the plan before. */
  readonly setPlan: (next: PlannedLanguages) => void;
  readonly close: () => Promise<void>;
}

export function openLiveEditions(session: SessionOptions, first: PlannedLanguages): LiveEditions {
  const shared = openSharedCaches(session, programDigest());
  let planned = first;
  const all = first.editions.map((given, n): LiveEdition => ({
    get siblings() {
      return planned.editions[n] ?? given;
    },
    get planned() {
      return planned;
    },
    statCache: shared.statCache,
    get session() {
      return {
        ...session,
        shared,
        siblings: this.siblings,
        siblingsNow: () => this.siblings,
        language: given.current.id,
      };
    },
  }));
  return { all, setPlan: (next) => void (planned = next), close: shared.close };
}

// History of changes, used to find what a tab has missed.
import type { UrlPath } from '../../core/path.ts';
import type { Change } from '../site.ts';

/** Combined changes of several rebuilds. */
export interface CombinedChange {
  readonly pages: ReadonlySet<UrlPath>;
  readonly assets: ReadonlySet<UrlPath>;
  readonly contents?: UrlPath;
  readonly everything: boolean;
}

export interface History {
  /** Number of changes recorded so far. */
  readonly sequence: () => number;
  readonly record: (change: Change) => void;
  /** Changes after `sequence`; absent if they are no longer in the history. */
  readonly changesAfter: (sequence: number) => CombinedChange | undefined;
}

/** Maximum number of changes. A tab that has missed more is compared with the site instead. */
const MAX_CHANGES = 1000;

export function createHistory(): History {
  const changes: Change[] = [];
  let sequence = 0;
  return {
    sequence: () => sequence,
    record: (change) => {
      sequence++;
      changes.push(change);
      if (changes.length > MAX_CHANGES) changes.shift();
    },
    changesAfter: (from) => {
      const count = sequence - from;
      return count < 0 || count > changes.length ? undefined : combine(changes.slice(changes.length - count));
    },
  };
}

/** Combines changes into one. */
export function combine(changes: readonly Change[]): CombinedChange {
  const contents = changes.findLast((change) => change.contents !== undefined)?.contents;
  return {
    pages: new Set(changes.flatMap((change) => change.pages)),
    assets: new Set(changes.flatMap((change) => change.assets)),
    contents,
    everything: changes.some((change) => change.everything),
  };
}

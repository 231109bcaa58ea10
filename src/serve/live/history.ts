// History of changes, to find what a tab has missed.
import type { UrlPath } from '../../core/path.ts';
import type { Change } from '../site.ts';

/** All that changed over some rebuilds, put together. */
export interface Missed {
  readonly pages: ReadonlySet<UrlPath>;
  readonly assets: ReadonlySet<UrlPath>;
  readonly contents?: UrlPath;
  readonly everything: boolean;
}

export interface History {
  /** Counts the changes recorded. */
  readonly sequence: () => number;
  readonly record: (change: Change) => void;
  /** What changed after `sequence`; absent when that is too long ago to know. */
  readonly since: (sequence: number) => Missed | undefined;
}

/** A tab that slept through more rebuilds than this is compared with the site instead. */
const KEPT = 1000;

export function createHistory(): History {
  const kept: Change[] = [];
  let sequence = 0;
  return {
    sequence: () => sequence,
    record: (change) => {
      sequence++;
      kept.push(change);
      if (kept.length > KEPT) kept.shift();
    },
    since: (from) => {
      const count = sequence - from;
      return count < 0 || count > kept.length ? undefined : together(kept.slice(kept.length - count));
    },
  };
}

/** The changes as one. */
export function together(changes: readonly Change[]): Missed {
  const contents = changes.findLast((change) => change.contents !== undefined)?.contents;
  return {
    pages: new Set(changes.flatMap((change) => change.pages)),
    assets: new Set(changes.flatMap((change) => change.assets)),
    contents,
    everything: changes.some((change) => change.everything),
  };
}

// Cache of link check results between runs. Only working links are cached, so that a fixed link is noticed at once.
import type { LinkStatus } from './link-status.ts';
import type { AddressQuery } from './check-address.ts';

/** Storage of the cache; the owner can delete the text at any time. */
export interface StatusStore {
  /** Digest of the program: results that another program cached are not used. */
  readonly program: string;
  readonly load: () => string | undefined;
  readonly save: (text: string) => void;
}

export interface StatusCache {
  /** Absent when the link has to be checked. */
  readonly get: (question: AddressQuery) => LinkStatus | undefined;
  readonly set: (question: AddressQuery, answer: LinkStatus) => void;
  readonly save: () => void;
}

interface CachedStatus {
  /** Unix time in milliseconds. */
  readonly at: number;
  readonly movedTo?: string;
  /** Fragments found in the page. */
  readonly has: readonly string[];
}

export interface StatusCacheOptions {
  /** Absent: nothing is cached. */
  readonly store?: StatusStore;
  /** Maximum age of a result in milliseconds. */
  readonly age: number;
  readonly now: () => number;
}

export function openStatusCache({ store, age, now }: StatusCacheOptions): StatusCache {
  const statuses = new Map<string, CachedStatus>();
  for (const [url, answer] of parseCache(store)) {
    const resultAge = now() - answer.at;
    if (resultAge >= 0 && resultAge < age) statuses.set(url, answer);
  }
  return {
    get: ({ url, fragments }) => {
      const cached = statuses.get(url);
      if (cached === undefined || !fragments.every((id) => cached.has.includes(id))) return undefined;
      return { kind: 'found', movedTo: cached.movedTo, missing: fragments.length === 0 ? undefined : [] };
    },
    set: ({ url, fragments }, answer) => {
      if (answer.kind !== 'found') statuses.delete(url);
      else {
        const { missing = [], movedTo } = answer;
        const has = fragments.filter((id) => !missing.includes(id));
        statuses.set(url, { at: now(), has, movedTo });
      }
    },
    save: () => {
      const entries = [...statuses].sort(([a], [b]) => (a < b ? -1 : 1));
      store?.save(JSON.stringify([store.program, entries]));
    },
  };
}

/** Malformed data is ignored. */
function parseCache(store: StatusStore | undefined): readonly (readonly [string, CachedStatus])[] {
  const text = store?.load();
  if (text === undefined) return [];
  try {
    const data: unknown = JSON.parse(text);
    if (!Array.isArray(data) || data[0] !== store?.program || !Array.isArray(data[1])) return [];
    return data[1].filter(isEntry);
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is readonly [string, CachedStatus] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return false;
  const kept: unknown = entry[1];
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'at' in kept &&
    typeof kept.at === 'number' &&
    'has' in kept &&
    Array.isArray(kept.has) &&
    (!('movedTo' in kept) || typeof kept.movedTo === 'string')
  );
}

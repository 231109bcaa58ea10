// Results by key: the two used last, each valid for its own trace.
import type { Hash } from '../core/hash.ts';
import type { ArchivedResult } from './archive.ts';
import type { Result } from './archive-format.ts';

export interface Entry {
  readonly key: Hash;
  /** Absent until it is parsed. */
  result: Result | undefined;
  archived: ArchivedResult;
  /** Boxed, since the value may be `undefined`. Absent before it is first read. */
  heavy: WeakRef<{ readonly value: unknown }> | undefined;
}

export interface ResultTable {
  /** Results of a key, the one used last first. Marks the key as used at `time`. */
  readonly find: (key: Hash, time: number) => readonly Entry[];
  /** Puts a new or known entry before all others of its key; drops the oldest when there are too many. */
  readonly putFirst: (entry: Entry, time: number) => void;
  /** False for an entry that was dropped. */
  readonly has: (entry: Entry) => boolean;
  readonly drop: (entry: Entry) => void;
  /** Number of keys. */
  readonly size: () => number;
  /** Drops every key that was last used before `time`. */
  readonly dropUnused: (time: number) => void;
  /** All results, for each key from the oldest to the newest. */
  readonly archived: () => readonly ArchivedResult[];
}

// The current one and the one before: undoing an edit finds the result from before it.
const PER_KEY = 2;

interface Slot {
  entries: readonly Entry[];
  usedAt: number;
}

export function createResultTable(): ResultTable {
  const slots = new Map<Hash, Slot>();
  return {
    find(key, time) {
      const slot = slots.get(key);
      if (slot === undefined) return [];
      slot.usedAt = time;
      return slot.entries;
    },
    putFirst(entry, time) {
      const slot = slots.get(entry.key) ?? { entries: [], usedAt: time };
      slots.set(entry.key, slot);
      slot.usedAt = time;
      if (slot.entries[0] === entry) return;
      slot.entries = [entry, ...slot.entries.filter((other) => other !== entry)].slice(0, PER_KEY);
    },
    has: (entry) => slots.get(entry.key)?.entries.includes(entry) ?? false,
    drop(entry) {
      const slot = slots.get(entry.key);
      if (slot === undefined) return;
      slot.entries = slot.entries.filter((other) => other !== entry);
      if (slot.entries.length === 0) slots.delete(entry.key);
    },
    size: () => slots.size,
    dropUnused(time) {
      for (const [key, { usedAt }] of slots) if (usedAt < time) slots.delete(key);
    },
    archived: () =>
      [...slots.values()].flatMap(({ entries }) => entries.toReversed().map(({ archived }) => archived)),
  };
}

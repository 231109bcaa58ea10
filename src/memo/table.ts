// Keys -> the answers known for them, each under the trace it was given: the newest two.
import type { Hash } from '../core/hash.ts';
import type { Answer } from './disk/record.ts';
import type { Saved } from './disk/save.ts';

/** An answer that is known. Either part may be absent, but not both. */
export interface Entry {
  readonly key: Hash;
  /** Absent while nobody has wanted it since it came from disk. */
  answer: Answer | undefined;
  /** Absent when there is no disk. */
  saved: Saved | undefined;
}

export interface Table {
  /** The answers known for a key, from the one used last to the oldest; notes that the key was asked for at `time`. */
  readonly find: (key: Hash, time: number) => readonly Entry[];
  /** Puts an entry, known already or new, before all others of its key; what is too old then is dropped. */
  readonly prefer: (entry: Entry, time: number) => void;
  /** False for an entry that has left the table. */
  readonly holds: (entry: Entry) => boolean;
  readonly drop: (entry: Entry) => void;
  /** How many keys are known. */
  readonly size: () => number;
  /** Drops every key that was not asked for at `time` or later. */
  readonly forgetBefore: (time: number) => void;
  /** Where all entries stand on disk, as far as they do. */
  readonly saved: () => readonly Saved[];
}

// One for now and one to come back to: undoing an edit finds the answer from before it.
const PER_KEY = 2;

interface Slot {
  entries: readonly Entry[];
  askedAt: number;
}

/** An empty table. `onDrop` is told of every entry that leaves it. */
export function createTable(onDrop: (entry: Entry) => void): Table {
  const slots = new Map<Hash, Slot>();
  return {
    find(key, time) {
      const slot = slots.get(key);
      if (slot === undefined) return [];
      slot.askedAt = time;
      return slot.entries;
    },
    prefer(entry, time) {
      const slot = slots.get(entry.key) ?? { entries: [], askedAt: time };
      slots.set(entry.key, slot);
      slot.askedAt = time;
      if (slot.entries[0] === entry) return;
      const entries = [entry, ...slot.entries.filter((other) => other !== entry)];
      slot.entries = entries.slice(0, PER_KEY);
      entries.slice(PER_KEY).forEach(onDrop);
    },
    holds: (entry) => slots.get(entry.key)?.entries.includes(entry) ?? false,
    drop(entry) {
      const slot = slots.get(entry.key);
      if (slot === undefined) return;
      slot.entries = slot.entries.filter((other) => other !== entry);
      if (slot.entries.length === 0) slots.delete(entry.key);
      onDrop(entry);
    },
    size: () => slots.size,
    forgetBefore(time) {
      for (const [key, slot] of slots) {
        if (slot.askedAt >= time) continue;
        slots.delete(key);
        slot.entries.forEach(onDrop);
      }
    },
    saved: () => [...slots.values()].flatMap(({ entries }) => entries.flatMap(({ saved }) => saved ?? [])),
  };
}

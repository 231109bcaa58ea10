// Heavy values by entry, at most so many bytes of them: the one used longest ago goes first.

/** Values boxed, so that `undefined` can be one. */
export interface Held {
  readonly value: unknown;
  /** What it is taken to weigh: the length of its JSON. */
  readonly weight: number;
}

export interface HeavyCache {
  readonly get: (owner: object) => Held | undefined;
  /** Keeps `held`, and drops others until all fit. One that alone is too heavy is not kept. */
  readonly put: (owner: object, held: Held) => void;
  /**
   * Keeps `held` if there is room. For what is cheap to get again: a build that reads all chapters in turn would
   * else throw out each one just before it is read.
   */
  readonly offer: (owner: object, held: Held) => void;
  readonly drop: (owner: object) => void;
}

/** An empty cache for values that together weigh at most `limit`. */
export function createHeavyCache(limit: number): HeavyCache {
  // A Map keeps the order of insertion: the first is the one used longest ago.
  const kept = new Map<object, Held>();
  let total = 0;
  const drop = (owner: object): void => {
    total -= kept.get(owner)?.weight ?? 0;
    kept.delete(owner);
  };
  const put = (owner: object, held: Held): void => {
    drop(owner);
    if (held.weight > limit) return;
    kept.set(owner, held);
    total += held.weight;
    for (const oldest of kept.keys()) {
      if (total <= limit) return;
      drop(oldest);
    }
  };
  return {
    get(owner) {
      const held = kept.get(owner);
      if (held === undefined) return undefined;
      kept.delete(owner);
      kept.set(owner, held);
      return held;
    },
    put,
    offer(owner, held) {
      if (total + held.weight <= limit) put(owner, held);
    },
    drop,
  };
}

// Many requests at once -> few at a time, fewer to one host, and none to a host that asks for patience.

/** The clock, so that tests need not wait. Milliseconds. */
export interface Clock {
  readonly now: () => number;
  readonly wait: (time: number) => Promise<void>;
}

export interface PaceOptions {
  /** Requests at a time. */
  readonly total: number;
  /** Requests at a time to one host. */
  readonly perHost: number;
  /** Milliseconds between the beginnings of two requests to one host. */
  readonly gap: number;
  readonly clock: Clock;
}

export interface Pacer {
  /** Does the work when it is its turn. */
  readonly run: <T>(host: string, work: () => Promise<T>) => Promise<T>;
  /** Begins nothing more at a host for so many milliseconds. */
  readonly hold: (host: string, time: number) => void;
}

interface HostState {
  readonly places: Places;
  /** When the next request may begin. */
  next: number;
}

export function createPacer({ total, perHost, gap, clock }: PaceOptions): Pacer {
  const hosts = new Map<string, HostState>();
  const all = createPlaces(total);
  const stateOf = (name: string): HostState => {
    const host = hosts.get(name) ?? { places: createPlaces(perHost), next: 0 };
    hosts.set(name, host);
    return host;
  };
  const untilNext = async (host: HostState): Promise<void> => {
    const now = clock.now();
    const begin = Math.max(now, host.next);
    host.next = begin + gap;
    if (begin > now) await clock.wait(begin - now);
  };
  return {
    // Who waits for one host keeps no place from those who want to ask another.
    run: (name, work) => {
      const host = stateOf(name);
      return host.places.hold(async () => {
        await untilNext(host);
        return all.hold(work);
      });
    },
    hold: (name, time) => {
      const host = stateOf(name);
      host.next = Math.max(host.next, clock.now() + time);
    },
  };
}

interface Places {
  /** Does the work when there is a place for it; who came first begins first. */
  readonly hold: <T>(work: () => Promise<T>) => Promise<T>;
}

function createPlaces(count: number): Places {
  const queue: (() => void)[] = [];
  let free = count;
  return {
    hold: async (work) => {
      if (free > 0) free--;
      else await new Promise<void>((begin) => queue.push(begin));
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next) next();
        else free++;
      }
    },
  };
}

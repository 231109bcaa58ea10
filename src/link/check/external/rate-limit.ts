// Rate limiter: bounds concurrent requests in total and per host, and honors a host's request to wait.

/** Time source, replaceable in tests. Milliseconds. */
export interface Clock {
  readonly now: () => number;
  readonly wait: (time: number) => Promise<void>;
}

export interface RateLimits {
  /** Maximum number of concurrent requests. */
  readonly total: number;
  /** Maximum number of concurrent requests to one host. */
  readonly perHost: number;
  /** Minimum number of milliseconds between the starts of two requests to a host. */
  readonly gap: number;
  readonly clock: Clock;
}

export interface RateLimiter {
  /** Runs the work when the limits allow it. */
  readonly run: <T>(host: string, work: () => Promise<T>) => Promise<T>;
  /** Starts no request to the host for this many milliseconds. */
  readonly pauseHost: (host: string, time: number) => void;
}

interface HostState {
  readonly slots: Semaphore;
  /** Earliest start of the next request. */
  next: number;
}

export function createRateLimiter({ total, perHost, gap, clock }: RateLimits): RateLimiter {
  const hosts = new Map<string, HostState>();
  const all = createSemaphore(total);
  const stateOf = (name: string): HostState => {
    const host = hosts.get(name) ?? { slots: createSemaphore(perHost), next: 0 };
    hosts.set(name, host);
    return host;
  };
  const waitForHost = async (host: HostState): Promise<void> => {
    const now = clock.now();
    const start = Math.max(now, host.next);
    host.next = start + gap;
    if (start > now) await clock.wait(start - now);
  };
  return {
    // Waiting for one host must not take a slot from requests to other hosts.
    run: (name, work) => {
      const host = stateOf(name);
      return host.slots.run(async () => {
        await waitForHost(host);
        return all.run(work);
      });
    },
    pauseHost: (name, time) => {
      const host = stateOf(name);
      host.next = Math.max(host.next, clock.now() + time);
    },
  };
}

interface Semaphore {
  /** Runs the work when a slot is free, in the order of the calls. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
}

function createSemaphore(count: number): Semaphore {
  const queue: (() => void)[] = [];
  let free = count;
  return {
    run: async (work) => {
      if (free > 0) free--;
      else await new Promise<void>((start) => queue.push(start));
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

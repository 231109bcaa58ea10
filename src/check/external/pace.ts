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
  running: number;
  /** When the next request may begin. */
  next: number;
  readonly queue: (() => void)[];
}

export function createPacer({ total, perHost, gap, clock }: PaceOptions): Pacer {
  const hosts = new Map<string, HostState>();
  let running = 0;
  const startNext = (): void => {
    for (const host of hosts.values()) {
      while (running < total && host.running < perHost) {
        const begin = host.queue.shift();
        if (begin === undefined) break;
        running++;
        host.running++;
        begin();
      }
    }
  };
  const stateOf = (name: string): HostState => {
    const host = hosts.get(name) ?? { running: 0, next: 0, queue: [] };
    hosts.set(name, host);
    return host;
  };
  return {
    run: async (name, work) => {
      const host = stateOf(name);
      await new Promise<void>((begin) => {
        host.queue.push(begin);
        startNext();
      });
      try {
        await untilNext(host);
        return await work();
      } finally {
        running--;
        host.running--;
        startNext();
      }
    },
    hold: (name, time) => {
      const host = stateOf(name);
      host.next = Math.max(host.next, clock.now() + time);
    },
  };

  async function untilNext(host: HostState): Promise<void> {
    const now = clock.now();
    const begin = Math.max(now, host.next);
    host.next = begin + gap;
    if (begin > now) await clock.wait(begin - now);
  }
}

// What hosts have answered so far -> hosts that are not asked any more: each address of a dead one would cost its time.
import type { Reply } from './network.ts';

export interface Patience {
  /** The last reply of a host that has been given up; absent for one that may be asked. */
  readonly lastOf: (host: string) => Reply | undefined;
  /** Notes what a host said in the end to the question about one address. */
  readonly note: (host: string, reply: Reply) => void;
  /** Asks this host for nothing more: it wants to be left alone for longer than a check may last. */
  readonly giveUp: (host: string, reply: Reply) => void;
}

/** So many addresses in a row without an answer are enough to know that there is none to be had. */
const IN_A_ROW = 4;

export function createPatience(): Patience {
  const failures = new Map<string, number>();
  const givenUp = new Map<string, Reply>();
  return {
    lastOf: (host) => givenUp.get(host),
    note: (host, reply) => {
      const inARow = isNoAnswer(reply) ? (failures.get(host) ?? 0) + 1 : 0;
      failures.set(host, inARow);
      if (inARow >= IN_A_ROW) givenUp.set(host, reply);
    },
    giveUp: (host, reply) => {
      givenUp.set(host, reply);
    },
  };
}

/** What says nothing of the one address that was asked for. */
const isNoAnswer = (reply: Reply): boolean =>
  reply.kind === 'none'
    ? ['TIMEOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH'].includes(
        reply.code,
      )
    : reply.status === 429;

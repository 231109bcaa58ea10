// Circuit breaker: stops requests to hosts that don't respond, since each one would run into the timeout.
import type { Reply } from './network.ts';

export interface CircuitBreaker {
  /** The last reply of a host that is no longer requested; absent for any other host. */
  readonly lastReply: (host: string) => Reply | undefined;
  /** Records the final reply for one URL of the host. */
  readonly record: (host: string, reply: Reply) => void;
  /** Stops requests to a host that asks for a longer wait than a check may last. */
  readonly block: (host: string, reply: Reply) => void;
}

/** URLs in a row without a response after which a host is considered unreachable. */
const MAX_FAILURES = 4;

export function createCircuitBreaker(): CircuitBreaker {
  const failures = new Map<string, number>();
  const blocked = new Map<string, Reply>();
  return {
    lastReply: (host) => blocked.get(host),
    record: (host, reply) => {
      const failureCount = isHostFailure(reply) ? (failures.get(host) ?? 0) + 1 : 0;
      failures.set(host, failureCount);
      if (failureCount >= MAX_FAILURES) blocked.set(host, reply);
    },
    block: (host, reply) => {
      blocked.set(host, reply);
    },
  };
}

/** Failures that concern the host rather than the URL. */
const isHostFailure = (reply: Reply): boolean =>
  reply.kind === 'none'
    ? ['TIMEOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH'].includes(
        reply.code,
      )
    : reply.status === 429;

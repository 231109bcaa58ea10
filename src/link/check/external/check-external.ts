// Checks external links and reports those that are broken or have moved.
import { setTimeout as wait } from 'node:timers/promises';
import type { Environment } from '../../../core/build-mode.ts';
import { patternOf } from '../../../read/config/keys/special-kinds.ts';
import type { CheckConfig } from '../../../read/config/own-config.ts';
import { type Diagnostic, diagnose } from '../../../core/diagnostic.ts';
import type { BookIndex } from '../../resolve/book-index.ts';
import { type Address, externalAddresses } from './addresses.ts';
import type { LinkStatus } from './link-status.ts';
import { type StatusStore, openStatusCache } from './status-cache.ts';
import { type CheckTools, checkAddress } from './check-address.ts';
import { headersOf } from './request-headers.ts';
import { type Resolver, openNetwork } from './network.ts';
import { type Clock, createRateLimiter } from './rate-limit.ts';
import { createCircuitBreaker } from './circuit-breaker.ts';

export interface ExternalCheck {
  readonly index: Pick<BookIndex, 'pages'>;
  readonly config: CheckConfig;
  readonly environment: Environment;
  readonly privateAddresses: 'refuse' | 'allow';
  /** Whether to look for fragments in the pages. */
  readonly fragments: 'check' | 'trust';
  /** Absent: every URL is requested. */
  readonly store?: StatusStore;
  /** Default: the system's. */
  readonly resolver?: Resolver;
  readonly clock?: Clock;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Limits per host: concurrent requests, and milliseconds between two requests. */
const PER_HOST = 2;
const GAP = 50;

/** Number of new results after which the cache is saved. */
const SAVED_AFTER = 100;

const realClock: Clock = { now: () => Date.now(), wait: (time) => wait(time) };

/** Diagnostics in the order of the URLs. Each URL is checked at most once. */
export async function checkExternal(check: ExternalCheck): Promise<readonly Diagnostic[]> {
  const { index, config, clock = realClock } = check;
  const patterns = config.exclude.flatMap((pattern) => patternOf(pattern) ?? []);
  const addresses = externalAddresses(index, (url) => patterns.some((pattern) => pattern.test(url)));
  const headers = headersOf(config, check.environment);
  const network = openNetwork(check);
  const tools: CheckTools = {
    network,
    limiter: createRateLimiter({ total: config.concurrency, perHost: PER_HOST, gap: GAP, clock }),
    breaker: createCircuitBreaker(),
    clock,
    headersFor: headers.value,
    timeout: config.timeout * 1000,
  };
  try {
    const found = await checkAll(check, addresses, tools);
    return [...headers.diagnostics, ...found];
  } finally {
    network.close();
  }
}

async function checkAll(
  { config, fragments, store, onProgress, clock = realClock }: ExternalCheck,
  addresses: readonly Address[],
  tools: CheckTools,
): Promise<readonly Diagnostic[]> {
  const answers = openStatusCache({
    store,
    age: config.cacheAge * 1000,
    now: () => clock.now(),
  });
  let done = 0;
  let requested = 0;
  const checked = await Promise.all(
    addresses.map(async (address) => {
      const question = { url: address.url, fragments: fragments === 'check' ? fragmentsOf(address) : [] };
      const known = answers.get(question);
      const answer = known ?? (await checkAddress(tools, question));
      if (known === undefined) answers.set(question, answer);
      // Saved along the way, so that a check of thousands of links can be interrupted and resumed.
      if (known === undefined && ++requested % SAVED_AFTER === 0) answers.save();
      onProgress?.(++done, addresses.length);
      return { address, answer, isNew: known === undefined };
    }),
  );
  answers.save();
  const asked = checked.filter(({ answer, isNew }) => isNew && answer.kind !== 'refused');
  const offline = isOffline(asked) ? asked : [];
  const others = checked.filter((one) => !offline.includes(one));
  return [
    ...(offline.length === 0 ? [] : [diagnose('external/offline', { addresses: offline.length })]),
    ...others.flatMap(({ address, answer }) => diagnosticsOf(address, answer)),
  ];
}

interface CheckedAddress {
  readonly address: Address;
  readonly answer: LinkStatus;
  /** False for a result of an earlier check, which says nothing about the network. */
  readonly isNew: boolean;
}

/** Hosts without an answer after which the network is at fault rather than each of them. */
const OFFLINE_HOSTS = 2;

/** True if no host could be reached at all. */
const isOffline = (asked: readonly CheckedAddress[]): boolean =>
  asked.every(({ answer }) => 'offline' in answer && answer.offline === true) &&
  new Set(asked.map(({ address }) => new URL(address.url).host)).size >= OFFLINE_HOSTS;

const fragmentsOf = ({ uses }: Address): readonly string[] =>
  [...new Set(uses.flatMap(({ fragment }) => fragment ?? []))].sort();

function diagnosticsOf({ url, uses: all }: Address, answer: LinkStatus): readonly Diagnostic[] {
  const at = all[0]?.at;
  const uses = all.length;
  switch (answer.kind) {
    case 'broken':
      return [diagnose('external/broken', { url, reason: answer.reason, uses }, at)];
    case 'unknown':
      return [diagnose('external/unreachable', { url, reason: answer.reason, uses }, at)];
    case 'refused':
      return [diagnose('external/not-asked', { url, reason: answer.reason, uses }, at)];
    case 'found': {
      const { movedTo, missing = [] } = answer;
      const moved = movedTo === undefined ? [] : [diagnose('external/moved', { url, to: movedTo, uses }, at)];
      const lost = missing.map((anchor) => {
        const having = all.filter(({ fragment }) => fragment === anchor);
        return diagnose('external/no-such-anchor', { url, anchor, uses: having.length }, having[0]?.at ?? at);
      });
      return [...moved, ...lost];
    }
  }
}

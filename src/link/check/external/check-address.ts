// Checks whether a URL works: HEAD, then GET if HEAD is inconclusive, with redirects and retries.
import { type LinkStatus, statusOfFailure, statusOfResponse } from './link-status.ts';
import { idsIn } from './page-ids.ts';
import type { Network, NetworkRequest, Reply } from './network.ts';
import type { Clock, RateLimiter } from './rate-limit.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';

export interface CheckTools {
  readonly network: Network;
  readonly limiter: RateLimiter;
  readonly breaker: CircuitBreaker;
  readonly clock: Clock;
  readonly headersFor: (url: URL) => Readonly<Record<string, string>>;
  /** Timeout of one request in milliseconds. */
  readonly timeout: number;
}

export interface AddressQuery {
  readonly url: string;
  /** Fragments to look for in the page; empty for none. */
  readonly fragments: readonly string[];
}

const MAX_REDIRECTS = 10;
/** Bytes of a page that are searched for ids. A longer page is assumed to have every id. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Never rejects. */
export async function checkAddress(tools: CheckTools, { url, fragments }: AddressQuery): Promise<LinkStatus> {
  let at = new URL(url);
  let isPermanent = true;
  let setsCookies = false;
  const seen = new Set<string>();
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    if (seen.has(at.href)) return endlessRedirect('it redirects in a loop', setsCookies);
    seen.add(at.href);
    const reply = await replyOf(tools, at, fragments.length > 0);
    if (reply.kind === 'none') return statusOfFailure(reply.code);
    if (reply.status >= 200 && reply.status < 300) {
      const movedTo = hops > 0 && isPermanent ? at.href : undefined;
      return { kind: 'found', movedTo, ...missingIn(reply, fragments) };
    }
    const next = isRedirect(reply.status) ? targetOf(reply, at) : undefined;
    if (next === undefined) return statusOfResponse(reply.status);
    if (next === 'bad') return { kind: 'broken', reason: 'it redirects to an invalid web address' };
    setsCookies ||= reply.headers['set-cookie'] !== undefined;
    isPermanent &&= reply.status === 301 || reply.status === 308;
    at = next;
  }
  return endlessRedirect(`it redirects more than ${MAX_REDIRECTS} times`, setsCookies);
}

/** A host that sets cookies while redirecting may lead browsers to the page. */
const endlessRedirect = (reason: string, setsCookies: boolean): LinkStatus =>
  setsCookies ? { kind: 'unknown', reason: `${reason} without cookies` } : { kind: 'broken', reason };

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** Target of a redirect without its fragment; absent without a Location header. */
function targetOf({ headers }: Reply & { kind: 'reply' }, from: URL): URL | 'bad' | undefined {
  const location = headers['location'];
  if (location === undefined) return undefined;
  try {
    const url = new URL(location, from);
    url.hash = '';
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : 'bad';
  } catch {
    return 'bad';
  }
}

/** Hosts that don't support HEAD may answer it with anything, so only success is conclusive. */
async function replyOf(tools: CheckTools, url: URL, wantsBody: boolean): Promise<Reply> {
  if (!wantsBody) {
    const head = await requestWithRetries(tools, url, { method: 'HEAD', bodyLimit: 0 });
    const isConclusive =
      head.kind === 'none'
        ? !['ECONNRESET', 'EPIPE', 'EAI_AGAIN', 'FAILED', 'TIMEOUT'].includes(head.code) &&
          !head.code.startsWith('HPE_')
        : head.status < 400 || head.status === 429;
    if (isConclusive) return head;
  }
  return requestWithRetries(tools, url, { method: 'GET', bodyLimit: wantsBody ? BODY_LIMIT : 0 });
}

const ATTEMPTS = 3;
/** Milliseconds; no retry when a host asks for a longer wait. */
const MAX_WAIT = 30_000;
/** Milliseconds before the first retry; each later one waits twice as long. */
const FIRST_WAIT = 1000;

/** Sends a request, with retries for errors that may be temporary. */
async function requestWithRetries(
  tools: CheckTools,
  url: URL,
  how: Pick<NetworkRequest, 'method' | 'bodyLimit'>,
): Promise<Reply> {
  const { network, limiter, breaker, clock, headersFor, timeout } = tools;
  for (let attempt = 1; ; attempt++) {
    const reply = await limiter.run(
      url.host,
      async () =>
        breaker.lastReply(url.host) ?? network.send({ ...how, url, headers: headersFor(url), timeout }),
    );
    if (breaker.lastReply(url.host)) return reply;
    const wait = shouldTryGet(how.method, reply)
      ? undefined
      : retryDelay(reply, { attempt, now: clock.now() });
    if (wait !== undefined && wait > MAX_WAIT) breaker.block(url.host, reply);
    if (attempt === ATTEMPTS || wait === undefined || wait > MAX_WAIT) {
      breaker.record(url.host, reply);
      return reply;
    }
    if (reply.kind === 'reply' && reply.status === 429) limiter.pauseHost(url.host, wait);
    else await clock.wait(wait);
  }
}

/** Whether GET should be tried instead of repeating HEAD. A host that asks to wait means both methods. */
const shouldTryGet = (method: NetworkRequest['method'], reply: Reply): boolean =>
  method === 'HEAD' &&
  (reply.kind === 'none' || (reply.status !== 429 && reply.headers['retry-after'] === undefined));

/** Milliseconds until the next retry; absent when a retry can't help. */
function retryDelay(
  reply: Reply,
  { attempt, now }: { readonly attempt: number; readonly now: number },
): number | undefined {
  const backOff = FIRST_WAIT * 2 ** (attempt - 1);
  if (reply.kind === 'none')
    return ['ECONNRESET', 'EAI_AGAIN', 'EPIPE', 'TIMEOUT'].includes(reply.code) ? backOff : undefined;
  if (![429, 500, 502, 503, 504].includes(reply.status)) return undefined;
  return retryAfter(reply.headers['retry-after'], now) ?? backOff;
}

/** Parses `Retry-After` (RFC 9110 10.2.3): seconds, or a date. */
function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Fragments missing from the page; not reported for a page that isn't HTML or was too long to read. */
function missingIn(
  reply: Reply & { kind: 'reply' },
  fragments: readonly string[],
): { readonly missing?: readonly string[] } {
  const isHtml = /^(?:text\/html|application\/xhtml\+xml)\b/i.test(reply.headers['content-type'] ?? '');
  if (fragments.length === 0 || !isHtml || !reply.isWhole) return {};
  const ids = idsIn(reply.body);
  return { missing: fragments.filter((id) => !ids.has(id) && id !== 'top') };
}

// An address -> whether it leads somewhere: HEAD, then GET where that says nothing; redirects and retries included.
import { type Answer, answerOfFailure, answerOfStatus } from './link-status.ts';
import { idsIn } from './page-ids.ts';
import type { Network, NetworkRequest, Reply } from './network.ts';
import type { Clock, Pacer } from './pace.ts';
import type { Patience } from './patience.ts';

export interface AskTools {
  readonly network: Network;
  readonly pacer: Pacer;
  readonly patience: Patience;
  readonly clock: Clock;
  readonly headersFor: (url: URL) => Readonly<Record<string, string>>;
  /** Milliseconds for one request. */
  readonly timeout: number;
}

export interface Question {
  readonly url: string;
  /** Fragments to be looked for in the page; empty for none. */
  readonly fragments: readonly string[];
}

const MAX_REDIRECTS = 10;
/** A page whose ids do not end within so many bytes is taken to have every one. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Never rejects. */
export async function askAddress(tools: AskTools, { url, fragments }: Question): Promise<Answer> {
  let at = new URL(url);
  let isForGood = true;
  let wantsCookies = false;
  const seen = new Set<string>();
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    if (seen.has(at.href)) return endless('it is redirected in a circle', wantsCookies);
    seen.add(at.href);
    const reply = await replyOf(tools, at, fragments.length > 0);
    if (reply.kind === 'none') return answerOfFailure(reply.code);
    if (reply.status >= 200 && reply.status < 300) {
      const movedTo = hops > 0 && isForGood ? at.href : undefined;
      return { kind: 'found', movedTo, ...missingIn(reply, fragments) };
    }
    const next = isRedirect(reply.status) ? targetOf(reply, at) : undefined;
    if (next === undefined) return answerOfStatus(reply.status);
    if (next === 'bad')
      return { kind: 'broken', reason: 'it is redirected to what is no address of the web' };
    wantsCookies ||= reply.headers['set-cookie'] !== undefined;
    isForGood &&= reply.status === 301 || reply.status === 308;
    at = next;
  }
  return endless(`it is redirected more than ${MAX_REDIRECTS} times`, wantsCookies);
}

/** A host that gives cookies on the way may lead those who bring them back to the page. */
const endless = (reason: string, wantsCookies: boolean): Answer =>
  wantsCookies ? { kind: 'unknown', reason: `${reason} without cookies` } : { kind: 'broken', reason };

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/** Where a redirect leads, without its fragment; absent when it does not say. */
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

/** Hosts that do not know HEAD say anything to it but what they would say to a reader, so only its success counts. */
async function replyOf(tools: AskTools, url: URL, wantsBody: boolean): Promise<Reply> {
  if (!wantsBody) {
    const head = await patientReply(tools, url, { method: 'HEAD', bodyLimit: 0 });
    const isAnswer =
      head.kind === 'none'
        ? !['ECONNRESET', 'EPIPE', 'EAI_AGAIN', 'FAILED', 'TIMEOUT'].includes(head.code) &&
          !head.code.startsWith('HPE_')
        : head.status < 400 || head.status === 429;
    if (isAnswer) return head;
  }
  return patientReply(tools, url, { method: 'GET', bodyLimit: wantsBody ? BODY_LIMIT : 0 });
}

const ATTEMPTS = 3;
/** Milliseconds; a host that asks for more patience is not asked again. */
const LONGEST_WAIT = 30_000;
const FIRST_WAIT = 1000;

/** The reply, asked for again where another try may help. */
async function patientReply(
  tools: AskTools,
  url: URL,
  how: Pick<NetworkRequest, 'method' | 'bodyLimit'>,
): Promise<Reply> {
  const { network, pacer, patience, clock, headersFor, timeout } = tools;
  for (let attempt = 1; ; attempt++) {
    const reply = await pacer.run(
      url.host,
      async () =>
        patience.lastOf(url.host) ?? network.ask({ ...how, url, headers: headersFor(url), timeout }),
    );
    if (patience.lastOf(url.host)) return reply;
    const wait = isForGet(how.method, reply) ? undefined : waitAfter(reply, { attempt, now: clock.now() });
    if (wait !== undefined && wait > LONGEST_WAIT) patience.giveUp(url.host, reply);
    if (attempt === ATTEMPTS || wait === undefined || wait > LONGEST_WAIT) {
      patience.note(url.host, reply);
      return reply;
    }
    if (reply.kind === 'reply' && reply.status === 429) pacer.hold(url.host, wait);
    else await clock.wait(wait);
  }
}

/** Whether a failure may be HEAD's alone: then GET is the next try. A host that asks for patience means both. */
const isForGet = (method: NetworkRequest['method'], reply: Reply): boolean =>
  method === 'HEAD' &&
  (reply.kind === 'none' || (reply.status !== 429 && reply.headers['retry-after'] === undefined));

/** Milliseconds until another try; absent where none would help. */
function waitAfter(
  reply: Reply,
  { attempt, now }: { readonly attempt: number; readonly now: number },
): number | undefined {
  const backOff = FIRST_WAIT * 2 ** (attempt - 1);
  if (reply.kind === 'none')
    return ['ECONNRESET', 'EAI_AGAIN', 'EPIPE', 'TIMEOUT'].includes(reply.code) ? backOff : undefined;
  if (![429, 500, 502, 503, 504].includes(reply.status)) return undefined;
  return retryAfter(reply.headers['retry-after'], now) ?? backOff;
}

/** RFC 9110 10.2.3: seconds, or a date. */
export function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The fragments that a page has not; nothing is said of what is no HTML, or too long to be read. */
function missingIn(
  reply: Reply & { kind: 'reply' },
  fragments: readonly string[],
): { readonly missing?: readonly string[] } {
  const isHtml = /^(?:text\/html|application\/xhtml\+xml)\b/i.test(reply.headers['content-type'] ?? '');
  if (fragments.length === 0 || !isHtml || !reply.isWhole) return {};
  const ids = idsIn(reply.body);
  return { missing: fragments.filter((id) => !ids.has(id) && id !== 'top') };
}

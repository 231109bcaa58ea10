// Refuses requests from other sites' pages, and for host names that are not this server's.
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** Host names of this server. Requests for other names are refused (DNS rebinding). */
export type IsAllowedHost = (name: string) => boolean;

export interface GuardedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  /** The host of a target in absolute form; must be allowed as well. */
  readonly targetHost?: string;
}

/** The status that refuses a request; absent if it is allowed. */
export function refusalOf(request: GuardedRequest, isAllowed: IsAllowedHost): 400 | 403 | undefined {
  if (request.rawHeaders.filter((name, i) => i % 2 === 0 && /^host$/i.test(name)).length > 1) return 400;
  const { host } = request.headers;
  if (!isKnown(host, isAllowed)) return 403;
  if (request.targetHost !== undefined && !isKnown(request.targetHost, isAllowed)) return 403;
  return isForeignUse(request.headers) ? 403 : undefined;
}

/**
 * Like {@link refusalOf}, for a WebSocket. Pages of any site may open one, so its origin must match the requested host.
 */
export function socketRefusalOf(request: GuardedRequest, isAllowed: IsAllowedHost): 400 | 403 | undefined {
  const refusal = refusalOf({ ...request, headers: { host: request.headers.host } }, isAllowed);
  if (refusal !== undefined) return refusal;
  const { origin, host } = request.headers;
  // Only programs omit the origin, and they could forge one.
  return origin === undefined || hostOfOrigin(origin) === withoutDefaultPort(host) ? undefined : 403;
}

/**
 * The names for a server on `host` (as `-n` gives it), with more that the user allows: this machine's loopback names
 * and the host itself. Listening to the world adds any IP address (rebinding needs a name) and the machine's name.
 */
export function allowedHosts(host: string, more: readonly string[]): IsAllowedHost {
  const names = new Set([
    'localhost',
    '127.0.0.1',
    '::1',
    ...[host, ...more].map((name) => name.toLowerCase()),
  ]);
  const isOpen = isEverywhere(host);
  return (name) => names.has(name) || name.endsWith('.localhost') || (isOpen && isIP(name) !== 0);
}

/** True for the addresses that mean every interface of the machine. */
export const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::';

function isKnown(header: string | undefined, isAllowed: IsAllowedHost): boolean {
  const name = header === undefined ? undefined : hostName(header);
  return name !== undefined && isAllowed(name);
}

/** The name in a `Host` header: lower case, without port and brackets; absent if it is invalid. */
function hostName(header: string): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
}

/**
 * True for a page of another site that loads one of ours as a script, style or image, which could let it read the book.
 * Following a link is not affected. https://www.w3.org/TR/fetch-metadata/
 */
const isForeignUse = (headers: IncomingHttpHeaders): boolean =>
  headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate';

function hostOfOrigin(origin: string): string | undefined {
  const match = /^(https?):\/\/([^/]+)$/i.exec(origin);
  return match === null ? undefined : withoutDefaultPort(match[2]);
}

const withoutDefaultPort = (host: string | undefined): string | undefined =>
  host?.toLowerCase().replace(/:(?:80|443)$/, '');

// Refuses requests from other sites' pages, and for host names that are not this server's.
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/** Host names of this server. Requests for other names are refused (DNS rebinding). */
export type IsAllowedHost = (name: string) => boolean;

export interface GuardedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  /** The host of a target in absolute form; must be allowed as well. */
  readonly targetHost?: string;
}

export interface Refusal {
  readonly status: 400 | 403;
  /** The host name that is not allowed; absent if the reason is another one. */
  readonly host?: string;
}

/** Why a request is refused; absent if it is allowed. */
export function refusalOf(request: GuardedRequest, isAllowed: IsAllowedHost): Refusal | undefined {
  if (request.rawHeaders.filter((name, i) => i % 2 === 0 && /^host$/i.test(name)).length > 1)
    return { status: 400 };
  const { targetHost, headers } = request;
  const hosts = targetHost === undefined ? [headers.host] : [headers.host, targetHost];
  const refused = hosts.findIndex((host) => !isKnown(host, isAllowed));
  if (refused !== -1) return { status: 403, host: hostName(hosts[refused]) };
  return isForeignUse(headers) ? { status: 403 } : undefined;
}

/**
 * As {@link refusalOf} for a WebSocket, which a page of any site may open: its origin must be the host it asks or, for a
 * proxy that changes the `Host` header, a name that the user allows.
 */
export function socketRefusalOf(
  request: GuardedRequest,
  isAllowed: IsAllowedHost,
  isAllowedOrigin: IsAllowedHost = () => false,
): Refusal | undefined {
  const refusal = refusalOf({ ...request, headers: { host: request.headers.host } }, isAllowed);
  if (refusal !== undefined) return refusal;
  const { origin, host } = request.headers;
  // Only programs omit the origin, and they could forge one.
  if (origin === undefined) return undefined;
  const from = hostOfOrigin(origin);
  const isOwn = from === withoutDefaultPort(host) || isKnown(from, isAllowedOrigin);
  return isOwn ? undefined : { status: 403 };
}

/**
 * True for a page of this server in a browser on this machine. Only its reader is the author for sure: who comes through the
 * network, a proxy or a tunnel only reads.
 */
export function isFromThisMachine(headers: IncomingHttpHeaders, address: string | undefined): boolean {
  const { origin, host } = headers;
  return (
    origin !== undefined &&
    headers['x-forwarded-for'] === undefined &&
    headers.forwarded === undefined &&
    hostOfOrigin(origin) === withoutDefaultPort(host) &&
    isLoopbackName(hostName(host)) &&
    /^(?:::ffff:)?127\.|^::1$/.test(address ?? '')
  );
}

const isLoopbackName = (name: string | undefined): boolean =>
  name !== undefined && (['localhost', '127.0.0.1', '::1'].includes(name) || name.endsWith('.localhost'));

/**
 * The names for a server on `host` (as `-n` gives it): those of `more`, this machine's loopback names and the host
 * itself. Listening on every interface adds any IP address (rebinding needs a name).
 */
export function allowedHosts(host: string, more: IsAllowedHost): IsAllowedHost {
  const names = new Set(['localhost', '127.0.0.1', '::1', host.toLowerCase()]);
  const isOpen = isAnyAddress(host);
  return (name) =>
    names.has(name) || name.endsWith('.localhost') || more(name) || (isOpen && isIP(name) !== 0);
}

/** Matches host names; `.example.com` means the name and its subdomains. */
export function hostMatcher(names: readonly string[]): IsAllowedHost {
  const all = names.map(asciiName);
  return (name) => all.some((each) => each === name || (each.startsWith('.') && `.${name}`.endsWith(each)));
}

/** What is wrong with a name for {@link hostMatcher}, as the end of a sentence. */
export function invalidHostReason(text: string): string | undefined {
  const isName = text
    .split(',')
    .every((name) => isIP(name) !== 0 || (!/[/?#@:]/.test(name) && /^[a-z0-9._-]+$/.test(asciiName(name))));
  return isName
    ? undefined
    : 'is not a host name; write it without scheme, port and path, as in docs.example.com';
}

/** In the form of `Host` headers: lower case, and `xn--` for other scripts. */
const asciiName = (name: string): string => {
  const dot = name.startsWith('.') ? '.' : '';
  return isIP(name) === 0 ? dot + domainToASCII(name.slice(dot.length)) : name.toLowerCase();
};

/** True for the addresses that mean every interface of the machine. */
export const isAnyAddress = (host: string): boolean => host === '0.0.0.0' || host === '::';

function isKnown(header: string | undefined, isAllowed: IsAllowedHost): boolean {
  const name = hostName(header);
  return name !== undefined && isAllowed(name);
}

/** The name in a `Host` header: lower case, without port, brackets and final dot; absent if it is invalid. */
function hostName(header: string | undefined): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+?)\.?)(?::\d{1,5})?$/i.exec(header ?? '');
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

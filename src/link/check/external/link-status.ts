// The result of checking an external link.

/** `offline` is set when a computer without a network would have the same result. */
export type LinkStatus =
  | {
      readonly kind: 'found';
      /** Target of a permanent redirect; absent when there is none. */
      readonly movedTo?: string;
      /** Requested fragments that the page doesn't have; absent when they were not checked. */
      readonly missing?: readonly string[];
    }
  | { readonly kind: 'broken'; readonly reason: string; readonly offline?: true }
  /** Inconclusive: the host didn't say. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly offline?: true }
  | { readonly kind: 'refused'; readonly reason: string };

/** Statuses that hosts send to bots or unauthenticated clients although readers may see the page. */
const INCONCLUSIVE: ReadonlySet<number> = new Set([
  401, 402, 403, 405, 406, 407, 408, 423, 425, 429, 451, 999,
]);

/** Result for a status that is neither success nor a redirect. */
export function statusOfResponse(status: number): LinkStatus {
  const reason = `the server returned ${status}`;
  return status >= 400 && status < 500 && !INCONCLUSIVE.has(status)
    ? { kind: 'broken', reason }
    : { kind: 'unknown', reason };
}

const brokenFor: Readonly<Record<string, string>> = {
  ENOTFOUND: 'host not found',
  ECONNREFUSED: 'the server refused the connection',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};

const unknownFor: Readonly<Record<string, string>> = {
  TIMEOUT: 'the request timed out',
  EAI_AGAIN: 'the DNS lookup failed temporarily',
  ENETUNREACH: 'the network is unreachable',
  ENETDOWN: 'the network is unreachable',
  EHOSTUNREACH: 'the host is unreachable',
  ECONNRESET: 'the server closed the connection',
  EPROTO: 'the server doesn’t support HTTPS',
  CERT_NOT_YET_VALID: 'its certificate isn’t valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate chain is self-signed',
  // Browsers fetch missing intermediate certificates themselves.
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate chain is incomplete',
};

/** What every request fails with on a computer without a network: no name is resolved, and no address is reached. */
const OFFLINE: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
]);

/** Result for a request without a response. */
export function statusOfFailure(code: string): LinkStatus {
  if (code === 'PRIVATE')
    return { kind: 'refused', reason: 'it is an address of this computer or of a private network' };
  const offline = OFFLINE.has(code) ? ({ offline: true } as const) : {};
  const broken = Object.hasOwn(brokenFor, code) ? brokenFor[code] : undefined;
  if (broken !== undefined) return { kind: 'broken', reason: broken, ...offline };
  if (code.startsWith('HPE_')) return { kind: 'unknown', reason: 'the response isn’t valid HTTP' };
  const known = Object.hasOwn(unknownFor, code) ? unknownFor[code] : undefined;
  return { kind: 'unknown', reason: known ?? `the request failed with ${code}`, ...offline };
}

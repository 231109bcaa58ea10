// What became of the question whether an address leads somewhere.

export type Answer =
  | {
      readonly kind: 'found';
      /** Where it has moved to for good; absent when it has not. */
      readonly movedTo?: string;
      /** Of the fragments that were asked for, those that the page has not; absent when they were not looked for. */
      readonly missing?: readonly string[];
    }
  | { readonly kind: 'broken'; readonly reason: string }
  /** It may be there or not: the host would not say. */
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Hosts answer so to programs, or to those who are not known to them, though readers may see the page. */
const SHY: ReadonlySet<number> = new Set([401, 402, 403, 405, 406, 407, 408, 423, 425, 429, 451, 999]);

/** The answer that a status other than success or redirection gives. */
export function answerOfStatus(status: number): Answer {
  const reason = `the host answers ${status}`;
  return status >= 400 && status < 500 && !SHY.has(status)
    ? { kind: 'broken', reason }
    : { kind: 'unknown', reason };
}

const brokenFor: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  ECONNREFUSED: 'the host refuses connections',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is of another host',
};

const unknownFor: Readonly<Record<string, string>> = {
  TIMEOUT: 'no answer in time',
  EAI_AGAIN: 'names cannot be looked up now',
  ENETUNREACH: 'there is no way to the network',
  ECONNRESET: 'the host broke the connection off',
  EPROTO: 'it does not speak HTTPS',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for its certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody known vouches for its certificate',
  // Browsers find what is missing by themselves.
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'it does not show who vouches for its certificate',
};

/** The answer that a request without a reply gives. */
export function answerOfFailure(code: string): Answer {
  if (code === 'PRIVATE')
    return { kind: 'refused', reason: 'it is an address of this computer or of a private network' };
  const broken = Object.hasOwn(brokenFor, code) ? brokenFor[code] : undefined;
  if (broken !== undefined) return { kind: 'broken', reason: broken };
  if (code.startsWith('HPE_')) return { kind: 'unknown', reason: 'what it answers is no HTTP' };
  const known = Object.hasOwn(unknownFor, code) ? unknownFor[code] : undefined;
  return { kind: 'unknown', reason: known ?? `the request fails with ${code}` };
}

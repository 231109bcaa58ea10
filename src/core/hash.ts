// Any value -> a short name for it: equal hashes mean equal values.
import { createHash, hash } from 'node:crypto';

/** A content hash, base64url SHA-256 cut to 22 characters (132 bits). Made only by {@link hashOf} and {@link hashBytes}. */
export type Hash = string & { readonly __brand: 'Hash' };

const LENGTH = 22;

/** The hash of bytes or of a string's UTF-8. */
export const hashBytes = (bytes: string | Uint8Array): Hash =>
  hash('sha256', bytes, 'base64url').slice(0, LENGTH) as Hash;

/** The hash of plain data, `undefined` too. Keys count in the order in which they stand, so build inputs as literals. */
export const hashOf = (value: unknown): Hash => hashBytes(JSON.stringify([value]));

/** Hashes bytes that come in parts, so that they are never held whole: the answer is that of {@link hashBytes} for all of them. */
export interface Hasher {
  readonly add: (bytes: string | Uint8Array) => void;
  /** To be asked once, at the end. */
  readonly hash: () => Hash;
}

export function createHasher(): Hasher {
  const digest = createHash('sha256');
  return {
    add: (bytes) => void digest.update(bytes),
    hash: () => digest.digest('base64url').slice(0, LENGTH) as Hash,
  };
}

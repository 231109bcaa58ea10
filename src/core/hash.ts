// Content hashes: equal hashes mean equal values.
import { createHash, hash } from 'node:crypto';

/**
 * A content hash: base64url SHA-256, truncated to 22 characters (132 bits). Created only by {@link hashOf} and
 * {@link hashBytes}.
 */
export type Hash = string & { readonly __brand: 'Hash' };

const LENGTH = 22;

/** Hash of bytes, or of a string as UTF-8. */
export const hashBytes = (bytes: string | Uint8Array): Hash =>
  hash('sha256', bytes, 'base64url').slice(0, LENGTH) as Hash;

/** Hash of plain data, including `undefined`. Key order matters, so build the input as a literal. */
export const hashOf = (value: unknown): Hash => hashBytes(JSON.stringify([value]));

/** Incremental form of {@link hashBytes}, for content that should not be in memory all at once. */
export interface Hasher {
  readonly add: (bytes: string | Uint8Array) => void;
  /** Call once, at the end. */
  readonly hash: () => Hash;
}

export function createHasher(): Hasher {
  const digest = createHash('sha256');
  return {
    add: (bytes) => void digest.update(bytes),
    hash: () => digest.digest('base64url').slice(0, LENGTH) as Hash,
  };
}

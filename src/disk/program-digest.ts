// Digest of the program: caches and sites are up to date only for the program that made them.
import { readFileSync } from 'node:fs';
import { type Hash, hashBytes, hashOf } from '../core/hash.ts';
import { once } from '../core/once.ts';

/** What `package.json` says about a release. */
export interface Release {
  readonly version: string;
  /** Exact versions by package name. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Digest file, beside the compiled program. The build script writes it, so that starting costs nothing. */
export const digestFile = './digest.txt';

/** Digest of a release: its version, the packages it uses and its compiled files, without times and paths. */
export const digestOf = ({ version, dependencies }: Release, files: readonly Uint8Array[]): Hash =>
  hashOf([version, Object.entries(dependencies).sort(), files.map(hashBytes).sort()]);

/** Digest of the running program, the same for every copy of a release; a fixed one when it runs from its sources. */
export const programDigest: () => Hash = once((): Hash => {
  try {
    return hashBytes(readFileSync(new URL(digestFile, import.meta.url)));
  } catch {
    return hashBytes('sources');
  }
});

// Digest of the program: caches and sites are up to date only for the program that made them.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { type Hash, hashBytes, hashOf } from '../core/hash.ts';
import { once } from '../core/once.ts';
import { builtinTheme } from './own-files.ts';
import { stateText } from './sources/stat-cache.ts';

/** What `package.json` says about a release. */
export interface Release {
  readonly version: string;
  /** Exact versions by package name. */
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Digest file, next to the compiled program. The build script writes it, so that starting costs nothing. */
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

/**
 * Digest of a program, with what it reads of itself at run time: the files of `templates/`, which may be edited in
 * a checkout, and Node.js, whose version decides how texts are sorted.
 */
export function runtimeDigest(program: string): Hash {
  return hashOf([program, process.versions.node, templateFiles()]);
}

/** Cached, because several parts of a command need it. */
const templateFiles = once(() => filesBelow(builtinTheme));

/** Path and state of each file. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder + entry.name;
    return entry.isDirectory() ? filesBelow(`${path}/`) : [path, stateText(statSync(path, { bigint: true }))];
  });

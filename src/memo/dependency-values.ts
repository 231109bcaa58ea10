// Values of dependencies by kind, kept for the length of a build.
import { type Hash, hashOf } from '../core/hash.ts';
import type { BookPath } from '../core/path.ts';
import type { Source } from '../core/source.ts';
import type { Dependencies, Dependency } from './stage.ts';

/** How dependencies of one kind are read. Both functions are called once per name, except for what `hash` says. */
export interface DependencyKind<T> {
  readonly read: (name: string) => T;
  /**
   * Called again after `read`, and must then return the hash of exactly that value: otherwise a file that is written
   * between the two calls would be stored under the hash of its old content, and be wrong as soon as that came back.
   */
  readonly hash: (name: string) => Hash;
  /** Set if values are large objects that `read` may let go: they aren't kept here, and are read again then. */
  readonly isKeptElsewhere?: true;
}

/** Key of a dependency; a kind contains no colon. */
export const dependencyKey = (kind: string, name: string): string => `${kind}:${name}`;

/** A file's text, or why there is none. */
export const fileDependency = (path: BookPath): Dependency<Source> => ({
  key: dependencyKey('file', path),
  kind: 'file',
  name: path,
});

/** Dependencies of one build. The hash of an unknown kind (stored by another program) equals no other hash. */
export function createDependencies(kinds: Readonly<Record<string, DependencyKind<unknown>>>): Dependencies {
  const values = new Map<string, unknown>();
  const borrowed = new Map<string, WeakRef<object>>();
  const hashes = new Map<string, Hash>();
  const byName = new Map(Object.entries(kinds));

  const readHash = (key: string): Hash => {
    const colon = key.indexOf(':');
    const kind = byName.get(key.slice(0, colon));
    const hash = kind?.hash(key.slice(colon + 1)) ?? hashOf(['unknown kind', key]);
    hashes.set(key, hash);
    return hash;
  };
  const readValue = ({ key, kind: kindName, name }: Dependency<unknown>): unknown => {
    const kind = byName.get(kindName);
    if (kind === undefined) throw new Error(`unknown kind of dependency: ${kindName}`);
    const value = kind.read(name);
    if (kind.isKeptElsewhere !== true) values.set(key, value);
    else if (typeof value === 'object' && value !== null) borrowed.set(key, new WeakRef(value));
    readHash(key);
    return value;
  };
  return {
    read: <T>(dependency: Dependency<T>) =>
      (values.has(dependency.key)
        ? values.get(dependency.key)
        : (borrowed.get(dependency.key)?.deref() ?? readValue(dependency))) as T,
    hash: (key) => hashes.get(key) ?? readHash(key),
  };
}

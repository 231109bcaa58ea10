// Values that builds of several editions of a book share, such as what they know of the same sources.

/** The value that `create` has returned the first time, so it is also the key: pass a function of a module. */
export type SharedValues = <T>(create: () => T) => T;

export function createSharedValues(): SharedValues {
  const values = new Map<() => unknown, unknown>();
  return <T>(create: () => T): T => {
    if (!values.has(create)) values.set(create, create());
    return values.get(create) as T;
  };
}

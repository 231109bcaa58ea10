// Lazy values: computed on the first call, then kept.

/** A lazy value that can be forgotten. */
export interface Lazy<T> {
  readonly value: () => T;
  /** Frees the value, which may be large. The next call computes it again. */
  readonly forget: () => void;
}

export function keep<T>(compute: () => T): Lazy<T> {
  let computed: { readonly value: T } | undefined;
  return {
    value: () => (computed ??= { value: compute() }).value,
    forget: () => {
      computed = undefined;
    },
  };
}

export const once = <T>(compute: () => T): (() => T) => keep(compute).value;

// The ids of a document, each once.

export interface IdSet {
  readonly ids: ReadonlySet<string>;
  /** The id as the document has it, without white space; absent if it is empty or taken. */
  readonly take: (id: string) => string | undefined;
}

export function createIdSet(): IdSet {
  const ids = new Set<string>();
  return {
    ids,
    take: (id) => {
      const valid = id.trim().replace(/\s+/g, '-');
      if (valid === '' || ids.has(valid)) return undefined;
      ids.add(valid);
      return valid;
    },
  };
}

// The part of Temml's tree that is changed before it becomes markup.

/** A node of Temml's tree. Only elements have a type; a fragment only has children, and a text has none. */
export interface MathNode {
  type?: string;
  readonly attributes?: Record<string, string>;
  readonly classes?: string[];
  /** Strings or numbers; some are Temml's own bookkeeping and not CSS. */
  readonly style?: Record<string, unknown>;
  readonly children?: MathNode[];
}

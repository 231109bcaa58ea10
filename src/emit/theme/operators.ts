// The functions that every template may call: comparisons and logic, with handlebars-rust's names and meaning.
import type { TemplateFunction } from './template-engine.ts';

const truthy = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && Boolean(value);

const ordered = (compare: (a: number, b: number) => boolean): TemplateFunction =>
  function (a, b) {
    return compare(Number(a), Number(b));
  };

/** `eq`, `ne`, `gt`, `gte`, `lt`, `lte`, `and`, `or`, `not`, `len`. */
export const operators: Readonly<Record<string, TemplateFunction>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: ordered((a, b) => a > b),
  gte: ordered((a, b) => a >= b),
  lt: ordered((a, b) => a < b),
  lte: ordered((a, b) => a <= b),
  and: (...args) => args.slice(0, -1).every(truthy),
  or: (...args) => args.slice(0, -1).some(truthy),
  not: (value) => !truthy(value),
  len: (value) =>
    Array.isArray(value) || typeof value === 'string'
      ? value.length
      : typeof value === 'object' && value !== null
        ? Object.keys(value).length
        : 0,
};

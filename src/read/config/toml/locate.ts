// Locates keys and values in the text of a TOML file. The TOML parser returns values without positions.
import type { Span } from '../../../core/diagnostic.ts';
import {
  type Cursor,
  type KeyPart,
  readKey,
  skipBlank,
  skipLine,
  skipScalar,
  take,
} from './tokenize-toml.ts';

/** A key or list item, its position, and its children. List items are named `0`, `1`... */
export interface Spot {
  /** The key as written at its first place; for a list item the item. */
  readonly key: Span;
  /** The value; for a table with a header, its name in the header. */
  readonly value: Span;
  readonly inner: ReadonlyMap<string, Spot>;
}

interface OpenSpot extends Spot {
  value: Span;
  readonly inner: Map<string, OpenSpot>;
  /** For `[[name]]`: the items so far. */
  items: number;
}

const spotAt = (span: Span): OpenSpot => ({ key: span, value: span, inner: new Map(), items: 0 });

/**
 * Every key and value of `text`, as a tree from the file's own table down.
 * Right for text that the parser accepts, which also bounds how deep it nests; for other text it returns what it can.
 */
export function locateToml(text: string): Spot {
  const cursor: Cursor = { text, at: 0 };
  const root = spotAt({ start: 0, end: 0 });
  let table = root;
  skipBlank(cursor);
  while (!isDone(cursor)) {
    if (text[cursor.at] === '[') table = readHeader(cursor, root);
    else readPair(cursor, table);
    skipLine(cursor);
    skipBlank(cursor);
  }
  return root;
}

const isDone = ({ text, at }: Cursor): boolean => at >= text.length;

/** The spot at the end of `path`; absent when the file does not hold it. */
export function spotOf(root: Spot, path: readonly string[]): Spot | undefined {
  let spot: Spot | undefined = root;
  for (const name of path) spot = spot?.inner.get(name);
  return spot;
}

function readHeader(cursor: Cursor, root: OpenSpot): OpenSpot {
  take(cursor, '[');
  const isList = take(cursor, '[');
  const spot = descend(root, readKey(cursor));
  if (!isList) return lastItemOf(spot);
  const item = spotAt(spot.key);
  spot.inner.set(String(spot.items++), item);
  return item;
}

function readPair(cursor: Cursor, table: OpenSpot): void {
  const spot = descend(table, readKey(cursor));
  if (take(cursor, '=')) readValue(cursor, spot);
}

/** The spot that a dotted key leads to, made where it is new. */
function descend(from: OpenSpot, parts: readonly KeyPart[]): OpenSpot {
  let spot = from;
  for (const { name, span } of parts) {
    const parent = lastItemOf(spot);
    const known = parent.inner.get(name);
    spot = known ?? spotAt(span);
    if (known === undefined) parent.inner.set(name, spot);
  }
  return spot;
}

/** TOML 1.0, «Array of Tables»: a name that is a list of tables means the last one opened. */
const lastItemOf = (spot: OpenSpot): OpenSpot =>
  spot.items === 0 ? spot : (spot.inner.get(String(spot.items - 1)) ?? spot);

function readValue(cursor: Cursor, spot: OpenSpot): void {
  skipBlank(cursor);
  const start = cursor.at;
  if (take(cursor, '[')) readItems(cursor, spot);
  else if (take(cursor, '{')) readInline(cursor, spot);
  else skipScalar(cursor);
  spot.value = { start, end: cursor.at };
}

function readItems(cursor: Cursor, list: OpenSpot): void {
  for (let index = 0; !take(cursor, ']') && !isDone(cursor); index++) {
    const before = cursor.at;
    const item = spotAt({ start: before, end: before });
    readValue(cursor, item);
    list.inner.set(String(index), { ...item, key: item.value });
    if (!take(cursor, ',') && cursor.at === before) return;
  }
}

function readInline(cursor: Cursor, table: OpenSpot): void {
  while (!take(cursor, '}') && !isDone(cursor)) {
    const before = cursor.at;
    readPair(cursor, table);
    if (!take(cursor, ',') && cursor.at === before) return;
  }
}

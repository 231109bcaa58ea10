// Cuts sequences into chunks by their content, so that a change in one place moves no boundaries elsewhere.

export interface ChunkRule<T> {
  /** What may begin a chunk; the same in every build. */
  readonly keyOf: (item: T) => string;
  readonly sizeOf: (item: T) => number;
  /** On average, one item in this many begins a chunk. */
  readonly spread: number;
  /** No chunk is smaller, except the last one and those before a large item. */
  readonly min: number;
  /** A chunk ends when it is larger. */
  readonly max: number;
}

export function chunksOf<T>(
  items: readonly T[],
  { keyOf, sizeOf, spread, min, max }: ChunkRule<T>,
): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  let chunk: T[] = [];
  let size = 0;
  for (const item of items) {
    const own = sizeOf(item);
    const ends = size > max || own > max || (size >= min && checksum(keyOf(item)) % spread === 0);
    if (chunk.length === 0 || ends) {
      chunks.push((chunk = []));
      size = 0;
    }
    chunk.push(item);
    size += own;
  }
  return chunks;
}

/** FNV-1a. */
function checksum(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  // The low bits of the product are the least mixed.
  return (sum ^ (sum >>> 15)) >>> 0;
}

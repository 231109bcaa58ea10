// Content that is made of pieces, so that a changed piece can be replaced without making the others again.
import type { Hash } from './hash.ts';

export interface PiecedContent extends AsyncIterable<string> {
  /** In the order of the file. */
  readonly pieces: readonly Piece[];
}

export interface Piece {
  /** Equal stamps mean equal text. Known without rendering the text. */
  readonly stamp: Hash;
  readonly make: () => Promise<PieceText>;
}

export interface PieceText {
  /** Never ends within a surrogate pair. */
  readonly text: string;
  /** True if the text may be different next time, and must not be reused. */
  readonly isProvisional: boolean;
}

export const piecedContent = (pieces: readonly Piece[]): PiecedContent => ({
  pieces,
  async *[Symbol.asyncIterator]() {
    for (const piece of pieces) yield (await piece.make()).text;
  },
});

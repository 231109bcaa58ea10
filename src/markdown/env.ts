// What the dialect's rules share while one chapter is parsed.
import type { Env } from 'markdown-it';

/** A link definition of the book, from a file of definitions. */
export interface Definition {
  readonly href: string;
  readonly title: string;
}

/** The parser's environment for one chapter; made anew for each, so its maps may grow. */
export interface ChapterEnv extends Env {
  /** The book's definition for a normalised label; absent when the label is not defined there. */
  readonly definitionOf: (label: string) => Definition | undefined;
  /** Labels of the footnotes that the chapter defines, normalised. */
  readonly footnotes: Set<string>;
  /** Notes of inline footnotes, in order: numbered labels of footnotes that have no definition block. */
  inlineFootnotes: number;
  references?: Record<string, { readonly href: string; readonly title: string }>;
}

/** The parser hands its rules an untyped environment; every chapter is parsed with a {@link ChapterEnv}. */
export const chapterEnv = (env: Env): ChapterEnv => env as ChapterEnv;

/** A fresh environment. */
export const createEnv = (definitionOf: ChapterEnv['definitionOf']): ChapterEnv => ({
  definitionOf,
  footnotes: new Set(),
  inlineFootnotes: 0,
});

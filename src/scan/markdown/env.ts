// What the dialect's rules share while one chapter is parsed.
import type { Env, StateInline } from 'markdown-it';
import type { Definition, DefinitionOf } from '../../read/references/definition.ts';

/** A definition of a label that the chapter has defined before, which counts (CommonMark 4.7). Lines are of its text. */
export interface Repetition {
  readonly href: string;
  readonly line: number;
  readonly end: number;
  readonly first: { readonly href: string; readonly line: number };
}

/** The parser's environment for one chapter; made anew for each, so its maps may grow. */
export interface ChapterEnv extends Env {
  readonly definitionOf: DefinitionOf;
  /** Labels of the footnotes that the chapter defines, normalised. */
  readonly footnotes: Set<string>;
  /** Notes of inline footnotes, in order: numbered labels of footnotes that have no definition block. */
  inlineFootnotes: number;
  references?: Record<string, Definition>;
  /** The chapter's own definitions that have no effect. */
  readonly repetitions: Repetition[];
  /** The text in which a link or an image is about to be tried, at its opening bracket. */
  reading?: StateInline;
}

/** The parser hands its rules an untyped environment; every chapter is parsed with a {@link ChapterEnv}. */
export const chapterEnv = (env: Env): ChapterEnv => env as ChapterEnv;

/** A fresh environment. */
export const createEnv = (definitionOf: DefinitionOf): ChapterEnv => ({
  definitionOf,
  footnotes: new Set(),
  inlineFootnotes: 0,
  repetitions: [],
});

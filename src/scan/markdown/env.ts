// The environment that markdown-it rules share while parsing a chapter.
import type { Env, StateInline } from 'markdown-it';
import type { Definition, DefinitionOf } from '../../read/references/definition.ts';

/** A repeated definition of a label, which has no effect (CommonMark 4.7). Lines are in the chapter's text. */
export interface RepeatedDefinition {
  readonly href: string;
  readonly line: number;
  readonly end: number;
  readonly first: { readonly href: string; readonly line: number };
}

/** Created for each chapter; its collections grow during parsing. */
export interface ChapterEnv extends Env {
  readonly definitionOf: DefinitionOf;
  /** Whether the author escaped what is at an offset of the text; the backslash is already gone. */
  readonly isEscaped: (offset: number) => boolean;
  /** Normalized labels of the footnotes that the chapter defines. */
  readonly footnotes: Set<string>;
  /** Number of inline footnotes so far; they get numbered labels. */
  inlineFootnotes: number;
  references?: Record<string, Definition>;
  /** The chapter's repeated definitions, which have no effect. */
  readonly repetitions: RepeatedDefinition[];
  /** The inline state in which a link or image is being tried, positioned at its opening bracket. */
  inlineState?: StateInline;
}

/** markdown-it passes an untyped environment to its rules; every chapter is parsed with a {@link ChapterEnv}. */
export const chapterEnv = (env: Env): ChapterEnv => env as ChapterEnv;

export const createEnv = (
  definitionOf: DefinitionOf,
  isEscaped: ChapterEnv['isEscaped'] = () => false,
): ChapterEnv => ({
  definitionOf,
  isEscaped,
  footnotes: new Set(),
  inlineFootnotes: 0,
  repetitions: [],
});

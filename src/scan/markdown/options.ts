// What of the book's configuration changes how a chapter's Markdown is read.
import type { BookPath } from '../../core/path.ts';
import type { MathDelimiters } from './syntax/math-syntax.ts';

/** The keys of `[preprocessor.katex]` that change what a formula comes to. */
export interface MathOptions {
  readonly delimiters: MathDelimiters;
  readonly maxExpand: number;
  readonly trust: boolean;
  /** A faulty formula is an error. */
  readonly throwOnError: boolean;
  /** Formulas of their own line begin where text does. */
  readonly fleqn: boolean;
  /** The source of each formula stands in the page. */
  readonly includeSrc: boolean;
  /** The file of macros; absent for none. */
  readonly macros?: BookPath;
}

export interface MarkdownOptions {
  /** Curly quotes, dashes and ellipses (`output.html.smart-punctuation`). */
  readonly smartPunctuation: boolean;
  readonly definitionLists: boolean;
  /** GitHub's `> [!NOTE]` (`output.html.admonitions`). */
  readonly alerts: boolean;
  /** Fences named `admonish`, as mdbook-admonish reads them. */
  readonly admonish: boolean;
  readonly mermaid: boolean;
  readonly tabs: boolean;
  /** `$x$` and `$$x$$` by KaTeX. */
  readonly math: boolean;
  /** How formulas are read and set, where `[preprocessor.katex]` says; absent for KaTeX's own ways. */
  readonly mathOptions?: MathOptions;
  /** `^[note]` and `{{footnote: note}}`. */
  readonly inlineFootnotes: boolean;
  readonly wikiLinks: boolean;
  /** `<<hi:x>>` beside `{{hi:x}}`. */
  readonly angleMarkers: boolean;
  /** Ids of index markers as mdbook-indexing numbers them: `a001`. */
  readonly legacyTermIds: boolean;
  /** `<!-- toc -->`, or the marker that `[preprocessor.toc]` names. */
  readonly contents?: { readonly marker: string; readonly maxLevel: number };
  readonly playground: { readonly editable: boolean; readonly runnable: boolean };
  /** `edition2021`: the class that Rust blocks without an edition of their own get; absent when the book names none. */
  readonly editionClass?: string;
  /** Whether lines of code are numbered where a block does not say (`build-book.code.numbers`). */
  readonly codeNumbers?: boolean;
  /** Whether included code links to its file where a block does not say (`build-book.code.sources`). */
  readonly codeSources?: boolean;
  /** Where files of the book are shown, with `{path}`; absent when the book names no repository. */
  readonly sourceAddress?: string;
  /** False for images that cannot be enlarged (`output.html.zoomable-images`); absent counts as true. */
  readonly zoomableImages?: boolean;
  /** An image alone in its paragraph that has a title gets it as its caption (`build-book.figures`). */
  readonly figures?: boolean;
  /** Put after each link that leaves the site; absent for none. */
  readonly externalLinkMarker?: string;
  /** Prefix of hidden lines by language. */
  readonly hideLines: Readonly<Record<string, string>>;
}

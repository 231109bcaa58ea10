// What of the book's configuration changes how a chapter's Markdown is read.

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
  /** Prefix of hidden lines by language. */
  readonly hideLines: Readonly<Record<string, string>>;
}

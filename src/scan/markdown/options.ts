// What of the book's configuration changes how a chapter's Markdown is read.
import type { Words } from '../../core/words.ts';
import type { ContentsConfig } from '../../read/config/feature-config.ts';

export interface MarkdownOptions {
  /** Of the interface; some become part of a chapter. */
  readonly words: Words;
  /** Curly quotes, dashes and ellipses (`output.html.smart-punctuation`). */
  readonly smartPunctuation: boolean;
  readonly definitionLists: boolean;
  /** `^[note]` and `{{footnote: note}}`. */
  readonly inlineFootnotes: boolean;
  readonly wikiLinks: boolean;
  /** `<<hi:x>>` beside `{{hi:x}}`. */
  readonly angleMarkers: boolean;
  /** Numbered ids of index markers: `a001`. */
  readonly legacyTermIds: boolean;
  /** Absent when `{{#toc}}` is the only marker of a list of headings. */
  readonly contents?: ContentsConfig;
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

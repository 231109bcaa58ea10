// The settings that Markdown parsing depends on. Chapters are rescanned only if these change.
import type { Words } from '../../core/words.ts';
import type { ContentsConfig } from '../../read/config/feature-config.ts';
import type { Config } from '../../read/config/config.ts';
import { sourceAddress } from '../../read/config/repository-address.ts';

export interface MarkdownOptions {
  /** Interface words; some become part of a chapter. */
  readonly words: Words;
  /** Curly quotes, dashes and ellipses (`output.html.smart-punctuation`). */
  readonly smartPunctuation: boolean;
  readonly definitionLists: boolean;
  /** Emphasis next to Chinese, Japanese and Korean punctuation (`build-book.cjk-emphasis`). */
  readonly cjkEmphasis?: boolean;
  /** `^[note]` and `{{footnote: note}}`. */
  readonly inlineFootnotes: boolean;
  readonly wikiLinks: boolean;
  /** `<<hi:x>>` in addition to `{{hi:x}}`. */
  readonly angleMarkers: boolean;
  /** GitBook's tags are replaced, and reported where that fails; absent for other books. */
  readonly hasTemplateTags?: true;
  /** Numbered ids of index markers: `a001`. */
  readonly legacyTermIds: boolean;
  /** Absent if `{{#toc}}` is the only marker for a list of headings. */
  readonly contents?: ContentsConfig;
  readonly playground: { readonly editable: boolean; readonly runnable: boolean };
  /** `edition2021`: class of Rust blocks without an edition of their own; absent if the book sets none. */
  readonly editionClass?: string;
  /** Numbers the lines of blocks that don't set it themselves (`build-book.code.numbers`). */
  readonly codeNumbers?: boolean;
  /** Links included code to its file, unless the block sets it itself (`build-book.code.sources`). */
  readonly codeSources?: boolean;
  /** Titles show their language, and sessions look like terminals. */
  readonly codeFrames?: boolean;
  /** URL of a source file with the placeholder `{path}`; absent if the book has no repository. */
  readonly sourceAddress?: string;
  /** False if images can't be enlarged (`output.html.zoomable-images`); absent means true. */
  readonly zoomableImages?: boolean;
  /** An image alone in its paragraph uses its title as a caption (`build-book.figures`). */
  readonly figures?: boolean;
  /** Terms of the index can have a definition in the glossary; absent if there is none. */
  readonly glossary?: boolean;
  /** Counts words for the time that it takes to read a chapter; absent for not. */
  readonly readingTime?: boolean;
  /** Appended to each external link; absent for none. */
  readonly externalLinkMarker?: string;
  /** Prefix of hidden lines by language. */
  readonly hideLines: Readonly<Record<string, string>>;
}

/** Languages that don't put spaces around punctuation. */
const CJK = /^(?:zh|ja|ko)(?:-|$)/i;

export function markdownOptions({ book, html, features, buildBook, rust, words }: Config): MarkdownOptions {
  const address = sourceAddress(html);
  return {
    words,
    smartPunctuation: html.smartPunctuation,
    definitionLists: html.definitionLists,
    cjkEmphasis: buildBook.cjkEmphasis ?? CJK.test(book.language),
    inlineFootnotes: features.inlineFootnotes,
    wikiLinks: buildBook.wikilinks !== false,
    angleMarkers: buildBook.markers.angle,
    hasTemplateTags: features.gitbook === undefined ? undefined : true,
    legacyTermIds: buildBook.legacyIndexAnchors,
    contents: features.contents,
    playground: { editable: html.playground.editable, runnable: html.playground.runnable },
    editionClass: rust.edition && `edition${rust.edition}`,
    zoomableImages: html.zoomableImages,
    figures: buildBook.figures,
    externalLinkMarker: buildBook.externalLinkMarker,
    glossary: buildBook.site.glossary === undefined ? undefined : true,
    readingTime: buildBook.site.readingTime ? true : undefined,
    codeNumbers: buildBook.code.numbers,
    codeSources: buildBook.code.sources,
    codeFrames: buildBook.code.frames,
    sourceAddress: address,
    hideLines: html.code.hidelines,
  };
}

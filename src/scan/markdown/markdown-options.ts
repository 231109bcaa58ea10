// The configuration -> what of it a chapter's Markdown is read by: a chapter is read again only when this changes.
import type { Config } from '../../read/config/config.ts';
import type { MarkdownOptions } from './options.ts';
import { sourceAddress } from '../../read/config/repository-address.ts';

export function markdownOptions({ html, features, buildBook, rust, words }: Config): MarkdownOptions {
  const address = sourceAddress(html);
  return {
    words,
    smartPunctuation: html.smartPunctuation,
    definitionLists: html.definitionLists,
    inlineFootnotes: features.inlineFootnotes,
    wikiLinks: buildBook.wikilinks !== 'off',
    angleMarkers: buildBook.markers.angle,
    legacyTermIds: buildBook.legacyIndexAnchors,
    contents: features.contents,
    playground: { editable: html.playground.editable, runnable: html.playground.runnable },
    editionClass: rust.edition && `edition${rust.edition}`,
    zoomableImages: html.zoomableImages,
    figures: buildBook.figures,
    externalLinkMarker: buildBook.externalLinkMarker,
    codeNumbers: buildBook.code.numbers,
    codeSources: buildBook.code.sources,
    sourceAddress: address,
    hideLines: html.code.hidelines,
  };
}

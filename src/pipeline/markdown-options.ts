// The configuration -> what of it a chapter's Markdown is read by: a chapter is read again only when this changes.
import type { Config } from '../config/config.ts';
import type { MarkdownOptions } from '../markdown/options.ts';
import { sourceAddress } from '../render/repository-address.ts';

export function markdownOptions({ html, native, buildBook, rust }: Config): MarkdownOptions {
  const address = sourceAddress(html);
  return {
    smartPunctuation: html.smartPunctuation,
    definitionLists: html.definitionLists,
    alerts: html.admonitions || native.alerts !== undefined,
    admonish: native.admonish !== undefined,
    mermaid: native.mermaid !== undefined,
    tabs: native.tabs !== undefined,
    math: buildBook.math === 'katex',
    inlineFootnotes: native.footnote !== undefined,
    wikiLinks: buildBook.wikilinks !== 'off',
    angleMarkers: buildBook.markers.angle,
    legacyTermIds: buildBook.legacyIndexAnchors,
    ...(native.toc === undefined ? {} : { contents: native.toc }),
    playground: { editable: html.playground.editable, runnable: html.playground.runnable },
    ...(rust.edition === undefined ? {} : { editionClass: `edition${rust.edition}` }),
    codeNumbers: buildBook.code.numbers,
    codeSources: buildBook.code.sources,
    ...(address === undefined ? {} : { sourceAddress: address }),
    hideLines: html.code.hidelines,
  };
}

// The configuration -> what of it a chapter's Markdown is read by: a chapter is read again only when this changes.
import type { Config } from '../../read/config/config.ts';
import type { KatexConfig } from '../../read/config/native-config.ts';
import { bookPath } from '../../core/path.ts';
import type { MarkdownOptions, MathOptions } from './options.ts';
import { DOLLARS, type MathDelimiter } from './syntax/math-syntax.ts';
import { sourceAddress } from '../../read/config/repository-address.ts';

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
    mathOptions: native.katex && mathOptions(native.katex),
    inlineFootnotes: native.footnote !== undefined,
    wikiLinks: buildBook.wikilinks !== 'off',
    angleMarkers: buildBook.markers.angle,
    legacyTermIds: buildBook.legacyIndexAnchors,
    contents: native.toc,
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

function mathOptions({ macros, blockDelimiter, inlineDelimiter, ...katex }: KatexConfig): MathOptions {
  const { maxExpand, trust, throwOnError, fleqn, includeSrc } = katex;
  return {
    ...{ maxExpand, trust, throwOnError, fleqn, includeSrc },
    delimiters: {
      inline: isWhole(inlineDelimiter) ? inlineDelimiter : DOLLARS.inline,
      block: isWhole(blockDelimiter) ? blockDelimiter : DOLLARS.block,
    },
    macros: macros === undefined ? undefined : bookPath(macros),
  };
}

/** An empty mark would be everywhere. */
const isWhole = ({ left, right }: MathDelimiter): boolean => left !== '' && right !== '';

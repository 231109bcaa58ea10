// The keys of `[build-book]`, which mdBook doesn't have.
import type {
  BuildBookConfig,
  CodeBlockConfig,
  DrawnImageConfig,
  FeedConfig,
  MarkersConfig,
} from '../own-config.ts';
import { checkTable } from './check-keys.ts';
import { type Kind, section, tableOf } from './field.ts';
import { choice, flag, integer, listOf, mapOf, path, text } from './kinds.ts';
import { severities, url, variable, wikilinks } from './special-kinds.ts';

const markersTable: Kind<MarkersConfig> = tableOf<MarkersConfig>({
  angle: {
    kind: flag,
    fallback: true,
    about: 'Takes `<<#include x>>` and `<<hi:x>>` for what they are with braces.',
    example: 'false',
  },
});

const codeTable: Kind<CodeBlockConfig> = tableOf<CodeBlockConfig>({
  numbers: {
    kind: flag,
    fallback: false,
    about: 'Numbers the lines of blocks that do not say `no-numbers`.',
    example: 'true',
  },
  sources: {
    kind: flag,
    fallback: false,
    about: 'Links included code to its file in the repository, as `source` does for one block.',
    example: 'true',
  },
});

const feedTable: Kind<FeedConfig> = tableOf<FeedConfig>({
  path: { kind: path, fallback: 'feed.xml', about: 'Its place in the site.', example: '"news.xml"' },
  limit: {
    kind: integer(1, 1000),
    fallback: 20,
    about: 'How many pages it lists at most.',
    example: '50',
  },
});

const drawnImageTable: Kind<DrawnImageConfig> = tableOf<DrawnImageConfig>({
  fonts: {
    kind: listOf(path),
    fallback: [],
    about: 'Font files, relative to the folder of `book.toml`: with them pictures are the same everywhere.',
    example: '["fonts/Inter-Bold.ttf"]',
  },
});

/** `[build-book]`. */
export const ownTable: Kind<BuildBookConfig> = tableOf<BuildBookConfig>({
  hiddenSections: {
    kind: choice('keep', 'strip', 'show'),
    fallback: 'keep',
    about:
      '`<div class="hidden">`: `keep` leaves it in the page, not shown; `strip` takes it out of everything; `show` puts it in a box.',
    example: '"strip"',
  },
  drafts: {
    kind: listOf(text),
    fallback: [],
    about: 'Globs, relative to `book.src`, of chapters that are left out as drafts.',
    example: '["later/**"]',
  },
  showDrafts: {
    kind: flag,
    fallback: false,
    about: 'Shows drafts all the same.',
    example: 'true',
  },
  markers: section(markersTable, 'Markers in chapters.'),
  undefinedReferences: {
    kind: choice('text', 'literal'),
    fallback: 'text',
    about: '`[text][label]` without a definition shows as its `text`, or as it was written.',
    example: '"literal"',
  },
  wikilinks: {
    kind: wikilinks,
    fallback: 'off',
    about: '`[[page | title]]` is a link; `"text"` keeps its title only.',
    example: 'true',
  },
  refs: {
    kind: listOf(text),
    fallback: ['refs/*.md'],
    about: 'Files of link definitions for all chapters, or globs of them, relative to the book’s root.',
    example: '["refs/*.md", "links.md"]',
  },
  nearbyRefs: {
    kind: listOf(text),
    fallback: ['refs.incl.md', '*-refs.md'],
    about:
      'Names, or globs of them, of files of link definitions in a chapter’s folder and those above it: used for labels that nothing else defines.',
    example: '["refs.md"]',
  },
  labelRules: {
    kind: mapOf(url),
    fallback: {},
    about: 'A pattern of labels -> the address they stand for; `{x}` is the part that varies.',
    example: '{ "c-{x}" = "https://crates.io/crates/{x}" }',
  },
  warningPolicy: {
    kind: choice('warn', 'error', 'ignore'),
    fallback: 'warn',
    about: 'What to do with warnings.',
    example: '"error"',
  },
  severities: {
    kind: severities,
    fallback: {},
    about: 'How grave single codes are: `error`, `warning`, `notice` or `ignore`.',
    example: '{ "link/no-such-anchor" = "error" }',
  },
  variables: {
    kind: mapOf(variable),
    fallback: {},
    about: 'A name -> the text that `{{name}}` stands for in chapters.',
    example: '{ version = "1.85" }',
  },
  math: {
    kind: choice('off', 'katex'),
    fallback: 'off',
    about: 'Sets `$...$` and `$$...$$` with KaTeX when the site is built.',
    example: '"katex"',
  },
  code: section(codeTable, 'Blocks of code.'),
  cjkEmphasis: {
    kind: flag,
    about:
      'Lets emphasis start and end beside Chinese, Japanese and Korean punctuation: `**重要：**请`. When not set, on in books in these languages.',
    example: 'true',
  },
  figures: {
    kind: flag,
    fallback: false,
    about: 'Shows the title of an image that stands alone in its paragraph as a caption.',
    example: 'true',
  },
  externalLinkMarker: {
    kind: text,
    about: 'Put after each link that leaves the site.',
    example: '"↗"',
  },
  legacyIndexAnchors: {
    kind: flag,
    fallback: false,
    about: 'Gives index entries the ids `a001`, `a002`… of mdbook-indexing as well.',
    example: 'true',
  },
  lastChanged: {
    kind: flag,
    fallback: false,
    about: 'Shows when each page was last changed, from its history in Git.',
    example: 'true',
  },
  restrict: {
    kind: flag,
    fallback: false,
    about:
      'Reads nothing outside the repository, and runs no programs or modules of the book; use the option `--restrict` for books that you don’t trust.',
    example: 'true',
  },
  programTimeout: {
    kind: integer(1, 86_400),
    fallback: 600,
    about: 'Seconds until a preprocessor or renderer that does not end is stopped.',
    example: '1800',
  },
  llms: { kind: flag, fallback: true, about: 'Makes `llms.txt`.', example: 'false' },
  sitemap: {
    kind: flag,
    fallback: true,
    about: 'Makes `sitemap.xml` when the site’s whole address is known.',
    example: 'false',
  },
  feed: {
    kind: feedTable,
    about: 'A feed of the pages that changed last; none when not set.',
    example: '{ limit = 10 }',
  },
  check: section(checkTable, 'What `build-book check` looks at.'),
  precompress: {
    kind: flag,
    fallback: false,
    about: 'Writes each text file in gzip and Brotli as well.',
    example: 'true',
  },
  meta: {
    kind: mapOf(text),
    fallback: {},
    about: 'A name -> the content of a `<meta>` on every page.',
    example: '{ "google-site-verification" = "abc" }',
  },
  image: {
    kind: text,
    about:
      'A picture for previews of links to pages whose front matter names none, from the root of the site.',
    example: '"images/cover.png"',
  },
  drawnImage: {
    kind: drawnImageTable,
    about: 'Draws a picture of its title for previews of links to each page; none when not set.',
    example: '{ fonts = ["fonts/Inter-Bold.ttf"] }',
  },
  csp: {
    kind: flag,
    fallback: false,
    about: 'Puts the content security policy that all pages keep to into each of them.',
    example: 'true',
  },
});

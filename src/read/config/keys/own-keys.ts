// The keys of `[build-book]`, which mdBook doesn't have.
import type { BuildBookConfig } from '../own-config.ts';
import { checkTable } from './check-keys.ts';
import { type Kind, section, tableOf } from './field.ts';
import { choice, flag, integer, listOf, mapOf, text } from './kinds.ts';
import { languages } from './language-keys.ts';
import { severities, url, variable, wikilinks, word } from './special-kinds.ts';
import { codeTable, drawnImageTable, feedTable, markersTable } from './own-table-keys.ts';
import { siteTable } from './site-keys.ts';
import { versionsTable } from './versions-keys.ts';

/** `[build-book]`. */
export const ownTable: Kind<BuildBookConfig> = tableOf<BuildBookConfig>({
  hiddenSections: {
    kind: choice('keep', 'strip', 'show'),
    fallback: 'keep',
    about:
      'What to do with `<div class="hidden">`: `keep` leaves it in the page, hidden; `strip` removes it from all output; `show` shows it in a box.',
    example: '"strip"',
  },
  drafts: {
    kind: listOf(text),
    fallback: [],
    about: 'Globs, relative to `book.src`. Matching chapters are drafts and are left out.',
    example: '["later/**"]',
  },
  showDrafts: {
    kind: flag,
    fallback: false,
    about: 'Builds drafts too.',
    example: 'true',
  },
  markers: section(markersTable, 'Markers and directives in chapters.'),
  undefinedReferences: {
    kind: choice('text', 'literal'),
    fallback: 'text',
    about:
      'How to show `[text][label]` if the label isn’t defined: only its `text`, or everything, literally.',
    example: '"literal"',
  },
  wikilinks: {
    kind: wikilinks,
    fallback: false,
    about: 'Turns `[[page | title]]` into a link. `"text"` shows only the title.',
    example: 'true',
  },
  refs: {
    kind: listOf(text),
    fallback: ['refs/*.md'],
    about: 'Files, or globs, with link definitions for all chapters, relative to the book’s root.',
    example: '["refs/*.md", "links.md"]',
  },
  nearbyRefs: {
    kind: listOf(text),
    fallback: ['refs.incl.md', '*-refs.md'],
    about:
      'Names, or globs, of files with link definitions in a chapter’s folder and its parent folders. They apply to labels that aren’t defined elsewhere.',
    example: '["refs.md"]',
  },
  labelRules: {
    kind: mapOf(url),
    fallback: {},
    about: 'URLs for labels that match a pattern. `{x}` is the part that varies.',
    example: '{ "c-{x}" = "https://crates.io/crates/{x}" }',
  },
  warningPolicy: {
    kind: choice('warn', 'error', 'ignore'),
    fallback: 'warn',
    about: 'What to do with warnings: report them, turn them into errors, or ignore them.',
    example: '"error"',
  },
  severities: {
    kind: severities,
    fallback: {},
    about: 'Severity by diagnostic code: `error`, `warning`, `notice` or `ignore`.',
    example: '{ "link/no-such-anchor" = "error" }',
  },
  variables: {
    kind: mapOf(variable),
    fallback: {},
    about: 'Variables. Each `{{name}}` in a chapter is replaced with its text.',
    example: '{ version = "1.85" }',
  },
  math: {
    kind: choice('off', 'katex'),
    fallback: 'off',
    about: 'Renders `$...$` and `$$...$$` as formulas at build time, with the commands of KaTeX.',
    example: '"katex"',
  },
  code: section(codeTable, 'Code blocks.'),
  cjkEmphasis: {
    kind: flag,
    about:
      'Lets emphasis start and end next to Chinese, Japanese and Korean punctuation, as in `**重要：**请`. When not set, it is on for books in these languages.',
    example: 'true',
  },
  figures: {
    kind: flag,
    fallback: false,
    about: 'Shows the title of an image as a caption if the image is the only content of its paragraph.',
    example: 'true',
  },
  externalLinkMarker: {
    kind: text,
    about: 'Text to add after each link to another site.',
    example: '"↗"',
  },
  legacyIndexAnchors: {
    kind: flag,
    fallback: false,
    about: 'Adds the ids that mdbook-indexing uses, such as `a001`, to the index entries.',
    example: 'true',
  },
  lastChanged: {
    kind: flag,
    fallback: false,
    about: 'Shows the date of each page’s last change, from Git.',
    example: 'true',
  },
  restrict: {
    kind: flag,
    fallback: false,
    about:
      'Never reads files outside the repository and never runs the book’s programs or modules. For books that you don’t trust, use the option `--restrict` instead.',
    example: 'true',
  },
  programTimeout: {
    kind: integer(1, 86_400),
    fallback: 600,
    about: 'Time limit for each preprocessor and renderer, in seconds.',
    example: '1800',
  },
  llms: {
    kind: flag,
    fallback: true,
    about: 'Writes `llms.txt`, an outline of the book for language models.',
    example: 'false',
  },
  sitemap: {
    kind: flag,
    fallback: true,
    about: 'Writes `sitemap.xml` if `site-url` is a full URL.',
    example: 'false',
  },
  feed: {
    kind: feedTable,
    about: 'Writes a feed of recently changed pages. When not set, the site doesn’t have a feed.',
    example: '{ limit = 10 }',
  },
  check: section(checkTable, 'Settings of `build-book check`.'),
  offline: {
    kind: flag,
    fallback: false,
    about: 'Adds a button with which readers save the book on their device, to read it without a network.',
    example: 'true',
  },
  prerender: {
    kind: flag,
    about:
      'Renders the page of the link that a reader points at, so that it opens instantly. When not set, it is on for books without their own scripts and templates.',
    example: 'true',
  },
  precompress: {
    kind: flag,
    fallback: false,
    about: 'Also writes each text file compressed with gzip and Brotli.',
    example: 'true',
  },
  meta: {
    kind: mapOf(text),
    fallback: {},
    about: '`<meta>` elements to add to every page: names and their contents.',
    example: '{ "google-site-verification" = "abc" }',
  },
  image: {
    kind: text,
    about:
      'The image for link previews, as a path from the site’s root. A page’s front matter can set its own.',
    example: '"images/cover.png"',
  },
  drawnImage: {
    kind: drawnImageTable,
    about: 'Draws an image with the title of each page for link previews. When not set, images aren’t drawn.',
    example: '{ fonts = ["fonts/Inter-Bold.ttf"] }',
  },
  site: section(siteTable, 'Parts around the text of every page.'),
  versions: {
    kind: versionsTable,
    about:
      'Publishes Git tags and branches beside the working tree. When not set, only the working tree is published.',
    example: '{ refs = ["v*"] }',
  },
  csp: {
    kind: flag,
    fallback: false,
    about: 'Adds a content security policy to every page.',
    example: 'true',
  },
  words: {
    kind: mapOf(word),
    fallback: {},
    about: 'Replaces texts of the interface, in every language.',
    example: '{ search-book = "Search the manual" }',
  },
  languages: {
    kind: languages,
    fallback: {},
    about: 'The languages of the book, a table for each. All of them are built into one site.',
    example: '{ de = { title = "Das Buch" } }',
  },
  languageFolders: {
    kind: choice('others', 'all'),
    fallback: 'others',
    about:
      'Which languages have a folder in the site: `others` leaves the language of the book at the root; with `all` it has a folder as well, and the root leads readers to their language.',
    example: '"all"',
  },
});

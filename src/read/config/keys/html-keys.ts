// The keys of `[output.html]`, except for its sub-tables.
import type { HtmlConfig } from '../html-config.ts';
import { type Kind, section, tableOf } from './field.ts';
import { codeTable, foldTable, playgroundTable, printTable, searchTable } from './html-table-keys.ts';
import { flag, listOf, mapOf, path, text, themeName } from './kinds.ts';
import { domain, icon, url } from './special-kinds.ts';

/** `[output.html]`. Allows the keys common to all outputs, as in mdBook. */
export const htmlTable: Kind<HtmlConfig> = tableOf<HtmlConfig>(
  {
    theme: {
      kind: path,
      about: 'The folder with the book’s own theme. When not set, `theme` is used if it exists.',
      example: '"my-theme"',
    },
    defaultTheme: {
      kind: themeName,
      fallback: 'light',
      about: 'The color theme for readers whose system uses light mode.',
      example: '"rust"',
    },
    preferredDarkTheme: {
      kind: themeName,
      fallback: 'navy',
      about: 'The color theme for readers whose system uses dark mode.',
      example: '"ayu"',
    },
    smartPunctuation: {
      kind: flag,
      fallback: true,
      about: 'Turns straight quotes into curly ones, `--` and `---` into dashes, and `...` into an ellipsis.',
      example: 'false',
    },
    definitionLists: {
      kind: flag,
      fallback: true,
      about: 'Enables definition lists: a term, then a line that starts with `: `.',
      example: 'false',
    },
    admonitions: {
      kind: flag,
      fallback: true,
      about: 'Enables GitHub’s alerts, such as `> [!NOTE]`.',
      example: 'false',
    },
    mathjaxSupport: {
      kind: flag,
      fallback: false,
      about: 'Renders formulas with MathJax in the reader’s browser.',
      example: 'true',
    },
    additionalCss: {
      kind: listOf(path),
      fallback: [],
      about: 'Style sheets to add to every page, relative to the book’s root.',
      example: '["custom.css"]',
    },
    additionalJs: {
      kind: listOf(path),
      fallback: [],
      about: 'Scripts to add to every page, relative to the book’s root.',
      example: '["custom.js"]',
    },
    noSectionLabel: {
      kind: flag,
      fallback: false,
      about: 'Hides chapter numbers in the table of contents.',
      example: 'true',
    },
    gitRepositoryUrl: {
      kind: url,
      about: 'The URL of the book’s repository. Adds an icon to the menu bar that links to it.',
      example: '"https://github.com/rust-lang/book"',
    },
    gitRepositoryIcon: {
      kind: icon,
      fallback: 'fab-github',
      about:
        'The Font Awesome icon of that link, with the prefix `fab-` (brands), `fas-` (solid) or `fa-` (regular).',
      example: '"fab-gitlab"',
    },
    gitBranch: {
      kind: text,
      fallback: 'main',
      about: 'The branch that the link of `[preprocessor.open-on-gh]` leads to.',
      example: '"trunk"',
    },
    openOnText: {
      kind: text,
      fallback: 'Found a bug? [Edit this page on GitHub.]',
      about:
        'The line that `[preprocessor.open-on-gh]` adds at the end of each page. The part in brackets becomes the link.',
      example: '"[Improve this page]"',
    },
    editUrlTemplate: {
      kind: url,
      about:
        'The URL for editing a page. `{path}` is replaced with the path of its file, relative to the book’s root.',
      example: '"https://github.com/rust-lang/book/edit/main/{path}"',
    },
    input404: {
      kind: text,
      about:
        'The chapter to use for `404.html`, relative to `book.src`, or `""` for none. When not set, `404.md` is used if it exists.',
      example: '"not-found.md"',
    },
    siteUrl: {
      kind: url,
      about:
        'Where the site will be published: its path or its full URL. Pages shown at other addresses need it, such as `404.html`.',
      example: '"/book/"',
    },
    canonicalSiteUrl: {
      kind: url,
      about: 'The base of the canonical URL of each page, if it differs from `site-url`.',
      example: '"https://doc.rust-lang.org/stable/book/"',
    },
    cname: {
      kind: domain,
      about: 'The custom domain for GitHub Pages, which is written to the file `CNAME`.',
      example: '"book.example.org"',
    },
    redirect: {
      kind: mapOf(url),
      fallback: {},
      about: 'Redirects from old paths, with or without a fragment, to new ones.',
      example: '{ "/old.html" = "new.html" }',
    },
    hashFiles: {
      kind: flag,
      fallback: true,
      about: 'Adds a hash of the content to the file names of style sheets, scripts and fonts.',
      example: 'false',
    },
    sidebarHeaderNav: {
      kind: flag,
      fallback: true,
      about: 'Shows the headings of the current page.',
      example: 'false',
    },
    zoomableImages: {
      kind: flag,
      fallback: true,
      about: 'Enlarges images on click.',
      example: 'false',
    },
    liveReloadEndpoint: {
      kind: text,
      about: 'The path of the live reload socket, which `serve` sets.',
      example: '"__livereload"',
    },
    print: section(printTable, 'The page that contains the whole book, for printing.'),
    fold: section(foldTable, 'Folding in the table of contents.'),
    playground: section(playgroundTable, 'Code blocks that readers can run.'),
    code: section(codeTable, 'Code blocks.'),
    search: section(searchTable, 'Search.'),
  },
  { others: ['command', 'optional'] },
);

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
      about: 'The folder of the book’s own theme; when not set, `theme` if it exists.',
      example: '"my-theme"',
    },
    defaultTheme: {
      kind: themeName,
      fallback: 'light',
      about: 'The colour theme for readers whose system is light.',
      example: '"rust"',
    },
    preferredDarkTheme: {
      kind: themeName,
      fallback: 'navy',
      about: 'The colour theme for readers whose system is dark.',
      example: '"ayu"',
    },
    smartPunctuation: {
      kind: flag,
      fallback: true,
      about: 'Makes straight quotes curly, `--` and `---` dashes, and `...` an ellipsis.',
      example: 'false',
    },
    definitionLists: {
      kind: flag,
      fallback: true,
      about: 'Definition lists: a term, and `: ` before what it means.',
      example: 'false',
    },
    admonitions: {
      kind: flag,
      fallback: true,
      about: 'Alerts as GitHub writes them: `> [!NOTE]`.',
      example: 'false',
    },
    mathjaxSupport: {
      kind: flag,
      fallback: false,
      about: 'Shows the formulas of pages with MathJax.',
      example: 'true',
    },
    additionalCss: {
      kind: listOf(path),
      fallback: [],
      about: 'Style sheets for every page, relative to the book’s root.',
      example: '["custom.css"]',
    },
    additionalJs: {
      kind: listOf(path),
      fallback: [],
      about: 'Scripts for every page, relative to the book’s root.',
      example: '["custom.js"]',
    },
    noSectionLabel: {
      kind: flag,
      fallback: false,
      about: 'Leaves the numbers out of the contents.',
      example: 'true',
    },
    gitRepositoryUrl: {
      kind: url,
      about: 'The address of the book’s repository: an icon in the menu bar leads there.',
      example: '"https://github.com/rust-lang/book"',
    },
    gitRepositoryIcon: {
      kind: icon,
      fallback: 'fab-github',
      about: 'The icon for it, of Font Awesome: `fab-` brands, `fas-` solid, `fa-` regular.',
      example: '"fab-gitlab"',
    },
    gitBranch: {
      kind: text,
      fallback: 'main',
      about: 'The branch for the line that `[preprocessor.open-on-gh]` puts at each page’s foot.',
      example: '"trunk"',
    },
    openOnText: {
      kind: text,
      fallback: 'Found a bug? [Edit this page on GitHub.]',
      about: 'That line; what stands in brackets is its link.',
      example: '"[Improve this page]"',
    },
    editUrlTemplate: {
      kind: url,
      about: 'Where a page can be edited; `{path}` stands for its file, relative to the book’s root.',
      example: '"https://github.com/rust-lang/book/edit/main/{path}"',
    },
    input404: {
      kind: text,
      about:
        'The chapter for `404.html`, relative to `book.src`; `""` for none. When not set, `404.md` if it exists.',
      example: '"not-found.md"',
    },
    siteUrl: {
      kind: url,
      about: 'Where the site will be: its path, or its whole address. Pages for other addresses need it.',
      example: '"/book/"',
    },
    canonicalSiteUrl: {
      kind: url,
      about: 'The address that pages name as their own, if it is not `site-url`.',
      example: '"https://doc.rust-lang.org/stable/book/"',
    },
    cname: {
      kind: domain,
      about: 'The domain for GitHub Pages: written to the file `CNAME`.',
      example: '"book.example.org"',
    },
    redirect: {
      kind: mapOf(url),
      fallback: {},
      about: 'Pages that moved: the old path, with a fragment or without -> where it leads.',
      example: '{ "/old.html" = "new.html" }',
    },
    hashFiles: {
      kind: flag,
      fallback: true,
      about: 'Puts a fingerprint into the names of style sheets, scripts and fonts.',
      example: 'false',
    },
    sidebarHeaderNav: {
      kind: flag,
      fallback: true,
      about: 'Shows the headings of the page.',
      example: 'false',
    },
    zoomableImages: {
      kind: flag,
      fallback: true,
      about: 'Shows a picture large when it is clicked on.',
      example: 'false',
    },
    liveReloadEndpoint: {
      kind: text,
      about: 'The path of the socket for live updates; `serve` sets it.',
      example: '"__livereload"',
    },
    print: section(printTable, 'The page with the whole book on it.'),
    fold: section(foldTable, 'Folding in the contents.'),
    playground: section(playgroundTable, 'Code blocks that readers can run.'),
    code: section(codeTable, 'Code blocks.'),
    search: section(searchTable, 'The search.'),
  },
  { others: ['command', 'optional'] },
);

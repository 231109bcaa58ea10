// The keys of the sub-tables of `[output.html]`.
import type {
  CodeConfig,
  FoldConfig,
  PlaygroundConfig,
  PrintConfig,
  SearchChapterConfig,
  SearchConfig,
} from '../html-config.ts';
import { type Kind, tableOf } from './field.ts';
import { byte, count, flag, mapOf, text } from './kinds.ts';

/** `[output.html.print]`. */
export const printTable: Kind<PrintConfig> = tableOf<PrintConfig>({
  enable: {
    kind: flag,
    fallback: true,
    about: 'Writes `print.html` and adds an icon to the menu bar that links to it.',
    example: 'false',
  },
  pageBreak: {
    kind: flag,
    fallback: true,
    about: 'Starts each chapter on a new page when printing.',
    example: 'false',
  },
});

/** `[output.html.fold]`. */
export const foldTable: Kind<FoldConfig> = tableOf<FoldConfig>({
  enable: {
    kind: flag,
    about:
      'Folds the chapters in the table of contents. When not set, the table of contents folds if it has more than 300 chapters.',
    example: 'true',
  },
  level: {
    kind: byte,
    fallback: 0,
    about: 'Number of levels expanded by default.',
    example: '1',
  },
});

/** `[output.html.playground]`. */
export const playgroundTable: Kind<PlaygroundConfig> = tableOf<PlaygroundConfig>({
  editable: {
    kind: flag,
    fallback: false,
    about: 'Lets readers edit the code of blocks marked `editable`.',
    example: 'true',
  },
  copyable: {
    kind: flag,
    fallback: true,
    about: 'Adds a copy button to code blocks.',
    example: 'false',
  },
  copyJs: {
    kind: flag,
    fallback: true,
    about: 'Accepted for mdBook: ships the editor’s scripts.',
    example: 'false',
    noEffect: (value) =>
      value === false ? 'the editor is part of the browser, so it doesn’t need scripts' : undefined,
  },
  lineNumbers: {
    kind: flag,
    fallback: false,
    about: 'Numbers the lines of editable code. Requires `editable`.',
    example: 'true',
  },
  runnable: {
    kind: flag,
    fallback: true,
    about: 'Adds a button to Rust code that runs it on the Rust playground.',
    example: 'false',
  },
});

/** `[output.html.code]`. */
export const codeTable: Kind<CodeConfig> = tableOf<CodeConfig>({
  hidelines: {
    kind: mapOf(text),
    fallback: {},
    about: 'The prefix of hidden lines, by language. Readers can show these lines.',
    example: '{ python = "~" }',
  },
});

const searchChapter: Kind<SearchChapterConfig> = tableOf<SearchChapterConfig>({
  enable: {
    kind: flag,
    about: 'Whether search includes the chapter, or the chapters in the folder.',
    example: 'false',
  },
});

/** `[output.html.search]`. */
export const searchTable: Kind<SearchConfig> = tableOf<SearchConfig>({
  enable: {
    kind: flag,
    fallback: true,
    about: 'Builds the search index and adds a search icon to the menu bar.',
    example: 'false',
  },
  limitResults: {
    kind: count,
    fallback: 30,
    about: 'Maximum number of results.',
    example: '20',
  },
  teaserWordCount: {
    kind: count,
    fallback: 30,
    about: 'Number of words in the excerpt of each result.',
    example: '20',
  },
  useBooleanAnd: {
    kind: flag,
    fallback: false,
    about: 'Accepted for mdBook. Results always match all words of the query.',
    example: 'true',
    noEffect: (value) => (value === false ? 'results always match all words; remove the key' : undefined),
  },
  boostTitle: {
    kind: byte,
    fallback: 2,
    about: 'Weight of a match in a heading.',
    example: '4',
  },
  boostHierarchy: {
    kind: byte,
    fallback: 1,
    about: 'Weight of a match in the titles of the enclosing chapters and sections.',
    example: '2',
  },
  boostParagraph: {
    kind: byte,
    fallback: 1,
    about: 'Weight of a match in the text.',
    example: '2',
  },
  expand: {
    kind: flag,
    fallback: true,
    about: 'Accepted for mdBook. Search always finds longer words that start with the query, too.',
    example: 'false',
    noEffect: (value) =>
      value === false
        ? 'search always matches the beginnings of words; readers can put a word in quotes to find only that word'
        : undefined,
  },
  headingSplitLevel: {
    kind: byte,
    fallback: 6,
    about: 'The deepest heading level whose sections are separate results. mdBook’s default is 3.',
    example: '2',
  },
  copyJs: {
    kind: flag,
    fallback: true,
    about: 'Adds the search scripts to the site. Set it to false if the book’s theme has its own.',
    example: 'false',
  },
  chapter: {
    kind: mapOf(searchChapter),
    fallback: {},
    about: 'Settings for single chapters or folders, by path. The most specific path wins.',
    example: '{ "appendix" = { enable = false } }',
  },
});

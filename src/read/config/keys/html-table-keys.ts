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
    about: 'Makes `print.html`, and an icon in the menu bar that leads there.',
    example: 'false',
  },
  pageBreak: {
    kind: flag,
    fallback: true,
    about: 'Begins each chapter on a new sheet.',
    example: 'false',
  },
});

/** `[output.html.fold]`. */
export const foldTable: Kind<FoldConfig> = tableOf<FoldConfig>({
  enable: {
    kind: flag,
    fallback: false,
    about: 'Folds the contents.',
    example: 'true',
  },
  level: {
    kind: byte,
    fallback: 0,
    about: 'How many levels are open when nothing was clicked on.',
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
    about: 'Shows a button that copies the code.',
    example: 'false',
  },
  copyJs: {
    kind: flag,
    fallback: true,
    about: 'Brings the editor’s scripts along; false when the book’s theme has its own.',
    example: 'false',
    noEffect: (value) =>
      value === false ? 'the editor is part of the browser and doesn’t need scripts' : undefined,
  },
  lineNumbers: {
    kind: flag,
    fallback: false,
    about: 'Numbers the lines of code that can be edited; needs `editable`.',
    example: 'true',
  },
  runnable: {
    kind: flag,
    fallback: true,
    about: 'Shows a button that runs Rust code on the playground.',
    example: 'false',
  },
});

/** `[output.html.code]`. */
export const codeTable: Kind<CodeConfig> = tableOf<CodeConfig>({
  hidelines: {
    kind: mapOf(text),
    fallback: {},
    about: 'A language -> what stands before lines of it that are hidden until asked for.',
    example: '{ python = "~" }',
  },
});

const searchChapter: Kind<SearchChapterConfig> = tableOf<SearchChapterConfig>({
  enable: {
    kind: flag,
    about: 'Whether the chapter, or what is in the folder, is searched.',
    example: 'false',
  },
});

/** `[output.html.search]`. */
export const searchTable: Kind<SearchConfig> = tableOf<SearchConfig>({
  enable: {
    kind: flag,
    fallback: true,
    about: 'Makes a search index, and an icon in the menu bar that opens the search.',
    example: 'false',
  },
  limitResults: {
    kind: count,
    fallback: 30,
    about: 'How many results are shown at most.',
    example: '20',
  },
  teaserWordCount: {
    kind: count,
    fallback: 30,
    about: 'How many words of its text a result shows.',
    example: '20',
  },
  useBooleanAnd: {
    kind: flag,
    fallback: false,
    about: 'Finds only what has all words that were looked for, which is always so.',
    example: 'true',
    noEffect: (value) => (value === false ? 'results always contain all words; remove the key' : undefined),
  },
  boostTitle: {
    kind: byte,
    fallback: 2,
    about: 'How much a word in a heading weighs.',
    example: '4',
  },
  boostHierarchy: {
    kind: byte,
    fallback: 1,
    about: 'How much a word in the titles above weighs.',
    example: '2',
  },
  boostParagraph: {
    kind: byte,
    fallback: 1,
    about: 'How much a word in the text weighs.',
    example: '2',
  },
  expand: {
    kind: flag,
    fallback: true,
    about: 'Finds words that only begin with what was looked for, which is always so.',
    example: 'false',
    noEffect: (value) =>
      value === false
        ? 'search always matches the start of words; to match a word exactly, put it in quotes'
        : undefined,
  },
  headingSplitLevel: {
    kind: byte,
    fallback: 6,
    about: 'Down to which level of heading a section is a result of its own; mdBook’s default is 3.',
    example: '2',
  },
  copyJs: {
    kind: flag,
    fallback: true,
    about: 'Brings the search’s scripts along; false when the book’s theme has its own.',
    example: 'false',
  },
  chapter: {
    kind: mapOf(searchChapter),
    fallback: {},
    about: 'A chapter’s file, or a folder -> settings of its own. The most specific counts.',
    example: '{ "appendix" = { enable = false } }',
  },
});

// The keys of the tables of well-known mdBook plugins, whose work build-book does itself.
import type {
  IndexingConfig,
  LinkcheckConfig,
  NativeConfig,
  PrivateConfig,
  ScrubConfig,
  TocConfig,
  VariablesConfig,
} from '../native-config.ts';
import { type Fields, type Kind, tableOf, type TableRules } from './field.ts';
import { amount, choice, flag, integer, listOf, mapOf, text } from './kinds.ts';
import { admonishFields, katexFields } from './nested-native-keys.ts';
import { reservedKeys } from './plugin-keys.ts';
import { names, pattern, variable } from './special-kinds.ts';

/** Keys that plugins have for themselves and that ask nothing of build-book; `renderer` is a common slip of their guides. */
const THEIR_OWN: readonly string[] = ['renderer', 'assets_version', 'static-css', 'pre-render'];

const rules: TableRules = { others: [...reservedKeys, ...THEIR_OWN], spelling: 'either' };
const plugin = <T>(fields: Fields<T>): Kind<T> => tableOf(fields, rules);

const noOptions = plugin<object>({});

/** A plugin without options: its table says that it is wanted. */
const presence: Kind<true> = {
  ...noOptions,
  read: (value, place) => (noOptions.read(value, place) === undefined ? undefined : true),
};

const privateTable = plugin<PrivateConfig>({
  remove: {
    kind: flag,
    fallback: false,
    about: 'Takes out what is private: `<!--private -->` blocks and chapters with the prefix.',
    example: 'true',
  },
  style: {
    kind: flag,
    fallback: true,
    about: 'Shows what is private as a quote with the notice.',
    example: 'false',
  },
  notice: {
    kind: text,
    fallback: 'CONFIDENTIAL',
    about: 'The notice on what is private.',
    example: '"WORK IN PROGRESS"',
  },
  chapterPrefix: {
    kind: text,
    fallback: '_',
    about: 'How the names of private chapters’ files begin.',
    example: '"private-"',
  },
});

const scrubTable = plugin<ScrubConfig>({
  removeHiddenSections: {
    kind: flag,
    fallback: true,
    about: 'Takes out `<div class="hidden">`, as `build-book.hidden-sections = "strip"` does.',
    example: 'false',
  },
  doNotIncludeHiddenChapters: {
    kind: flag,
    fallback: true,
    about: 'Takes out includes of files whose path begins with the prefix.',
    example: 'false',
  },
  hiddenChapterPrefix: {
    kind: text,
    fallback: '_',
    about: 'That prefix.',
    example: '"draft-"',
  },
  scrubExampleDirectives: {
    kind: flag,
    fallback: true,
    about: 'Takes out `{{#example ...}}`.',
    example: 'false',
  },
  scrubCrateBlockDirectives: {
    kind: flag,
    fallback: true,
    about: 'Takes out `{{#crate ...}}`.',
    example: 'false',
  },
  scrubWikilinks: {
    kind: flag,
    fallback: true,
    about: 'Keeps of `[[page | title]]` the title only.',
    example: 'false',
  },
});

const indexingTable = plugin<IndexingConfig>({
  useChapterNames: {
    kind: flag,
    fallback: false,
    about: 'Names chapters in the index instead of numbering their places.',
    example: 'true',
  },
  suppressHead: {
    kind: flag,
    fallback: false,
    about: 'Does not say the head’s word again in the entries under it.',
    example: 'true',
  },
  skipRenderer: {
    kind: names,
    fallback: [],
    about: 'Renderers that get no index.',
    example: '"linkcheck"',
  },
  seeInstead: {
    kind: mapOf(text),
    fallback: {},
    about: 'An entry -> the entry to see instead.',
    example: '{ "unit type" = "`()`" }',
  },
  nestUnder: {
    kind: mapOf(text),
    fallback: {},
    about: 'An entry -> the entry that it stands under.',
    example: '{ "generic type" = "generics" }',
  },
});

const tocTable = plugin<TocConfig>({
  marker: {
    kind: text,
    fallback: '<!-- toc -->',
    about: 'What stands where the list of the page’s headings is to be.',
    example: '"[[toc]]"',
  },
  maxLevel: {
    kind: integer(1, 6),
    fallback: 4,
    about: 'Down to which level headings are listed.',
    example: '2',
  },
});

const variablesTable = plugin<VariablesConfig>({
  variables: {
    kind: mapOf(variable),
    fallback: {},
    about: 'A name -> the text that `{{name}}` stands for.',
    example: '{ version = "1.85" }',
  },
  useEnv: {
    kind: flag,
    fallback: false,
    about: 'Looks in the environment for names that are not in the table.',
    example: 'true',
  },
  warnMissing: {
    kind: flag,
    fallback: true,
    about: 'Warns of names that stand for nothing.',
    example: 'false',
  },
});

const linkcheckTable = plugin<LinkcheckConfig>({
  followWebLinks: {
    kind: flag,
    fallback: false,
    about: 'Asks other sites whether links to them lead somewhere.',
    example: 'true',
  },
  traverseParentDirectories: {
    kind: flag,
    fallback: false,
    about: 'Allows links to files outside the book.',
    example: 'true',
  },
  latexSupport: {
    kind: flag,
    fallback: false,
    about: 'Looks for no links in formulas.',
    example: 'true',
  },
  exclude: {
    kind: listOf(pattern),
    fallback: [],
    about: 'Regular expressions: a link that one of them finds is not checked.',
    example: "['google\\.com']",
  },
  userAgent: {
    kind: text,
    about: 'What the check calls itself to other sites.',
    example: '"mdbook-linkcheck-0.4.0"',
  },
  cacheTimeout: {
    kind: amount,
    fallback: 43_200,
    about: 'Seconds for which an answer of another site is kept.',
    example: '86400',
  },
  warningPolicy: {
    kind: choice('warn', 'error', 'ignore'),
    fallback: 'warn',
    about: 'What to do with warnings about links and references.',
    example: '"error"',
  },
  httpHeaders: {
    kind: mapOf(listOf(text)),
    fallback: {},
    about: 'A regular expression on addresses -> headers for them.',
    example: '{ \'crates\\.io\' = ["Accept: text/html"] }',
  },
  requireMdExtension: {
    kind: flag,
    fallback: false,
    about: 'Links to chapters must end in `.md`.',
    example: 'true',
  },
});

type NativeTable<Name extends keyof NativeConfig> = Kind<Exclude<NativeConfig[Name], undefined>>;

/** The table of each plugin. */
export const nativeTables: { readonly [Name in keyof NativeConfig]-?: NativeTable<Name> } = {
  private: privateTable,
  scrub: scrubTable,
  indexing: indexingTable,
  admonish: plugin(admonishFields),
  alerts: presence,
  mermaid: presence,
  katex: plugin(katexFields),
  toc: tocTable,
  pagetoc: presence,
  footnote: presence,
  tabs: presence,
  variables: variablesTable,
  lastChanged: presence,
  openOnGh: presence,
  linkcheck: linkcheckTable,
};

// The keys of the two plugins that have tables in their tables: `[preprocessor.admonish]` and `[preprocessor.katex]`.
import type {
  AdmonishConfig,
  AdmonishDefaults,
  AdmonishDirective,
  Delimiter,
  KatexConfig,
  NamedDirective,
} from '../native-config.ts';
import { type Fields, type Kind, section, tableOf, type TableRules } from './field.ts';
import { amount, choice, flag, integer, listOf, mapOf, path, text } from './kinds.ts';

const either: TableRules = { spelling: 'either' };

const defaults: Kind<AdmonishDefaults> = tableOf<AdmonishDefaults>(
  {
    title: {
      kind: text,
      about: 'The title of blocks that have none; when not set, the name of their type.',
      example: '""',
    },
    collapsible: { kind: flag, fallback: false, about: 'Blocks can be folded.', example: 'true' },
    cssIdPrefix: {
      kind: text,
      fallback: 'admonition-',
      about: 'How the ids of blocks begin.',
      example: '"box-"',
    },
  },
  either,
);

const renderer = tableOf<{ readonly renderMode?: 'html' | 'preserve' | 'strip' }>(
  {
    renderMode: {
      kind: choice('html', 'preserve', 'strip'),
      about: 'What becomes of blocks for the renderer.',
      example: '"strip"',
    },
  },
  either,
);

const builtin = tableOf<{ readonly collapsible?: boolean }>({
  collapsible: { kind: flag, about: 'Blocks of the type can be folded.', example: 'true' },
});

const customFields: Fields<AdmonishDirective> = {
  icon: {
    kind: path,
    about: 'A picture in SVG, relative to the book’s root.',
    example: '"icons/beer.svg"',
    noEffect: 'titles have no pictures; `.admonish-NAME .admonition-title` in `additional-css` gives one',
  },
  color: {
    kind: text,
    about: 'The colour of its bar.',
    example: '"#ff8800"',
    noEffect: 'pages hold no styles; write `.admonish-NAME { --tag: ... }` in `additional-css`',
  },
  aliases: { kind: listOf(text), fallback: [], about: 'More names of the type.', example: '["pub"]' },
  title: { kind: text, about: 'The title of its blocks.', example: '"Cheers"' },
  collapsible: { kind: flag, about: 'Its blocks can be folded.', example: 'true' },
};

const custom: Kind<AdmonishDirective> = tableOf(customFields);

const namedCustom: Kind<NamedDirective> = tableOf<NamedDirective>({
  directive: { kind: text, fallback: '', about: 'The name of the type.', example: '"beer"' },
  ...customFields,
});

const directive = tableOf<AdmonishConfig['directive']>({
  builtin: {
    kind: mapOf(builtin),
    fallback: {},
    about: 'A type that there is -> settings for it.',
    example: '{ note = { collapsible = true } }',
  },
  custom: {
    kind: mapOf(custom),
    fallback: {},
    about: 'A type that the book adds -> what it looks like.',
    example: '{ beer = { title = "Cheers" } }',
  },
});

/** `[preprocessor.admonish]`. */
export const admonishFields: Fields<AdmonishConfig> = {
  onFailure: {
    kind: choice('continue', 'bail'),
    fallback: 'continue',
    about: 'What a faulty block does: show its error in the page, or be an error of the build.',
    example: '"bail"',
  },
  default: section(defaults, 'Settings of all blocks.'),
  renderer: {
    kind: mapOf(renderer),
    fallback: {},
    about: 'A renderer -> settings for it.',
    example: '{ test = { render_mode = "strip" } }',
  },
  directive: section(directive, 'Settings of types of block.'),
  custom: {
    kind: listOf(namedCustom),
    fallback: [],
    about: 'Types that the book adds, as mdbook-admonish had them before `directive.custom`.',
    example: '[{ directive = "beer", title = "Cheers" }]',
  },
};

const delimiter: Kind<Delimiter> = tableOf<Delimiter>({
  left: { kind: text, fallback: '$', about: 'What a formula begins with.', example: '"\\\\("' },
  right: { kind: text, fallback: '$', about: 'What it ends with.', example: '"\\\\)"' },
});

/** `[preprocessor.katex]`. */
export const katexFields: Fields<KatexConfig> = {
  output: {
    kind: choice('html', 'mathml', 'htmlAndMathml'),
    fallback: 'htmlAndMathml',
    about: 'What formulas become.',
    example: '"mathml"',
    noEffect: (value) =>
      value === 'mathml'
        ? undefined
        : 'formulas are MathML, which browsers set without fonts and style sheets of KaTeX',
  },
  leqno: {
    kind: flag,
    fallback: false,
    about: 'Numbers stand on the left.',
    example: 'true',
    noEffect: 'in MathML numbers stand where the browser puts them',
  },
  fleqn: {
    kind: flag,
    fallback: false,
    about: 'Formulas of their own line stand on the left.',
    example: 'true',
  },
  throwOnError: { kind: flag, fallback: false, about: 'A faulty formula is an error.', example: 'true' },
  errorColor: {
    kind: text,
    fallback: '#cc0000',
    about: 'The colour of faulty formulas.',
    example: '"red"',
    noEffect: 'faulty formulas have the colour that each theme has for warnings; `.math-error` sets another',
  },
  minRuleThickness: {
    kind: amount,
    about: 'The least thickness of lines, in em.',
    example: '0.06',
    noEffect: 'in MathML the browser chooses how thick lines are',
  },
  maxSize: {
    kind: amount,
    about: 'The largest size that a formula may ask for, in em.',
    example: '500',
    noEffect: 'in MathML sizes have no limit; `max-expand` keeps formulas from growing',
  },
  maxExpand: {
    kind: integer(0, 1_000_000),
    fallback: 1000,
    about: 'How many macros a formula may expand.',
    example: '100',
  },
  trust: { kind: flag, fallback: false, about: 'Allows links and pictures in formulas.', example: 'true' },
  macros: {
    kind: path,
    about: 'A file of macros, `\\name:meaning` on each line, relative to the book’s root.',
    example: '"macros.txt"',
  },
  includeSrc: {
    kind: flag,
    fallback: false,
    about: 'Keeps the source of formulas in the page, to be copied.',
    example: 'true',
  },
  noCss: {
    kind: flag,
    fallback: false,
    about: 'Leaves KaTeX’s style sheet out: the book’s theme has it.',
    example: 'true',
    noEffect: 'pages load no style sheet of KaTeX, since MathML needs none',
  },
  blockDelimiter: {
    kind: delimiter,
    fallback: { left: '$$', right: '$$' },
    about: 'What stands around formulas of their own line.',
    example: '{ left = "\\\\[", right = "\\\\]" }',
  },
  inlineDelimiter: {
    kind: delimiter,
    fallback: { left: '$', right: '$' },
    about: 'What stands around formulas in text.',
    example: '{ left = "\\\\(", right = "\\\\)" }',
  },
};

// `[preprocessor.admonish]`: renders fences named `admonish` as boxes.
import type { Plugin } from '../plugin.ts';
import { type Fields, type Kind, type TableRules, section, tableOf } from '../../read/config/keys/field.ts';
import { choice, flag, listOf, mapOf, path, text } from '../../read/config/keys/kinds.ts';
import { pluginKeys } from '../../read/config/keys/plugin-table.ts';

/** Keys of `[preprocessor.admonish]`. */
export interface AdmonishTable {
  /** Whether an invalid block is a warning or stops the build. */
  readonly onFailure: 'continue' | 'bail';
  readonly default: AdmonishDefaults;
  /** Renderer -> how blocks are output for it. */
  readonly renderer: Readonly<Record<string, { readonly renderMode?: 'html' | 'preserve' | 'strip' }>>;
  readonly directive: {
    /** Type -> settings. */
    readonly builtin: Readonly<Record<string, { readonly collapsible?: boolean }>>;
    readonly custom: Readonly<Record<string, AdmonishDirective>>;
  };
  /** Older form of `directive.custom`, which mdbook-admonish still accepts. */
  readonly custom: readonly NamedDirective[];
}

export interface AdmonishDefaults {
  readonly title?: string;
  readonly collapsible: boolean;
  readonly cssIdPrefix: string;
}

/** A custom type of block. */
export interface AdmonishDirective {
  /** An SVG file, relative to the book root. */
  readonly icon?: string;
  readonly color?: string;
  readonly aliases: readonly string[];
  readonly title?: string;
  readonly collapsible?: boolean;
}

/** A custom type of block with its name. */
export interface NamedDirective extends AdmonishDirective {
  readonly directive: string;
}

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
    noEffect:
      'titles don’t have icons; to add one, style `.admonish-NAME .admonition-title` in `additional-css`',
  },
  color: {
    kind: text,
    about: 'The colour of its bar.',
    example: '"#ff8800"',
    noEffect: 'pages don’t contain styles; write `.admonish-NAME { --tag: ... }` in `additional-css`',
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

const directive = tableOf<AdmonishTable['directive']>({
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

const admonishKeys: Kind<AdmonishTable> = pluginKeys<AdmonishTable>({
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
});

export const admonish: Plugin<AdmonishTable> = {
  name: 'admonish',
  keys: admonishKeys,
  replaces: { files: /^mdbook-admonish(?:-custom)?\.css$/ },
  ownFences: ['admonish'],
  loadHooks: async () => (await import('./admonish-blocks.ts')).admonishHooks,
};

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
      about: 'The title of blocks without one. When not set, it is the name of their type.',
      example: '""',
    },
    collapsible: { kind: flag, fallback: false, about: 'Makes blocks collapsible.', example: 'true' },
    cssIdPrefix: {
      kind: text,
      fallback: 'admonition-',
      about: 'The prefix of the blocks’ ids.',
      example: '"box-"',
    },
  },
  either,
);

const renderer = tableOf<{ readonly renderMode?: 'html' | 'preserve' | 'strip' }>(
  {
    renderMode: {
      kind: choice('html', 'preserve', 'strip'),
      about: 'How to handle blocks for this renderer: convert them, keep them, or remove the markup.',
      example: '"strip"',
    },
  },
  either,
);

const builtin = tableOf<{ readonly collapsible?: boolean }>({
  collapsible: { kind: flag, about: 'Makes blocks of this type collapsible.', example: 'true' },
});

const customFields: Fields<AdmonishDirective> = {
  icon: {
    kind: path,
    about: 'The SVG icon, relative to the book’s root.',
    example: '"icons/beer.svg"',
    noEffect: 'icons come from CSS; style `.admonish-NAME .admonition-title` in `additional-css`',
  },
  color: {
    kind: text,
    about: 'The color of the blocks.',
    example: '"#ff8800"',
    noEffect: 'colors come from CSS; write `.admonish-NAME { --tag: ... }` in `additional-css`',
  },
  aliases: { kind: listOf(text), fallback: [], about: 'Other names of this type.', example: '["pub"]' },
  title: { kind: text, about: 'The title of these blocks.', example: '"Cheers"' },
  collapsible: { kind: flag, about: 'Makes these blocks collapsible.', example: 'true' },
};

const custom: Kind<AdmonishDirective> = tableOf(customFields);

const namedCustom: Kind<NamedDirective> = tableOf<NamedDirective>({
  directive: { kind: text, fallback: '', about: 'The name of this type.', example: '"beer"' },
  ...customFields,
});

const directive = tableOf<AdmonishTable['directive']>({
  builtin: {
    kind: mapOf(builtin),
    fallback: {},
    about: 'Settings for the built-in types, by name.',
    example: '{ note = { collapsible = true } }',
  },
  custom: {
    kind: mapOf(custom),
    fallback: {},
    about: 'Custom types, by name.',
    example: '{ beer = { title = "Cheers" } }',
  },
});

const admonishKeys: Kind<AdmonishTable> = pluginKeys<AdmonishTable>({
  onFailure: {
    kind: choice('continue', 'bail'),
    fallback: 'continue',
    about:
      'What to do with an invalid block: show the error in the page, or report an error and fail the build.',
    example: '"bail"',
  },
  default: section(defaults, 'Defaults for all blocks.'),
  renderer: {
    kind: mapOf(renderer),
    fallback: {},
    about: 'Settings by renderer.',
    example: '{ test = { render_mode = "strip" } }',
  },
  directive: section(directive, 'Settings for types of blocks.'),
  custom: {
    kind: listOf(namedCustom),
    fallback: [],
    about: 'Custom types, in the form that older versions of mdbook-admonish used before `directive.custom`.',
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

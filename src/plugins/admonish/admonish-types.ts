// Resolves admonition types and their aliases, and the display settings of each type.
import { type Words, wordOf } from '../../core/words.ts';
import type { AdmonishDirective, AdmonishTable } from './admonish.ts';

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  note: [],
  abstract: ['summary', 'tldr'],
  info: ['todo'],
  tip: ['hint', 'important'],
  success: ['check', 'done'],
  question: ['help', 'faq'],
  warning: ['caution', 'attention'],
  failure: ['fail', 'missing'],
  danger: ['error'],
  bug: [],
  example: [],
  quote: ['cite'],
};

export interface AdmonishType {
  /** The name used by style sheets. */
  readonly name: string;
  readonly title: string;
  /** The title that mdbook-admonish makes the id of, in any language. */
  readonly idTitle: string;
  readonly collapsible?: boolean;
}

/**
 * Absent for a type that neither mdbook-admonish nor the book defines. An alias has its own title, as in
 * mdbook-admonish.
 */
export function typeOf(written: string, config: AdmonishTable, words: Words): AdmonishType | undefined {
  for (const [name, custom] of customTypes(config)) {
    if (name !== written && !custom.aliases.includes(written)) continue;
    const { title = titleOf(written), collapsible } = custom;
    return { name, title, idTitle: title, collapsible };
  }
  for (const [name, aliases] of Object.entries(ALIASES)) {
    if (name !== written && !aliases.includes(written)) continue;
    const { builtin } = config.directive;
    const collapsible = Object.hasOwn(builtin, name) ? builtin[name]?.collapsible : undefined;
    const title = wordOf(words, `admonish-${written}`);
    return { name, title, idTitle: titleOf(written), collapsible };
  }
  return undefined;
}

/** Every type and alias, for did-you-mean. */
export const typeNames = (config: AdmonishTable): readonly string[] => [
  ...Object.entries(ALIASES).flatMap(([name, aliases]) => [name, ...aliases]),
  ...customTypes(config).flatMap(([name, { aliases }]) => [name, ...aliases]),
];

const customTypes = ({
  directive,
  custom,
}: AdmonishTable): readonly (readonly [name: string, type: AdmonishDirective])[] => [
  ...Object.entries(directive.custom),
  ...custom.map((type) => [type.directive, type] as const),
];

/** `my-type` -> `My-type`: mdbook-admonish capitalizes only the first letter. */
export const titleOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

// A chapter's expanded text -> the text as the plugins that a book names would have it, whose work is done here.
import type { AdmonishConfig } from '../read/config/native-config.ts';
import type { Outcome } from '../core/diagnostic.ts';
import type { MappedText } from '../core/mapped-text.ts';
import type { Feature } from '../scan/markdown/facts.ts';
import { openAdmonitions } from './admonish/admonish-blocks.ts';
import { openTabs } from './tabs.ts';
import { type EnvironmentOf, type VariableOptions, replaceVariables } from './variables.ts';

export interface PluginOptions {
  /** What `{{name}}` stands for. */
  readonly variables: VariableOptions;
  readonly tabs: boolean;
  /** Absent when fences named `admonish` are code like others. */
  readonly admonish?: AdmonishConfig;
}

export interface PluggedText {
  readonly text: MappedText;
  /** The same before boxes and tabs are HTML: what a person would write. */
  readonly written: MappedText;
  /** What the page needs for it. */
  readonly uses: readonly Feature[];
}

export function applyPlugins(
  mapped: MappedText,
  options: PluginOptions,
  environmentOf: EnvironmentOf,
): Outcome<PluggedText> {
  const { value: named, diagnostics } = replaceVariables(mapped, options.variables, environmentOf);
  const tabbed = options.tabs ? openTabs(named) : named;
  const uses: readonly Feature[] = tabbed === named ? [] : ['tabs'];
  if (options.admonish === undefined) return { value: { text: tabbed, written: named, uses }, diagnostics };
  const boxed = openAdmonitions(tabbed, options.admonish);
  return {
    value: { text: boxed.value, written: named, uses },
    diagnostics: [...diagnostics, ...boxed.diagnostics],
  };
}

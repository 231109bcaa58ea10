// The built-in plugins, in the order of the settings chapter. Hooks of the same name run in this order.
import { admonish } from './admonish/admonish.ts';
import { alerts } from './alerts/alerts.ts';
import { blocks } from './blocks/blocks.ts';
import { codeFeatures } from './code-features.ts';
import { editions } from './editions.ts';
import { footnotePreviews } from './footnote-previews.ts';
import { footnote } from './footnote/footnote.ts';
import { furniture } from './furniture.ts';
import { gettext } from './gettext/gettext.ts';
import { gitbook } from './gitbook/gitbook.ts';
import { indexing } from './indexing.ts';
import { katex } from './katex/katex.ts';
import { lastChanged } from './last-changed.ts';
import { linkcheck } from './linkcheck.ts';
import { mermaid } from './mermaid/mermaid.ts';
import { offline } from './offline.ts';
import { openOnGh } from './open-on-gh.ts';
import { pageLayouts } from './page-layouts.ts';
import { pagetoc } from './pagetoc.ts';
import type { ConfigPlugin } from '../read/config/config-plugin.ts';
import { builtInOutputs } from '../emit/outputs/outputs.ts';
import type { Plugin } from './plugin.ts';
import { privateParts } from './private/private.ts';
import { scrub } from './scrub.ts';
import { tabs } from './tabs/tabs.ts';
import { toc } from './toc.ts';
import { variables } from './variables/variables.ts';

export const builtInPlugins: readonly Plugin[] = [
  gitbook,
  privateParts,
  scrub,
  indexing,
  admonish,
  alerts,
  blocks,
  codeFeatures,
  mermaid,
  katex,
  toc,
  pagetoc,
  pageLayouts,
  footnote,
  footnotePreviews,
  furniture,
  editions,
  offline,
  tabs,
  variables,
  lastChanged,
  openOnGh,
  linkcheck,
  gettext,
];

/** Everything that handles a table of book.toml: plugins and built-in outputs. */
export const builtInTables: readonly ConfigPlugin[] = [...builtInPlugins, ...builtInOutputs];

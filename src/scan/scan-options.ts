// The settings that a chapter is scanned by: a chapter is scanned again only when these change.
import type { Config } from '../read/config/config.ts';
import type { MarkdownOptions } from './markdown/options.ts';
import { type PreprocessOptions, preprocessOptions } from '../read/preprocess/preprocess-options.ts';
import type { PluginOptions } from '../plugins/apply-plugins.ts';
import { markdownOptions } from './markdown/markdown-options.ts';

export interface ScanOptions {
  readonly preprocess: PreprocessOptions;
  readonly markdown: MarkdownOptions;
  readonly plugins: PluginOptions;
  /** Whether the site has each page's Markdown. */
  readonly keepMarkdown: boolean;
}

export const scanOptions = (config: Config): ScanOptions => ({
  preprocess: preprocessOptions(config),
  markdown: markdownOptions(config),
  plugins: {
    variables: {
      variables: config.buildBook.variables,
      fromEnvironment: config.native.variables?.useEnv ?? false,
      warnMissing: config.native.variables?.warnMissing ?? false,
    },
    tabs: config.native.tabs !== undefined,
    admonish: config.native.admonish,
  },
  keepMarkdown: config.buildBook.llms,
});

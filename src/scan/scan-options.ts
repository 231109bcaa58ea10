// The configuration -> what of it a chapter is read by: a chapter is read again only when this changes.
import type { Config } from '../read/config/config.ts';
import type { MarkdownOptions } from './markdown/options.ts';
import type { HiddenOptions } from '../read/preprocess/hidden.ts';
import type { PluginOptions } from '../plugins/apply-plugins.ts';
import { markdownOptions } from './markdown/markdown-options.ts';

export interface ScanOptions {
  readonly markdown: MarkdownOptions;
  readonly hidden: HiddenOptions;
  /** Paths of includes that are left out begin so; absent for none. */
  readonly leaveOut?: string;
  /** Directives of other programs that leave nothing behind. */
  readonly drop: readonly string[];
  readonly plugins: PluginOptions;
  /** Whether the site has each page's Markdown. */
  readonly keepMarkdown: boolean;
}

export function scanOptions(config: Config): ScanOptions {
  const { private: comments, scrub } = config.native;
  return {
    markdown: markdownOptions(config),
    hidden: {
      sections: config.buildBook.hiddenSections,
      ...(comments && {
        private: { remove: comments.remove, style: comments.style, notice: comments.notice },
      }),
    },
    ...(scrub?.doNotIncludeHiddenChapters ? { leaveOut: scrub.hiddenChapterPrefix } : {}),
    plugins: {
      variables: {
        variables: config.buildBook.variables,
        fromEnvironment: config.native.variables?.useEnv ?? false,
        warnMissing: config.native.variables?.warnMissing ?? false,
      },
      tabs: config.native.tabs !== undefined,
      ...(config.native.admonish && { admonish: config.native.admonish }),
    },
    keepMarkdown: config.buildBook.llms,
    drop: [
      ...(scrub?.scrubExampleDirectives ? ['example'] : []),
      ...(scrub?.scrubCrateBlockDirectives ? ['crate'] : []),
    ],
  };
}

// Selects the settings that scanning depends on. Chapters are rescanned only if these change.
import type { Config } from '../read/config/config.ts';
import { hookOptions } from '../read/plugin-hooks.ts';
import { type PreprocessOptions, preprocessOptions } from '../read/preprocess/preprocess-options.ts';
import type { ChapterPlugin } from './chapter-hooks.ts';
import { markdownOptions, type MarkdownOptions } from './markdown/options.ts';

export interface ScanOptions {
  readonly preprocess: PreprocessOptions;
  readonly markdown: MarkdownOptions;
  /** Options of enabled plugins that take part in scanning, by name. */
  readonly plugins: Config['plugins'];
  /** Whether the site includes each page's Markdown. */
  readonly keepMarkdown: boolean;
  /** Language of chapters that a translation lacks; absent for a book that isn't one. */
  readonly originalLanguage?: string;
}

export const scanOptions = (config: Config, plugins: readonly ChapterPlugin[]): ScanOptions => ({
  preprocess: preprocessOptions(config),
  markdown: markdownOptions(config),
  plugins: hookOptions(plugins, config),
  keepMarkdown: config.buildBook.llms,
  ...(config.original && { originalLanguage: config.original.language }),
});

// The part of a plugin that concerns chapters: changes of their text, and the parsing of their Markdown.
import { type ActiveHooks, type HookedPlugin, loadActiveHooks } from '../read/plugin-hooks.ts';
import type { Config } from '../read/config/config.ts';
import type { TextHooks } from '../read/preprocess/text-hooks.ts';
import type { FencePlugin, MarkdownHooks, MarkdownPlugins } from './markdown/markdown-hooks.ts';

/** All that a plugin may do with a chapter before the book is linked. */
export interface ChapterHooks<Options = unknown> extends TextHooks<Options>, MarkdownHooks<Options> {}

export interface ChapterPlugin<Options = unknown> extends HookedPlugin<ChapterHooks<Options>>, FencePlugin {}

/** Plugins as chapters are read with them. */
export interface LoadedPlugins extends MarkdownPlugins {
  readonly active: readonly ActiveHooks<ChapterHooks>[];
}

/** `options` are those of `hookOptions`. */
export const loadChapterPlugins = async (
  plugins: readonly ChapterPlugin[],
  options: Config['plugins'],
): Promise<LoadedPlugins> => ({
  active: await loadActiveHooks(plugins, options),
  ownFences: plugins.flatMap(({ ownFences = [] }) => ownFences),
});

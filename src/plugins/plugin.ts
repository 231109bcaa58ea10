// A plugin: everything that build-book may be told of it, each part defined by the act that uses it.
import type { PagePlugin } from '../emit/theme/page-plugin.ts';
import type { CheckPlugin } from '../link/check/check-plugin.ts';
import type { ConfigPlugin } from '../read/config/config-plugin.ts';
import type { ChapterPlugin } from '../scan/chapter-hooks.ts';

/**
 * `Table` is what the plugin's table in book.toml says, `Options` what its hooks are given. A plugin that is not on takes
 * no part in a build, and what only its hooks need is not loaded: `loadHooks` imports it.
 *
 * Members that take a table or options are methods, so that one list can hold plugins with different types of them.
 */
export interface Plugin<Table = unknown, Options = Table>
  extends ConfigPlugin<Table, Options>, ChapterPlugin<Options>, CheckPlugin<Options>, PagePlugin {}

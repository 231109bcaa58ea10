// The interface of a plugin; each part is defined by the stage that uses it.
import type { PagePlugin } from '../emit/theme/page-plugin.ts';
import type { CheckPlugin } from '../link/check/check-plugin.ts';
import type { ConfigPlugin } from '../read/config/config-plugin.ts';
import type { BookPlugin } from '../read/preprocess/book-hook.ts';
import type { ChapterPlugin } from '../scan/chapter-hooks.ts';

/**
 * `Table` is the plugin's table in book.toml, `Options` the input of its hooks. A disabled plugin has no effect, and
 * the code of its hooks isn't loaded: `loadHooks` imports it. Members that take a table or options are methods, so that
 * plugins with different types fit in one list.
 */
export interface Plugin<Table = unknown, Options = Table>
  extends
    ConfigPlugin<Table, Options>,
    ChapterPlugin<Options>,
    BookPlugin<Options>,
    CheckPlugin<Options>,
    PagePlugin {}

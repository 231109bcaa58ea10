// Assembles the inputs for preprocessors that need the whole book.
import type { Environment } from '../../core/build-mode.ts';
import type { Config } from '../config/config.ts';
import type { SharedValues } from '../../core/shared-values.ts';
import type { Outline } from '../summary/outline.ts';
import type { Outcome } from '../../core/diagnostic.ts';
import type { Memo } from '../../memo/stage.ts';
import { type MappedText, mappedFile } from '../../core/mapped-text.ts';
import type { BookPath } from '../../core/path.ts';
import type { ChangeBook } from './book-hook.ts';
import { parseFrontMatter } from './front-matter.ts';
import { definitionsOnly } from './include/definitions-only.ts';
import { orderInput, preprocessorOrder } from './preprocessor-order.ts';
import type { WholeBookInput, WholeBookWorld } from './whole-book.ts';
import type { BookFiles } from '../../core/book-files.ts';
import { tablesIn } from '../config/config-plugin.ts';
import { preprocessOptions } from './preprocess-options.ts';
import { hookOptions, loadActiveHooks } from '../plugin-hooks.ts';
import type { Waiting } from './run-program.ts';
import type { TextPlugin } from './text-hooks.ts';

/** A book whose chapters haven't been read yet. */
export interface UnreadBook {
  readonly config: Config;
  readonly outline: Outline;
  readonly files: BookFiles;
  /** See `BookHookWorld.memo`. */
  readonly memo?: Memo;
}

/** Where and how the book's programs run. */
export interface ProgramContext {
  /** The book's root, absolute. */
  readonly root: string;
  readonly environment: Environment;
  /** Receives the programs' output. */
  readonly onOutput?: (text: string) => void;
  /** Called each second while a program runs. */
  readonly onWaiting?: (waiting: Waiting) => void;
  /** See `BookHookWorld.values`. */
  readonly values?: SharedValues;
}

/** The input for a renderer's preprocessors, and diagnostics about their order. */
export async function wholeBookInput(
  book: UnreadBook,
  renderer: string,
  plugins: readonly TextPlugin[],
): Promise<Outcome<WholeBookInput>> {
  const { config, outline, files } = book;
  const steps = preprocessorOrder(orderInput(config));
  const { hiddenSections: sections, ...expand } = preprocessOptions(config);
  const hiding = plugins.filter(({ hides }) => hides);
  const value: WholeBookInput = {
    steps: steps.value,
    outline,
    src: config.book.src,
    tables: config.tables,
    renderer,
    textOf: ({ source }) => bodyOf(files, source),
    frontMatterOf: ({ source }) => frontMatterOf(files, source),
    expand,
    hidden: { sections, hooks: await loadActiveHooks(hiding, hookOptions(hiding, config)) },
    bookHooks: await bookHooksOf(plugins, config),
    hidingSteps: new Set(tablesIn('preprocessor', hiding).keys()),
  };
  return { value, diagnostics: steps.diagnostics };
}

async function bookHooksOf(
  plugins: readonly TextPlugin[],
  config: Config,
): Promise<ReadonlyMap<string, ChangeBook>> {
  const found = new Map<string, ChangeBook>();
  for (const plugin of plugins) {
    const options = config.plugins[plugin.name];
    const hooks = options === undefined ? undefined : await plugin.loadBookHooks?.();
    if (hooks !== undefined) found.set(plugin.name, (book, world) => hooks.change(book, options, world));
  }
  return found;
}

/** A chapter's text after its front matter; empty when it can't be read, which is reported when it is scanned. */
function bodyOf(files: BookFiles, source: BookPath): MappedText {
  const file = files.read(source);
  if (file.kind === 'none') return mappedFile(source, '');
  const { bodyStart } = parseFrontMatter(file).value;
  return mappedFile(source, file.text.slice(bodyStart), bodyStart);
}

function frontMatterOf(files: BookFiles, source: BookPath): string {
  const file = files.read(source);
  return file.kind === 'none' ? '' : file.text.slice(0, parseFrontMatter(file).value.bodyStart);
}

export function worldOf({ config, files, memo }: UnreadBook, place: ProgramContext): WholeBookWorld {
  return {
    timeLimit: config.buildBook.programTimeout,
    ...place,
    ...(memo && { memo }),
    read: files.read,
    list: files.namesIn,
    definitionsOnly: (path) => {
      const file = files.read(path);
      return file.kind === 'file' ? definitionsOnly(file.text) : undefined;
    },
  };
}

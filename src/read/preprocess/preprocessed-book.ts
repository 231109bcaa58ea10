// Runs the preprocessors of a book without building it, and returns the chapters as mdBook passes them to a renderer.
import { readOnlyFiles } from '../../core/book-files.ts';
import type { Config } from '../config/config.ts';
import type { Outcome } from '../../core/diagnostic.ts';
import { createStatCache } from '../../disk/sources/stat-cache.ts';
import { chaptersJson } from './book-json.ts';
import { diskFiles } from '../../disk/sources/disk-files.ts';
import { createBookPreparer } from './prepare-book.ts';
import type { ProgramContext } from './whole-book-input.ts';
import { parseSummary } from '../summary/parse-summary.ts';
import { readOutline } from '../summary/read-outline.ts';
import type { TextPlugin } from './text-hooks.ts';

/** One written chapter. */
export interface ChapterText {
  readonly name: string;
  /** Relative to the sources. */
  readonly path: string;
  readonly content: string;
}

/** Every written chapter in reading order; empty when SUMMARY.md can't be read. */
export async function preprocessedBook(
  config: Config,
  renderer: string,
  { place, plugins }: { readonly place: ProgramContext; readonly plugins: readonly TextPlugin[] },
): Promise<Outcome<readonly ChapterText[]>> {
  const files = readOnlyFiles(diskFiles(place.root, createStatCache()));
  const read = await readOutline(config, files, (...summary) => Promise.resolve(parseSummary(...summary)));
  if (read.value === undefined) return { value: [], diagnostics: read.diagnostics };
  const book = { config, files, outline: read.value.outline };
  const json = await createBookPreparer(place, plugins).jsonFor(renderer, book);
  const chapters = [...chaptersJson(json.value.items)].flatMap(({ name, path, content }) =>
    path === null ? [] : [{ name, path, content }],
  );
  return { value: chapters, diagnostics: [...read.diagnostics, ...json.diagnostics] };
}

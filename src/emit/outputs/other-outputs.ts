// A book and its `[output.*]` tables -> what its renderers make besides the site.
import { resolve } from 'node:path';
import type { OutputTable } from '../../read/config/config.ts';
import { outputDir } from '../../read/config/layout.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { destinationName } from '../../disk/site/destination.ts';
import { makeFolder } from '../../disk/make-folder.ts';
import type { StatCache } from '../../disk/sources/stat-cache.ts';
import { writeSite } from '../../disk/site/write-site.ts';
import { placedInConfig } from '../../read/config/config-places.ts';
import type { BookPreparer, ProgramPlace, UnreadBook } from '../../read/preprocess/prepare-book.ts';

export interface OtherOutputs {
  readonly book: UnreadBook;
  readonly preparer: BookPreparer;
  readonly place: ProgramPlace;
  readonly statCache: StatCache;
  /** Absolute; absent for what the configuration says. */
  readonly destination?: string;
  /** What the site's build has said already: each renderer's preprocessors find the same mistakes again. */
  readonly told: readonly Diagnostic[];
  /** Why nothing must be written to a folder; absent when it may. */
  readonly refusal: (destination: string) => Diagnostic | undefined;
}

/**
 * Runs every renderer but the site's, in the order of their names, and tells what was not told before. One that fails
 * does not keep the others.
 */
export async function renderOthers(others: OtherOutputs): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const output of others.book.config.outputs) {
    if (output.native && output.name !== 'markdown') continue;
    found.push(...(await renderOther(output, others)));
  }
  return untold(found, others.told);
}

/** Each of `found` once, without those that are among `told`. */
function untold(found: readonly Diagnostic[], told: readonly Diagnostic[]): readonly Diagnostic[] {
  const keys = new Set(told.map((diagnostic) => JSON.stringify(diagnostic)));
  return found.filter((diagnostic) => {
    const key = JSON.stringify(diagnostic);
    return !keys.has(key) && keys.add(key);
  });
}

async function renderOther(output: OutputTable, others: OtherOutputs): Promise<readonly Diagnostic[]> {
  const { book, preparer, place, statCache } = others;
  const destination = resolve(place.root, outputDir(book.config, output.name, others.destination));
  const refused = others.refusal(destination);
  if (refused) return [refused];
  const name = destinationName({ root: place.root, destination });
  const json = await preparer.jsonFor(output.name, book);
  if (output.native) {
    const { markdownSite } = await import('./markdown-site.ts');
    const written = await writeSite({ destination, name, site: markdownSite(json.value), statCache });
    return [...json.diagnostics, ...written.diagnostics];
  }
  const unmade = makeFolder(destination, name);
  if (unmade) return [...json.diagnostics, unmade];
  const { runRenderer } = await import('./run-renderer.ts');
  const { tables } = book.config;
  const rendered = await runRenderer({ ...output, book: json.value, tables, destination }, place);
  return [...json.diagnostics, ...placedInConfig(rendered, book.files)];
}

// Writes a built book: its outputs, and the site with all versions.
import type { Outcome } from '../core/diagnostic.ts';
import type { Site } from '../core/output-file.ts';
import { createPause } from '../core/time-slices.ts';
import { type DestinationRequest, checkDestination } from '../disk/site/destination.ts';
import { writeSite } from '../disk/site/write-site.ts';
import type { OutputInput } from '../emit/outputs/output.ts';
import { SITE, wantedOutputs } from '../emit/outputs/outputs.ts';
import type { OutputTable } from '../read/config/config.ts';
import type { BookBuilder } from './book-builder.ts';
import { destinationRequest } from './diagnose/diagnose-destination.ts';
import type { SessionCaches } from './session-caches.ts';
import type { BuiltBook, EditionOptions, SessionOptions, WriteOptions } from './session.ts';
import type { SessionVersions } from './versions/session-versions.ts';
import { type OutputWorld, type WrittenOutput, writeOutputs } from './write-outputs.ts';

export interface BookWriting extends WriteOptions {
  readonly builder: BookBuilder;
  readonly options: EditionOptions;
  readonly caches: SessionCaches;
  readonly versions: SessionVersions;
}

/** Writes what changed, and saves the caches. */
export async function writeBook(built: BuiltBook, writing: BookWriting): Promise<Outcome<WrittenOutput>> {
  const outcome = await writeOutputs({
    config: built.config,
    only: writing.options.only,
    inputFor: (table) => outputInput(writing.builder, table),
    // The site's folder was checked before.
    refusal: (input) =>
      input.table.name === SITE ? undefined : checkDestination(outputFolder(writing.options, input)),
    putInto: putInto(built, writing),
    reported: () => built.diagnostics,
  });
  await writing.builder.save();
  return outcome;
}

/** The folder of each output of the book, the site's first. */
export const outputFolders = (
  { config }: BuiltBook,
  { builder, options }: Pick<BookWriting, 'builder' | 'options'>,
): readonly DestinationRequest[] =>
  wantedOutputs(config).flatMap((table) => {
    const input = outputInput(builder, table);
    return input ? [outputFolder(options, input)] : [];
  });

/** Only the site's folder can be named on the command line. */
const outputFolder = (
  options: SessionOptions,
  { table, book, destination }: OutputInput,
): DestinationRequest =>
  destinationRequest(
    options,
    { config: book.config, destination },
    table.name === SITE ? undefined : 'default',
  );

/** Writes the files of an output. The site is written with all versions; only its progress is reported: it has by far the most files. */
const putInto =
  (
    { model }: BuiltBook,
    { options, caches, versions, onProgress, editions }: BookWriting,
  ): OutputWorld['putInto'] =>
  ({ table, destination, destinationName: name }) =>
  async (site) => {
    const { program, statCache } = caches;
    const to = { destination, name, program, statCache, ...(editions && { editions }) };
    if (table.name !== SITE || model === undefined) return writeSite({ ...to, site });
    const published = versions.publish(model, site);
    // Versions are next to the edition at the root.
    const stays = (options.siblings?.current.folder ?? '') === '' ? versions.published()?.stays : undefined;
    const counting = onProgress ? counted(published.value, onProgress) : published.value;
    const { value, diagnostics } = await writeSite({ ...to, site: counting, ...(stays && { stays }) });
    return { value, diagnostics: [...published.diagnostics, ...diagnostics] };
  };

function outputInput(builder: BookBuilder, table: OutputTable): OutputInput | undefined {
  const input = builder.outputInput(table);
  if (input === undefined) return undefined;
  // Without pauses, everything that stages have read from disk would stay in memory until all of the index is made: what a
  // `WeakRef` refers to is kept until the event loop goes on. For 555 chapters, that is half of the heap.
  const search = async () => (await builder.search(createPause(() => true))) ?? new Map();
  return { ...input, search };
}

/** The site, reporting how many of its files have been made. */
function counted(site: Site, onProgress: (done: number, total: number) => void): Site {
  let done = 0;
  const count = <T>(made: T): T => {
    onProgress(++done, site.size);
    return made;
  };
  return new Map(
    [...site].map(
      ([url, file]) =>
        [
          url,
          {
            url,
            by: file.by,
            ...(file.at !== undefined && { at: file.at }),
            get stamp() {
              return file.stamp;
            },
            content: () => file.content().then(count),
          },
        ] as const,
    ),
  );
}

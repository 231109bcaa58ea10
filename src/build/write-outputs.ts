// Writes every output that a book wants, each into its own folder.
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { Site } from '../core/output-file.ts';
import type { WrittenSite } from '../disk/site/write-site.ts';
import type { OutputInput } from '../emit/outputs/output.ts';
import { SITE, outputOf, wantedOutputs } from '../emit/outputs/outputs.ts';
import type { Config, OutputTable } from '../read/config/config.ts';

/** Writes files to a folder. */
export type WriteFiles = (site: Site) => Promise<Outcome<WrittenSite>>;

export interface OutputWorld {
  readonly config: Config;
  /** The name of the one output to write; absent for all. */
  readonly only?: string;
  /** Absent if a change has left no book since. */
  readonly inputFor: (table: OutputTable) => OutputInput | undefined;
  /** Why an output must not be written to its folder; absent when it may. */
  readonly refusal: (input: OutputInput) => Diagnostic | undefined;
  readonly putInto: (input: OutputInput) => WriteFiles;
  /** Diagnostics of the site that were reported already: each output's preprocessors find the same problems again. */
  readonly reported: () => readonly Diagnostic[];
}

export const NOTHING_WRITTEN: WrittenSite = { written: [], unchanged: 0, removed: [], bytes: 0 };

/** The result for the site or, if no site is written, for the first other output that has files. */
export interface WrittenOutput extends WrittenSite {
  /** Absolute; absent if nothing could be written. */
  readonly destination?: string;
}

/** Writes all outputs, and returns the diagnostics of all. An output that fails does not stop the others. */
export async function writeOutputs(world: OutputWorld): Promise<Outcome<WrittenOutput>> {
  let main: WrittenOutput = NOTHING_WRITTEN;
  const found: Diagnostic[] = [];
  const foundByOthers: Diagnostic[] = [];
  for (const table of wantedOutputs(world.config)) {
    if (world.only !== undefined && table.name !== world.only) continue;
    const { value, diagnostics } = await writeOutput(world, table);
    if (main.destination === undefined) main = value;
    (table.name === SITE ? found : foundByOthers).push(...diagnostics);
  }
  const others = foundByOthers.length === 0 ? [] : unreported(foundByOthers, [...world.reported(), ...found]);
  return { value: main, diagnostics: [...distinct(found), ...others] };
}

async function writeOutput(world: OutputWorld, table: OutputTable): Promise<Outcome<WrittenOutput>> {
  const input = world.inputFor(table);
  if (input === undefined) return { value: NOTHING_WRITTEN, diagnostics: [] };
  const refused = world.refusal(input);
  if (refused) return { value: NOTHING_WRITTEN, diagnostics: [refused] };
  const produced = await (await outputOf(table))?.produce(input);
  if (produced === undefined) return { value: NOTHING_WRITTEN, diagnostics: [] };
  if (produced.value.kind === 'written') return { value: NOTHING_WRITTEN, diagnostics: produced.diagnostics };
  const { value, diagnostics } = await world.putInto(input)(produced.value.files);
  return {
    value: { ...value, destination: input.destination },
    diagnostics: [...produced.diagnostics, ...diagnostics],
  };
}

const keyOf = (diagnostic: Diagnostic): string => JSON.stringify(diagnostic);

/** Each diagnostic once. */
const distinct = (found: readonly Diagnostic[]): readonly Diagnostic[] => [
  ...new Map(found.map((diagnostic) => [keyOf(diagnostic), diagnostic])).values(),
];

/** Each of `found` once, without those that were reported already. */
function unreported(found: readonly Diagnostic[], reported: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set(reported.map(keyOf));
  return distinct(found).filter((diagnostic) => !known.has(keyOf(diagnostic)));
}

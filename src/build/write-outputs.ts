// Writes every output that a book wants, each into its own folder.
import { setImmediate } from 'node:timers/promises';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { Site } from '../core/output-file.ts';
import type { UrlPath } from '../core/path.ts';
import type { WrittenSite } from '../disk/site/write-site.ts';
import type { OutputInput, OutputResult } from '../emit/outputs/output.ts';
import { SITE, outputOf, wantedOutputs } from '../emit/outputs/outputs.ts';
import type { Config, OutputTable } from '../read/config/config.ts';

/** Writes files to a folder; files of an earlier build for which `keeps` is true stay although they are not among them. */
export type Put = (site: Site, keeps?: (url: UrlPath) => boolean) => Promise<Outcome<WrittenSite>>;

export interface OutputWorld {
  readonly config: Config;
  readonly inputFor: (table: OutputTable) => OutputInput;
  /** Why an output must not be written to its folder; absent when it may. */
  readonly refusal: (input: OutputInput) => Diagnostic | undefined;
  readonly putInto: (input: OutputInput) => Put;
  /** Diagnostics of the site that were reported already: each output's preprocessors find the same problems again. */
  readonly reported: () => readonly Diagnostic[];
}

export const NOTHING_WRITTEN: WrittenSite = { written: [], unchanged: 0, removed: [], bytes: 0 };

/** What became of the site, and the diagnostics of all outputs. An output that fails does not stop the others. */
export async function writeOutputs(world: OutputWorld): Promise<Outcome<WrittenSite>> {
  let site = NOTHING_WRITTEN;
  const found: Diagnostic[] = [];
  const foundByOthers: Diagnostic[] = [];
  for (const table of wantedOutputs(world.config)) {
    const { value, diagnostics } = await writeOutput(world, table);
    if (table.name === SITE) site = value;
    (table.name === SITE ? found : foundByOthers).push(...diagnostics);
  }
  const others = foundByOthers.length === 0 ? [] : unreported(foundByOthers, world.reported());
  return { value: site, diagnostics: [...found, ...others] };
}

async function writeOutput(world: OutputWorld, table: OutputTable): Promise<Outcome<WrittenSite>> {
  const input = world.inputFor(table);
  const refused = world.refusal(input);
  if (refused) return { value: NOTHING_WRITTEN, diagnostics: [refused] };
  const produced = await (await outputOf(table))?.produce(input);
  if (produced === undefined) return { value: NOTHING_WRITTEN, diagnostics: [] };
  const { value, diagnostics } = await putResult(produced.value, world.putInto(input));
  return { value, diagnostics: [...produced.diagnostics, ...diagnostics] };
}

/** Late files that are there already are written with the others. Until they are, those of the last build stay. */
async function putResult(result: OutputResult, put: Put): Promise<Outcome<WrittenSite>> {
  if (result.kind === 'written') return { value: NOTHING_WRITTEN, diagnostics: [] };
  const { files, late } = result;
  if (late === undefined) return put(files);
  const known = await Promise.race([late.files, setImmediate(undefined)]);
  const first = known === undefined ? await put(files, late.includes) : undefined;
  const { value: lateFiles, diagnostics } = known ?? (await late.files);
  const last = await (lateFiles === undefined
    ? put(files, late.includes)
    : put(new Map([...files, ...lateFiles])));
  const found = [...(first?.diagnostics ?? []), ...last.diagnostics, ...diagnostics];
  return { value: first ? joined(first.value, last.value) : last.value, diagnostics: distinct(found) };
}

/** Two writes as one: what the first wrote was unchanged for the second. */
const joined = (first: WrittenSite, last: WrittenSite): WrittenSite => ({
  written: [...first.written, ...last.written],
  unchanged: last.unchanged - first.written.length,
  removed: [...first.removed, ...last.removed].sort(),
  bytes: first.bytes + last.bytes,
});

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

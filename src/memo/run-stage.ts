// Runs a stage and records its dependencies.
import { type Hash, hashBytes } from '../core/hash.ts';
import type { Result } from './archive-format.ts';
import { plainText, plainValue } from './canonical.ts';
import type { Dependencies, StageRun, Track } from './stage.ts';

/** What a run returned, as values and as JSON. */
export interface RunOutput {
  readonly result: Result;
  readonly heavy: unknown;
  readonly lightText: string;
  readonly heavyText: string;
}

/** Rejects when the stage throws or returns something other than plain data: both are bugs. */
export async function runStage<In>(
  run: StageRun<In, unknown, unknown>,
  input: In,
  dependencies: Dependencies,
): Promise<RunOutput> {
  const tracked = new Map<string, Hash>();
  let isOver = false;
  const track: Track = (dependency) => {
    if (isOver) throw new Error(`${dependency.key} was read after the stage had returned`);
    // The value first: only then is the hash sure to be that of this very value.
    const value = dependencies.read(dependency);
    tracked.set(dependency.key, dependencies.hash(dependency.key));
    return value;
  };
  const { light, heavy } = await run(input, track);
  isOver = true;
  const lightText = plainText(light);
  const heavyText = plainText(heavy);
  return {
    result: {
      // JSON has no line end of its own, so different pairs of texts have different hashes.
      hash: hashBytes(`${lightText}\n${heavyText}`),
      trace: { dependencies: [...tracked.keys()], hashes: [...tracked.values()] },
      // A copy, since strings of the original may be parts of a chapter's text, which they would keep in memory.
      light: plainValue(lightText),
    },
    heavy,
    lightText,
    heavyText,
  };
}

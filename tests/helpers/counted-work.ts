// How much work a function does, counted instead of timed: the same on every machine.
import { type Profiler, Session } from 'node:inspector';

const session = new Session();
session.connect();
session.post('Profiler.enable');
// Never stopped: V8 counts blocks only in functions that it compiles from now on.
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** How often any block of the program's own code runs while `run` does. */
function countedWork(run: () => void): number {
  const take = (): readonly Profiler.ScriptCoverage[] => {
    let scripts: readonly Profiler.ScriptCoverage[] = [];
    session.post('Profiler.takePreciseCoverage', (_, { result }) => (scripts = result));
    return scripts;
  };
  // Taking the counts resets them.
  take();
  run();
  return take()
    .filter(({ url }) => url.includes('/src/') || url.includes('/markdown-it/'))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0);
}

/** How many times the work grows when `run` gets an input of twice the size: 2 is linear, 4 quadratic. */
export function growthOf(run: (size: number) => void, size: number): number {
  run(size);
  const once = countedWork(() => {
    run(size);
  });
  const twice = countedWork(() => {
    run(2 * size);
  });
  return twice / once;
}

// Long work on the one thread there is -> short turns, between which whoever waits is served.
import { setImmediate } from 'node:timers/promises';
import type { Steps } from './generator-steps.ts';

/** To be waited for between the parts of long work; `stop` when the result is no longer wanted. */
export type Turn = () => Promise<'go on' | 'stop'> | 'go on';

/** How long a turn lasts; milliseconds. A page that is asked for meanwhile waits about as long. */
const LENGTH = 5;

/** Turns for as long as the result is wanted. */
export function turnsWhile(isWanted: () => boolean): Turn {
  let begun = performance.now();
  return () => (performance.now() - begun < LENGTH ? 'go on' : next());

  async function next(): Promise<'go on' | 'stop'> {
    await setImmediate();
    begun = performance.now();
    return isWanted() ? 'go on' : 'stop';
  }
}

/** The work's answer; absent when it was stopped. */
export async function takeSteps<T>(steps: Steps<T>, turn: Turn): Promise<T | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if ((await turn()) === 'stop') return undefined;
  }
}

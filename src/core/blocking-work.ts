// Announces synchronous work that may keep the event loop from handling a signal for seconds.
import { setImmediate } from 'node:timers/promises';

export interface BlockingWorkListener {
  readonly begin: () => void;
  readonly end: () => void;
}

const listeners = new Set<BlockingWorkListener>();

/** Returns a function that stops listening. */
export function onBlockingWork(listener: BlockingWorkListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Runs work whose duration depends on the book; it must not leave anything half done if the process ends. */
export async function blockingWork<T>(work: () => T): Promise<T> {
  // A signal that has arrived is lost if the last listener goes before the event loop has noticed it. The second turn begins
  // with that.
  await setImmediate();
  await setImmediate();
  for (const { begin } of listeners) begin();
  try {
    return work();
  } finally {
    for (const { end } of listeners) end();
  }
}

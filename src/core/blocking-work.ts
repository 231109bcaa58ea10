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

/**
 * Waits until signals that have arrived have reached their listeners: they would be lost if the last listener went before
 * the event loop has noticed them. The second turn begins with that.
 */
export async function deliverSignals(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** Runs work whose duration depends on the book; it must not leave anything half done if the process ends. */
export async function blockingWork<T>(work: () => T): Promise<T> {
  await deliverSignals();
  for (const { begin } of listeners) begin();
  try {
    return work();
  } finally {
    for (const { end } of listeners) end();
  }
}

// Announces synchronous work that may keep the event loop from handling a signal for seconds.

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
export function blockingWork<T>(work: () => T): T {
  for (const { begin } of listeners) begin();
  try {
    return work();
  } finally {
    for (const { end } of listeners) end();
  }
}

// The process's JavaScript engine -> one that begins to optimise when a command has shown to be a long one.
import { setFlagsFromString } from 'node:v8';

/** How much bytecode a function runs before it is optimised, in bytes: V8's own figure, and one for the first seconds. */
const BUDGET = 67_584;
const FIRST_BUDGET = 3_000_000;

/** Milliseconds. Builds of two hundred chapters are nearly over by then. */
const FIRST = 2500;

/** The newest Node whose V8 is known to have the flag; of one that it does not know V8 complains to the user. */
const NEWEST = 24;

/**
 * V8 optimises on threads of its own. In a short build they take as much of the processor as the build itself, and what
 * they make comes too late; on two cores the highlighter and the search engine have to wait for them. What is optimised
 * later is also optimised better, since more is known of what it is called with.
 */
export function putOffOptimizing(): void {
  if (Number.parseInt(process.versions.node) > NEWEST) return;
  setFlagsFromString(`--interrupt-budget=${FIRST_BUDGET}`);
  setTimeout(() => {
    setFlagsFromString(`--interrupt-budget=${BUDGET}`);
  }, FIRST).unref();
}

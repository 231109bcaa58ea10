// Delays V8's optimizing compiler until a command has run for a while.
import { setFlagsFromString } from 'node:v8';

/** How many bytes of bytecode a function runs before it is optimized: V8's default, and the value for the first seconds. */
const BUDGET = 67_584;
const FIRST_BUDGET = 3_000_000;

/** Milliseconds. Builds of two hundred chapters are nearly done by then. */
const FIRST = 2500;

/** The newest Node.js whose V8 is known to have the flag; V8 prints a warning about unknown flags. */
const NEWEST = 24;

/**
 * V8 optimizes on its own threads. In a short build they use as much CPU as the build itself, and their results come too
 * late; on two cores the highlighter has to wait for them. Code that is optimized later is also
 * optimized better, because V8 has seen more of its arguments.
 */
export function delayOptimizer(): void {
  if (Number.parseInt(process.versions.node) > NEWEST) return;
  setFlagsFromString(`--interrupt-budget=${FIRST_BUDGET}`);
  setTimeout(() => {
    setFlagsFromString(`--interrupt-budget=${BUDGET}`);
  }, FIRST).unref();
}

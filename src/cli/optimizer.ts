// Makes V8's optimizing compiler wait longer.
import { setFlagsFromString } from 'node:v8';

/** How many bytes of bytecode a function runs before it is optimized; V8's default is 67,584. */
const BUDGET = 800_000;

/** The newest Node.js whose V8 is known to have the flag; V8 prints a warning about unknown flags. */
const NEWEST = 24;

/**
 * V8 optimizes on its own threads. By default they use half as much CPU as the build itself, and on two cores the
 * highlighter has to wait for them, while a function that runs a few hundred times gains less than its compilation takes.
 * Code that is optimized later is also optimized better, because V8 has seen more of its arguments.
 */
export function delayOptimizer(): void {
  if (Number.parseInt(process.versions.node) > NEWEST) return;
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}

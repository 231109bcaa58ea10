// The entry point of the process, and the only place that catches internal errors.
import { faultText, systemErrorText } from './internal-error.ts';
import { delayOptimizer } from './optimizer.ts';
import { runCommandLine } from './run.ts';
import { processTerminal } from './terminal.ts';

/** EX_SOFTWARE of sysexits. */
const INTERNAL_ERROR = 70;

delayOptimizer();
const terminal = processTerminal();

process.on('uncaughtException', (error) => {
  process.exit(reportFailure(error));
});

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), terminal);
} catch (error) {
  process.exitCode = reportFailure(error);
}

/** Prints what went wrong and returns the exit code. */
function reportFailure(error: unknown): number {
  const text = systemErrorText(error);
  terminal.err.write(text ?? faultText(error));
  return text === undefined ? INTERNAL_ERROR : 1;
}

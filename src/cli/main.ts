// The entry point of the process, and the only place that catches internal errors.
import { faultText } from './internal-error.ts';
import { delayOptimizer } from './optimizer.ts';
import { runCommandLine } from './run.ts';
import { processTerminal } from './terminal.ts';

/** EX_SOFTWARE of sysexits. */
const INTERNAL_ERROR = 70;

delayOptimizer();
const terminal = processTerminal();

process.on('uncaughtException', (error) => {
  terminal.err.write(faultText(error));
  process.exit(INTERNAL_ERROR);
});

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), terminal);
} catch (error) {
  terminal.err.write(faultText(error));
  process.exitCode = INTERNAL_ERROR;
}

// The process -> its exit code. The only catch of what must not happen.
import { faultText } from './internal-error.ts';
import { putOffOptimizing } from './optimizer.ts';
import { runCommandLine } from './run.ts';
import { processTerminal } from './terminal.ts';

const FAULT = 70;

putOffOptimizing();
const terminal = processTerminal();

process.on('uncaughtException', (error) => {
  terminal.err.write(faultText(error));
  process.exit(FAULT);
});

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), terminal);
} catch (error) {
  terminal.err.write(faultText(error));
  process.exitCode = FAULT;
}

// Ctrl-C and SIGTERM.
import { expect, test } from 'vitest';
import { followUntilEnd } from '../../src/cli/following.ts';
import { createInterrupts } from '../../src/cli/interrupts.ts';
import type { Invocation } from '../../src/cli/command.ts';
import { plainPaint } from '../../src/report/severity-colors.ts';
import { sharedValues } from '../../src/cli/shared-options.ts';
import { createTestTerminal } from './test-terminal.ts';

/** The line break that leaves a terminal's prompt its own line. */
const cases = [
  ['SIGINT', true, '\n'],
  ['SIGINT', false, ''],
  ['SIGTERM', true, ''],
] as const;

test.each(cases)(
  'after %s (terminal: %s) a build leaves the prompt its own line',
  (signal, isTerminal, text) => {
    const terminal = createTestTerminal({ isTerminal });
    createInterrupts(terminal, () => undefined);
    terminal.send(signal);
    expect(terminal.printed.err).toBe(`${text}interrupted\n`);
    expect(terminal.exits).toHaveLength(1);
  },
);

test.each(cases)(
  'after %s (terminal: %s) `serve` leaves the prompt its own line',
  async (signal, isTerminal, text) => {
    const terminal = createTestTerminal({ isTerminal });
    const invocation: Invocation = {
      others: [],
      options: new Map(),
      shared: sharedValues(new Map()),
      paint: plainPaint,
      terminal,
      commands: [],
    };
    const code = followUntilEnd(invocation, () => ({ close: () => Promise.resolve() }));
    terminal.send(signal);
    expect(await code).toBe(0);
    expect(terminal.printed.err).toBe(text);
  },
);

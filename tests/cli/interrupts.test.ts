// Ctrl-C and SIGTERM.
import { stat } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { followUntilEnd } from '../../src/cli/following.ts';
import { blockingWork, onBlockingWork } from '../../src/core/blocking-work.ts';
import { type Interrupts, createInterrupts } from '../../src/cli/interrupts.ts';
import type { Invocation } from '../../src/cli/command.ts';
import { plainPaint } from '../../src/report/severity-colors.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { sharedValues } from '../../src/cli/shared-options.ts';
import { siteOf } from '../build/small-book.ts';
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

test('a signal is left to the system while the event loop is blocked, and handled again afterwards', async () => {
  const terminal = createTestTerminal();
  const { release } = createInterrupts(terminal, () => undefined);
  await blockingWork(() => {
    terminal.send('SIGINT');
  });
  expect(terminal.exits).toEqual([]);
  terminal.send('SIGINT');
  expect(terminal.exits).toEqual([130]);
  await release();
  await blockingWork(() => undefined);
  terminal.send('SIGINT');
  expect(terminal.exits).toEqual([130]);
});

const turns = {
  'from the main program': (begin: () => void) => {
    begin();
  },
  'from a timer': (begin: () => void) => void setTimeout(begin, 0),
  'after a file was read': (begin: () => void) => {
    stat('.', begin);
  },
  'between slices of work': (begin: () => void) => void setImmediate(begin),
};

/** Ends at real signals, which the system delivers to listeners later, and which end nothing but this process. */
function realInterrupts(): { readonly interrupts: Interrupts; readonly exits: readonly number[] } {
  const base = createTestTerminal();
  const onSignal: Terminal['onSignal'] = (listener) => {
    const own = (): void => {
      listener('SIGTERM');
    };
    process.on('SIGUSR2', own);
    return () => process.off('SIGUSR2', own);
  };
  return { interrupts: createInterrupts({ ...base, onSignal }, () => undefined), exits: base.exits };
}

describe.runIf(process.platform !== 'win32').each(Object.entries(turns))(
  'a signal that arrives %s is not lost in the turn in which',
  (_, inTurn) => {
    const signalBefore = (step: () => Promise<void>): Promise<void> =>
      new Promise((done) => {
        inTurn(() => {
          process.kill(process.pid, 'SIGUSR2');
          void step().then(done);
        });
      });

    test('the event loop is blocked', async () => {
      const { interrupts, exits } = realInterrupts();
      await signalBefore(() => blockingWork(() => undefined));
      expect(exits).toEqual([143]);
      await interrupts.release();
    });

    test('a command stops listening', async () => {
      const { interrupts, exits } = realInterrupts();
      await signalBefore(interrupts.release);
      expect(exits).toEqual([143]);
    });
  },
);

test('the event loop is listed as blocked by work that throws, until it has thrown', async () => {
  const seen: string[] = [];
  const forget = onBlockingWork({ begin: () => seen.push('begin'), end: () => seen.push('end') });
  const failing = blockingWork(() => {
    throw new Error('x');
  });
  await expect(failing).rejects.toThrow('x');
  forget();
  await blockingWork(() => undefined);
  expect(seen).toEqual(['begin', 'end']);
});

test.each([
  ['a long chapter', { 'src/a.md': `# A\n\n${'Some words.\n\n'.repeat(20_000)}` }, 1],
  ['an include', { 'src/a.md': '# A\n\n{{#include b.txt}}\n', 'src/b.txt': 'x\n' }, 0],
  [
    'a long include',
    { 'src/a.md': '{{#include b.txt}}\n', 'src/b.txt': 'Some words.\n\n'.repeat(20_000) },
    1,
  ],
  ['a short chapter', { 'src/a.md': '# A\n' }, 0],
])('%s is work during which the system ends the process', async (_, files, times) => {
  let count = 0;
  const forget = onBlockingWork({ begin: () => count++, end: () => undefined });
  await siteOf({ 'book.toml': '[output.html.search]\nenable = false\n', ...files });
  forget();
  expect(count).toBe(times);
});

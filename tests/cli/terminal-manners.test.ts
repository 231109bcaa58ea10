import { describe, expect, test } from 'vitest';
import { faultText } from '../../src/cli/internal-error.ts';
import { createInterrupts } from '../../src/cli/interrupts.ts';
import { type ColorChoice, usesColor } from '../../src/cli/color-support.ts';
import { createProgress } from '../../src/cli/progress.ts';
import { createTestTerminal } from './test-terminal.ts';

describe('colors', () => {
  const colored = (
    environment: Readonly<Record<string, string>>,
    isTerminal = true,
    choice: ColorChoice = 'auto',
  ) => usesColor(createTestTerminal({ environment, isTerminal }), choice);

  test('are only for terminals', () => {
    expect([colored({}), colored({}, false), colored({ CI: '1' }, false)]).toEqual([true, false, false]);
  });

  test('are off for a dumb terminal', () => {
    expect(colored({ TERM: 'dumb' })).toBe(false);
  });

  test('are off with NO_COLOR, unless it is empty', () => {
    expect([colored({ NO_COLOR: '1' }), colored({ NO_COLOR: '' })]).toEqual([false, true]);
  });

  test('are on with FORCE_COLOR, unless it is 0 or false', () => {
    expect([colored({ FORCE_COLOR: '1' }, false), colored({ FORCE_COLOR: '0' })]).toEqual([true, false]);
  });

  test('are off when NO_COLOR and FORCE_COLOR are both set', () => {
    expect(colored({ NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
  });

  test('follow the command line before the environment', () => {
    expect(colored({ NO_COLOR: '1' }, false, 'always')).toBe(true);
    expect(colored({ FORCE_COLOR: '1' }, true, 'never')).toBe(false);
  });
});

describe('the progress line', () => {
  test('is overwritten and then cleared', () => {
    const terminal = createTestTerminal({ isTerminal: true });
    const progress = createProgress(terminal, 'shown');
    progress.show('reading');
    progress.count('writing', 1, 4);
    progress.clear();
    expect(terminal.printed.err).toBe('\r\u001b[2Kreading\r\u001b[2Kwriting 25 %\r\u001b[2K');
  });

  test('is written only when it changes', () => {
    const terminal = createTestTerminal({ isTerminal: true });
    const progress = createProgress(terminal, 'shown');
    for (let done = 0; done < 1000; done++) progress.count('writing', done, 100_000);
    expect(terminal.printed.err).toBe('\r\u001b[2Kwriting 0 %');
  });

  test('is absent in a file, with --quiet, or on a dumb terminal', () => {
    for (const [options, wish] of [
      [{}, 'shown'],
      [{ isTerminal: true }, 'quiet'],
      [{ isTerminal: true, environment: { TERM: 'dumb' } }, 'shown'],
    ] as const) {
      const terminal = createTestTerminal(options);
      const progress = createProgress(terminal, wish);
      progress.show('reading');
      progress.clear();
      expect(terminal.printed.err).toBe('');
    }
  });
});

describe('Ctrl-C', () => {
  test('exits with 130 at once while nothing is being written', () => {
    const terminal = createTestTerminal();
    const left: string[] = [];
    createInterrupts(terminal, () => left.push('tidied'));
    terminal.send('SIGINT');
    expect([terminal.exits, left]).toEqual([[130], ['tidied']]);
  });

  test('lets a running write finish, then exits with 130', async () => {
    const terminal = createTestTerminal();
    const interrupts = createInterrupts(terminal, () => undefined);
    const value = await interrupts.finish(() => {
      terminal.send('SIGINT');
      return Promise.resolve('whole');
    });
    expect([value, terminal.exits, interrupts.code()]).toEqual(['whole', [], 130]);
  });

  test('exits at once the second time', async () => {
    const terminal = createTestTerminal();
    const interrupts = createInterrupts(terminal, () => undefined);
    await interrupts.finish(() => {
      terminal.send('SIGINT');
      terminal.send('SIGINT');
      return Promise.resolve();
    });
    expect(terminal.exits).toEqual([130]);
  });

  test('is ignored after the release', async () => {
    const terminal = createTestTerminal();
    await createInterrupts(terminal, () => undefined).release();
    terminal.send('SIGINT');
    expect(terminal.exits).toEqual([]);
  });

  test('has a counterpart in SIGTERM, which exits with 143', () => {
    const terminal = createTestTerminal();
    createInterrupts(terminal, () => undefined);
    terminal.send('SIGTERM');
    expect(terminal.exits).toEqual([143]);
  });
});

describe('the report of an internal error', () => {
  test('says that build-book is at fault, with a short stack and the versions', () => {
    const error = new Error('slot 3 is empty', { cause: new Error('no such page') });
    const text = faultText(error);
    expect(text).toContain('this is a bug in build-book, not a problem with your book\n');
    expect(text).toContain('Error: slot 3 is empty\n');
    expect(text).toContain('caused by no such page\n');
    expect(text).toMatch(/build-book \d+\.\d+\.\d+, Node\.js v\d+/);
    expect(text.match(/^ +at /gm)?.length).toBeLessThanOrEqual(6);
  });

  test('accepts values that are not an Error', () => {
    expect(faultText('gone')).toContain('    gone\n');
  });
});

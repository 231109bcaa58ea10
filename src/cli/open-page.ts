// A page on disk or an address -> the reader's browser.
import { spawn } from 'node:child_process';
import type { Terminal } from './terminal.ts';

/** What opens an address on a platform; the address is the last argument. No shell is involved. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens `address` with the program in `BROWSER` (`none` for nothing at all) or the platform's own.
 * Answers what went wrong, as a sentence, or `undefined`.
 */
export function openPage(address: string, { environment }: Terminal): Promise<string | undefined> {
  const browser = environment['BROWSER'] ?? '';
  if (browser === 'none') return Promise.resolve(undefined);
  const [program = 'xdg-open', ...given] = browser === '' ? (openers[process.platform] ?? []) : [browser];
  return new Promise((done) => {
    const child = spawn(program, [...given, address], { detached: true, stdio: 'ignore' });
    child.once('error', ({ message }) => {
      done(`cannot open a browser: ${message}`);
    });
    child.once('spawn', () => {
      // The browser may stay open for days.
      child.unref();
      done(undefined);
    });
  });
}

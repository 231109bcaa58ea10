// Opens a page or an address in the user's browser.
import { spawn } from 'node:child_process';
import type { Terminal } from './terminal.ts';

/** The command that opens an address on each platform; the address is its last argument. No shell is involved. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens `address` with the program in `BROWSER` (`none` opens nothing) or the platform's default.
 * Returns what went wrong, as a sentence, or `undefined`.
 */
export function openPage(address: string, { environment }: Terminal): Promise<string | undefined> {
  const browser = environment['BROWSER'] ?? '';
  if (browser === 'none') return Promise.resolve(undefined);
  const [program = 'xdg-open', ...given] = browser === '' ? (openers[process.platform] ?? []) : [browser];
  return new Promise((done) => {
    const child = spawn(program, [...given, address], { detached: true, stdio: 'ignore' });
    child.once('error', ({ message }) => {
      done(`can’t open a browser: ${message}`);
    });
    child.once('spawn', () => {
      // The browser may stay open for days.
      child.unref();
      done(undefined);
    });
  });
}

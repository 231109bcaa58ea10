// `build-book clean`: deletes the files of a built site, and the cache.
import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { relative, resolve } from 'node:path';
import { htmlOutputDir } from '../../read/config/layout.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { applyPolicy } from '../../report/severity-policy.ts';
import { counted } from '../../report/totals.ts';
import { type BookConfigRead, readBookConfig } from '../book-config.ts';
import { bookArgument, bookFolder, destinationFolder, destinationOption } from '../book-folder.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { policyOf } from '../diagnostics-policy.ts';
import { exitCodeOf, printReport, shownFrom } from '../print-report.ts';

export const clean: Command = {
  argument: bookArgument,
  options: [
    { ...destinationOption, summary: 'the folder of the site (default: build.build-dir of book.toml)' },
  ],
  examples: [
    { line: 'build-book clean', meaning: 'delete the site of the book in this folder' },
    { line: 'build-book clean -d public', meaning: 'delete the site in public/' },
  ],
  notes: `\
Deletes the files that build-book wrote, and its cache. Files that it didn’t write are
left in place.`,
  run: async (invocation) => {
    const root = bookFolder(invocation);
    return typeof root === 'number' ? root : cleanBook(invocation, root);
  },
};

async function cleanBook(invocation: Invocation, root: string): Promise<ExitCode> {
  const read = await readBookConfig(root, invocation.terminal.environment);
  const destination = resolve(root, htmlOutputDir(read.config, destinationFolder(invocation)));
  const reportOf = (diagnostics: readonly Diagnostic[]) => ({
    diagnostics: applyPolicy(diagnostics, policyOf(read.config, invocation.shared, read.textOf)),
    textOf: read.textOf,
    root,
  });
  if (mayBeElsewhere(invocation, read)) {
    printReport(invocation, { ...reportOf(read.diagnostics), sentence: 'nothing was deleted' });
    return 1;
  }
  const { cleanSite } = await import('../../disk/site/clean-site.ts');
  const name = relative(root, destination) || destination;
  const { value, diagnostics } = await cleanSite({ destination, name });
  await removeCache(invocation, root);
  const shown = shownFrom(invocation.terminal.folder, destination) || '.';
  const others = value.removed.length > 0 && !value.isGone ? '; other files were left in place' : '';
  const totals = printReport(invocation, {
    ...reportOf(diagnostics),
    sentence: `${counted(value.removed.length, 'file')} deleted from ${shown}${others}`,
    result: { destination: shown, removed: value.removed },
  });
  return totals.error > 0 ? 1 : exitCodeOf(totals, invocation);
}

/** An invalid book.toml may name another folder than the default one. */
const mayBeElsewhere = ({ options }: Invocation, { diagnostics }: BookConfigRead): boolean =>
  !options.has('dest-dir') && diagnostics.some(({ code }) => code === 'config/syntax');

async function removeCache({ terminal }: Invocation, root: string): Promise<void> {
  const { cacheFolder } = await import('../../disk/cache/cache-folder.ts');
  const { environment } = terminal;
  const folder = cacheFolder({ root, environment, platform: process.platform, home: homedir() });
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

// A book in files -> its site, built as the command builds it, served to a browser under the strict policy.
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, vi } from 'vitest';
import { build } from '../../src/index.ts';
import { filesIn } from '../cli/temporary-folder.ts';
import { writeIn } from '../disk/temp-folder.ts';
import { type Served, launchBrowser, serveFiles } from './browser.ts';
import type { Stage } from './site.ts';

/** Without a search, whose engine is slow to start. */
const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };

/** `program` builds the book; absent for the sources. */
export function onBuiltStage(
  files: Readonly<Record<string, string>>,
  program: () => Promise<{ readonly build: typeof build }> = () => Promise.resolve({ build }),
): Stage {
  // A busy machine starts pages slowly; no test measures time.
  vi.setConfig({ testTimeout: 60_000 });
  let browser: Browser | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'build-book-')));
    for (const [path, content] of Object.entries(files)) writeIn(root, path, content);
    const [launched, { destination }] = await Promise.all([
      launchBrowser(),
      program().then((built) => built.build({ root, cache: 'none', environment })),
    ]);
    browser = launched;
    served = await serveFiles(
      new Map(filesIn(destination).map((path) => [path, readFileSync(join(destination, path))])),
    );
    rmSync(root, { recursive: true });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  return {
    browser: () => {
      if (browser === undefined) throw new Error('the browser is launched before the first test');
      return browser;
    },
    at: (path) => `${served?.origin ?? ''}/${path}`,
  };
}

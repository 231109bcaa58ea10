// Serves a site and launches a browser for the tests of a file, and closes both afterwards.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, vi } from 'vitest';
import { type Served, type SiteFiles, launchBrowser, serveFiles } from './browser.ts';
import { type SampleOptions, sampleSite } from './sample-book.ts';

export interface Stage {
  readonly browser: () => Browser;
  /** The address of a page of the site. */
  readonly at: (path: string) => string;
}

/** Launches a browser and serves the sample site. `prepare` may add to the site, or change it, before it is served. */
export const onStage = (
  options: SampleOptions = {},
  prepare: (files: SiteFiles) => SiteFiles | Promise<SiteFiles> = (files) => files,
): Stage => stageOf(async () => prepare(await sampleSite(options)));

/** Launches a browser and serves these files, for all tests of a file. */
export function stageOf(filesOfSite: () => Promise<SiteFiles>): Stage {
  // A busy machine starts pages slowly; no test measures time.
  vi.setConfig({ testTimeout: 180_000 });
  let browser: Browser | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    const [launched, files] = await Promise.all([launchBrowser(), filesOfSite()]);
    browser = launched;
    served = await serveFiles(files);
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

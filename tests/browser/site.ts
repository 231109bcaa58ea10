// What every browser test begins with: the sample site served, and a browser; both ended after the file's tests.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, vi } from 'vitest';
import { type Served, type SiteFiles, launchBrowser, serveFiles } from './browser.ts';
import { type SampleOptions, sampleSite } from './sample-book.ts';

export interface Stage {
  readonly browser: () => Browser;
  /** The address of a page of the site. */
  readonly at: (path: string) => string;
}

/** `prepare` may add to the site, or change it, before it is served. */
export function onStage(
  options: SampleOptions = {},
  prepare: (files: SiteFiles) => SiteFiles | Promise<SiteFiles> = (files) => files,
): Stage {
  // A busy machine starts pages slowly; no test measures time.
  vi.setConfig({ testTimeout: 30_000 });
  let browser: Browser | undefined;
  let served: Served | undefined;
  beforeAll(async () => {
    const [launched, files] = await Promise.all([launchBrowser(), sampleSite(options)]);
    browser = launched;
    served = await serveFiles(await prepare(files));
  }, 60_000);
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

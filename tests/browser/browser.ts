// Launches Chromium and serves a site to it from memory, under the policy that every page is to work under.
import { existsSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium as driver,
} from 'playwright-core';
import { onTestFinished } from 'vitest';

/** What the strictest of hosts sends. */
export const strictPolicy = "default-src 'self'";

export type SiteFiles = ReadonlyMap<string, string | Uint8Array>;

export interface Served {
  readonly origin: string;
  /** Methods and paths, such as `GET /a.html`. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
};

/** Serves files by their paths; a folder by its `index.html`; `404.html` for the rest. All answers have the headers. */
export async function serveFiles(
  files: SiteFiles,
  headers: Readonly<Record<string, string>> = { 'Content-Security-Policy': strictPolicy },
): Promise<Served> {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname).slice(1);
    requests.push(`${request.method ?? ''} /${path}`);
    const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    // Browsers ask every host for it where a page names no icon.
    const body = files.get(name) ?? (name === 'favicon.ico' ? '' : undefined);
    const shown = body === undefined ? '404.html' : name;
    response.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': types[shown.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      ...headers,
    });
    response.end(body ?? files.get('404.html') ?? 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The machine's Chromium where it has one, else the one that `npm ci` brought. That one's own list of arguments is for
 * a single page in a single process; every test here opens windows of its own.
 */
export const browserFile = async (): Promise<string> =>
  installed.find((path) => existsSync(path)) ?? chromium.executablePath();

export async function launchBrowser(): Promise<Browser> {
  return driver.launch({
    executablePath: await browserFile(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    headless: true,
  });
}

/** A page that notes what goes wrong in it: refused by the policy, thrown, or missing. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: readonly string[];
}

/** A fresh window, without storage; it closes with the test. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => {
    // Chromium gave up a transition before any script of the page could hear of it: the page is there without one.
    if (!/^Transition was (?:aborted|skipped)/.test(error.message)) faults.push(error.message);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { page, context, faults };
}

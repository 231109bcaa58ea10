// A small site held in memory, and a server of it.
import { readdirSync } from 'node:fs';
import { hashBytes } from '../../src/core/hash.ts';
import { type BookPath, urlPath } from '../../src/core/path.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../src/serve/server.ts';
import type { ServedFile, ServedPage, ServedSite } from '../../src/serve/site.ts';
import { english } from '../english.ts';

/** A page with a `<main>`, as the book's pages have. */
export const page = (text: string): string =>
  `<!DOCTYPE html><html><head><title>${text}</title></head><body><main>${text}</main></body></html>`;

export interface SampleOptions extends Partial<Omit<ServedSite, 'has' | 'get' | 'notFound'>> {
  /** Contents by path; those that end in `.html` are pages of the book. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

export function sampleSite({ files, ...rest }: SampleOptions): ServedSite {
  const made = new Map<string, ServedFile>(
    Object.entries(files).map(([name, body]) => [urlPath(name), fileOf(name, body)]),
  );
  return {
    prefix: '/',
    has: (url) => made.has(url),
    get: (url) => Promise.resolve(made.get(url)),
    notFound: () => Promise.resolve(fileOf('404.html', page('<a href="/">No such page</a>'))),
    shared: hashBytes('shared'),
    words: english,
    diagnostics: [],
    mayCreate: () => false,
    textOf: () => undefined,
    ...rest,
  };
}

const fileOf = (name: string, body: string | Uint8Array): ServedPage => ({
  body,
  hash: hashBytes(body),
  ...(name.endsWith('.html') ? { live: true } : {}),
});

export const faults: unknown[] = [];

/** A running server on a free port of this machine's. Fails the test where it cannot listen. */
export async function startSample(
  site: ServedSite,
  options: Partial<ServerOptions> = {},
): Promise<RunningServer> {
  const started = await startServer({
    site,
    host: '127.0.0.1',
    port: 0,
    ifTaken: 'fail',
    absolutePath: (path: BookPath) => `/book/${path}`,
    onFault: (fault) => faults.push(fault),
    ...options,
  });
  if (started.kind === 'refused') throw new Error(JSON.stringify(started.diagnostic));
  return started.server;
}

/** How many files and sockets this process has open; Linux only, elsewhere always 0. */
export function openFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}

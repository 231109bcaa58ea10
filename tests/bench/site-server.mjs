// Serves a built site as static hosts do, compressed, and counts what was sent.
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What hosts compress. Fonts and images are compressed already. */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** The files that an address may mean. */
const candidates = (path) => [path, `${path}.html`, join(path, 'index.html')];
const fileOf = (path) => candidates(path).find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());

/**
 * `take` returns the responses since the last call: path, kind (the file's ending), size of the body as sent, and
 * whether the browser asked for it ahead of use.
 */
export async function serveSite(site) {
  let sent = [];
  let network;
  let busyUntil = 0;
  /** Ends a response when the body would have come through the network. */
  const deliver = (response, body) => {
    if (network === undefined) return void response.end(body);
    busyUntil = Math.max(busyUntil, Date.now() + network.latency) + (1000 * body.length) / network.throughput;
    setTimeout(() => response.end(body), busyUntil - Date.now());
  };
  let lastAt = Date.now();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    const file = fileOf(join(resolve(site), path));
    lastAt = Date.now();
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(file)];
    const body = type === undefined ? readFileSync(file) : gzipSync(readFileSync(file));
    const encoding = type === undefined ? {} : { 'Content-Encoding': 'gzip' };
    const headers = { 'Content-Type': type ?? 'application/octet-stream', 'Cache-Control': 'max-age=600' };
    response.writeHead(200, { ...headers, ...encoding });
    deliver(response, body);
    const ahead = /prefetch/.test(request.headers['sec-purpose'] ?? request.headers['purpose'] ?? '');
    sent.push({ path, kind: extname(file).slice(1), bytes: body.length, ahead });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Milliseconds since the last request. */
    idleFor: () => Date.now() - lastAt,
    touch: () => (lastAt = Date.now()),
    /** From now on, answers take `latency` milliseconds, and share `throughput` bytes a second. */
    slow: (to) => (network = to),
    take: () => {
      const taken = sent;
      sent = [];
      return taken;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The Chromium that the environment names, otherwise the one that `npm ci` installed. */
export async function chromiumFile() {
  const { default: packed } = await import('@sparticuz/chromium');
  return process.env['CHROMIUM'] ?? packed.executablePath();
}

/** Starts it. */
export async function launchChromium() {
  const { chromium: driver } = await import('playwright-core');
  return driver.launch({
    executablePath: await chromiumFile(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

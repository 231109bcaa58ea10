// Copied files are served from disk, in parts: neither read whole nor hashed for a range of them.
import { appendFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSession } from '../../src/build/session.ts';
import { bookPath } from '../../src/core/path.ts';
import { UnreadableSource } from '../../src/core/source.ts';
import { copiedFile } from '../../src/disk/sources/copied-file.ts';
import { createRenderCache } from '../../src/serve/render-cache.ts';
import { sessionSite } from '../../src/serve/session-site.ts';
import type { ServedSite } from '../../src/serve/site.ts';
import { type Files, tempFolder } from '../helpers/temp-folder.ts';
import { rawRequest, sendRaw } from './raw-client.ts';
import { startSample } from './sample-site.ts';

const HUGE = 3 * 2 ** 30;

async function siteOf(files: Files, prepare: (root: string) => void = () => undefined): Promise<ServedSite> {
  const root = tempFolder({ 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n', ...files });
  prepare(root);
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'serve' });
  onTestFinished(() => session.close());
  const built = await session.build();
  const parts = { built, search: new Map(), diagnostics: [], textOf: built.textOf };
  return sessionSite(parts, { cache: createRenderCache(), onRequest: () => undefined });
}

describe('a large file', () => {
  test('is served in the range that is asked for', async () => {
    const site = await siteOf({ 'src/video.mp4': 'first' }, (root) => {
      truncateSync(join(root, 'src/video.mp4'), HUGE - 4);
      appendFileSync(join(root, 'src/video.mp4'), 'last');
    });
    const server = await startSample(site);
    const ask = (...headers: string[]): ReturnType<typeof sendRaw> =>
      sendRaw(server.port, rawRequest('GET /video.mp4 HTTP/1.1', headers));
    const start = await ask('Range: bytes=0-4');
    expect(start).toMatchObject({ status: 206, body: 'first' });
    expect(start.headers).toMatchObject({ 'content-range': `bytes 0-4/${HUGE}`, 'content-length': '5' });
    expect(await ask('Range: bytes=-4')).toMatchObject({ status: 206, body: 'last' });
    expect(await ask(`Range: bytes=${HUGE}-`)).toMatchObject({ status: 416 });
    const tag = start.headers['etag'] ?? '';
    expect(await ask(`If-None-Match: ${tag}`)).toMatchObject({ status: 304, body: '' });
    const again = await ask('Range: bytes=0-4', `If-Range: ${tag}`);
    expect(again).toMatchObject({ status: 206, body: 'first' });
    const head = await sendRaw(server.port, rawRequest('HEAD /video.mp4 HTTP/1.1'));
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe(String(HUGE));
    await server.close();
  });

  test('is read beyond 2 GiB, and not further than it goes', async () => {
    const root = tempFolder({ large: '' });
    truncateSync(join(root, 'large'), HUGE);
    const file = copiedFile(root, bookPath('large'));
    if (file.kind === 'none') throw new Error(file.why);
    expect(file.size).toBe(HUGE);
    expect(await buffer(file.read(HUGE - 2))).toEqual(Buffer.alloc(2));
    truncateSync(join(root, 'large'), 1);
    await expect(buffer(file.read(0, 2))).rejects.toThrow(UnreadableSource);
  });
});

test('an empty file and a file of one byte are served whole', async () => {
  const server = await startSample(await siteOf({ 'src/empty.txt': '', 'src/one.txt': '1' }));
  for (const [path, body] of [
    ['empty.txt', ''],
    ['one.txt', '1'],
  ]) {
    const got = await sendRaw(server.port, rawRequest(`GET /${path ?? ''} HTTP/1.1`));
    expect(got).toMatchObject({ status: 200, body });
  }
  await server.close();
});

test.runIf(process.platform === 'linux')(
  'a file that cannot be read ends the answer, not the server',
  async () => {
    const site = await siteOf({}, (root) => {
      symlinkSync('/proc/self/mem', join(root, 'src/a.bin'));
    });
    const server = await startSample(site);
    expect((await sendRaw(server.port, rawRequest('GET /a.bin HTTP/1.1'))).body).toBe('');
    expect((await sendRaw(server.port, rawRequest('GET /a.html HTTP/1.1'))).status).toBe(200);
    await server.close();
  },
);

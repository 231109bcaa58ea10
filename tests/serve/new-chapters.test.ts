// The request of a page to create a missing chapter: who may make it.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnostic.ts';
import { bookPath } from '../../src/core/path.ts';
import { isFromThisMachine } from '../../src/serve/http/guard.ts';
import type { RunningServer } from '../../src/serve/server.ts';
import { faults, page, sampleSite, startSample } from './sample-site.ts';
import { type TestTab, openTab } from './tab.ts';

const path = bookPath('src/new.md');
const site = sampleSite({
  files: { 'new.html': page('New') },
  diagnostics: [
    { diagnostic: diagnose('summary/no-such-chapter', { path }) },
    { diagnostic: diagnose('summary/no-such-chapter', { path: 'src/gone.md' }) },
  ],
  mayCreate: (asked) => asked === path,
});

const asked: string[] = [];
let server: RunningServer;
beforeAll(async () => {
  server = await startSample(site, {
    allowedHosts: ['docs.example'],
    createChapter: (each) => asked.push(each),
  });
});
beforeEach(() => {
  asked.length = 0;
});
afterAll(async () => {
  await server.close();
  expect(faults).toEqual([]);
});

const kinds = (tab: TestTab): readonly unknown[] =>
  tab.heard.map((message) => (message as { readonly kind: string }).kind);

/** Asks for the chapter and waits until the server has dealt with it. */
async function ask(tab: TestTab): Promise<void> {
  tab.socket.send(JSON.stringify({ create: path }));
  tab.say('/new.html');
  await expect.poll(() => kinds(tab)).toContain('diagnostics');
}

const createIn = (tab: TestTab): unknown =>
  tab.heard.flatMap((message) => {
    const { panel } = message as {
      readonly panel?: { readonly list: readonly { readonly create?: string }[] };
    };
    return panel?.list.map(({ create }) => create) ?? [];
  });

test('a page on this machine is offered the chapters that may be created, and its request is passed on', async () => {
  const tab = await openTab(server.port);
  await ask(tab);
  expect(createIn(tab)).toEqual([undefined, path]);
  expect(asked).toEqual([path]);
});

test.each([
  ['a page behind a tunnel', { host: 'docs.example', origin: 'https://docs.example' }],
  ['a page behind a proxy that changes the host', { host: 'localhost', origin: 'https://docs.example' }],
  [
    'a page behind a proxy that says so',
    { host: 'localhost', origin: 'http://localhost', 'x-forwarded-for': '1.2.3.4' },
  ],
  ['a program without an origin', { host: 'localhost' }],
])('%s is offered nothing, and its request is ignored', async (_, headers) => {
  const tab = await openTab(server.port, ['build-book'], { headers });
  await ask(tab);
  expect(createIn(tab)).toEqual([undefined, undefined]);
  expect(asked).toEqual([]);
});

test.each([
  ['http://localhost:3000', 'localhost:3000', '127.0.0.1', true],
  ['http://[::1]:3000', '[::1]:3000', '::1', true],
  ['http://book.localhost:3000', 'book.localhost:3000', '::ffff:127.0.0.1', true],
  ['http://192.168.0.2:3000', '192.168.0.2:3000', '192.168.0.9', false],
  ['http://localhost:3000', 'localhost:3000', '192.168.0.9', false],
  ['http://localhost:8080', 'localhost:3000', '127.0.0.1', false],
  ['null', 'localhost:3000', '127.0.0.1', false],
  ['http://localhost:3000', 'localhost:3000', undefined, false],
])('the origin %s, the host %s and the address %s: %s', (origin, host, address, isOwn) => {
  expect(isFromThisMachine({ origin, host }, address)).toBe(isOwn);
});

test('a request that is not a path ends the connection', async () => {
  const tab = await openTab(server.port);
  tab.socket.send('{"create":1}');
  expect(await tab.closed).toBe(1008);
  expect(asked).toEqual([]);
});

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../src/serve/server.ts';
import { noChange } from '../../src/serve/site.ts';
import { openRaw, rawRequest, sendRaw } from './raw-client.ts';
import { faults, page, sampleSite, startSample } from './sample-site.ts';
import { openTab } from './tab.ts';

const site = sampleSite({ files: { 'index.html': page('Home'), 'a.html': page('A') } });

let server: RunningServer;
beforeAll(async () => {
  server = await startSample(site, { allowedHosts: ['docs.example'] });
});
afterAll(async () => {
  await server.close();
  expect(faults).toEqual([]);
});

const upgrade = (path: string, headers: readonly string[]): string =>
  rawRequest(`GET ${path} HTTP/1.1`, [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...headers,
  ]);

test.each([
  ['101', '/__livereload', ['Origin: http://evil.example'], 403],
  ['102', '/__livereload', ['Origin: null'], 403],
  ['103', '/__livereload', ['Origin: http://localhost.evil.example'], 403],
  ['104', '/__livereload', ['Origin: http://192.0.2.1'], 403],
  ['104b: another port of this machine', '/__livereload', ['Origin: http://localhost:8080'], 403],
  ['105', '/__livereload', ['Host: evil.example', 'Origin: http://evil.example'], 403],
  ['105b', '/__livereload', ['Host: docs.example', 'Origin: https://evil.example'], 403],
  ['107', '/a.html', ['Origin: http://localhost'], 400],
])('%s: the upgrade of %s with %j is refused', async (_number, path, headers, status) => {
  const reply = await sendRaw(server.port, upgrade(path, headers));
  expect(reply.status).toBe(status);
  expect(reply.headers['x-content-type-options']).toBe('nosniff');
});

test.each([
  ['106', ['Origin: http://localhost']],
  ['a program without an origin', []],
  ['a tunnel', ['Host: docs.example', 'Origin: https://docs.example']],
  ['a proxy that changes the host', ['Host: localhost:3000', 'Origin: https://docs.example']],
])('%s: the socket opens', async (_number, headers) => {
  const socket = await openRaw(server.port);
  socket.write(upgrade('/__livereload', headers));
  const first = await new Promise<Buffer>((done) => socket.once('data', done));
  expect(first.toString('latin1')).toMatch(/^HTTP\/1\.1 101 /);
  socket.destroy();
});

test('ten thousand fragments of one byte close the socket', async () => {
  const tab = await openTab(server.port);
  for (let i = 0; i < 10_000 && tab.socket.readyState === tab.socket.OPEN; i++) {
    tab.socket.send('x', { fin: false });
  }
  expect([1008, 1006]).toContain(await tab.closed);
});

test('a frame of one megabyte closes the socket', async () => {
  const tab = await openTab(server.port);
  tab.socket.send('x'.repeat(1_000_000));
  expect([1009, 1006]).toContain(await tab.closed);
});

test('a frame without a mask closes the socket', async () => {
  const tab = await openTab(server.port);
  tab.socket.send('{"path":"/"}', { mask: false });
  expect(await tab.closed).toBe(1002);
});

test('an unknown message closes the socket', async () => {
  const tab = await openTab(server.port);
  tab.socket.send('{"path":');
  expect(await tab.closed).toBe(1008);
});

test('a tab that does not answer pings is dropped', async () => {
  const other = await startSample(site, { pingEvery: 50 });
  const tab = await openTab(other.port, ['build-book'], { autoPong: false });
  expect(await tab.closed).toBe(1006);
  await other.close();
});

test('a tab that answers pings stays connected', async () => {
  // Long enough for an answer on a busy machine.
  const other = await startSample(site, { pingEvery: 500 });
  const tab = await openTab(other.port);
  for (let i = 0; i < 3; i++) await new Promise((done) => tab.socket.once('ping', done));
  expect(tab.socket.readyState).toBe(tab.socket.OPEN);
  await other.close();
});

test('500 tabs that vanish silently leave the others served', async () => {
  const vanishing = await Promise.all(Array.from({ length: 500 }, () => openTab(server.port)));
  const staying = await openTab(server.port, []);
  for (const { socket } of vanishing) socket.terminate();
  server.update(site, { ...noChange, everything: true });
  await expect.poll(() => staying.heard).toEqual(['reload']);
  staying.socket.close();
});

test('closing the server ends every tab and connection', async () => {
  const other = await startSample(site);
  const tab = await openTab(other.port);
  const idle = await openRaw(other.port);
  const ended = new Promise((done) => idle.once('close', done));
  idle.on('error', () => undefined);
  await other.close();
  await Promise.all([tab.closed, ended]);
});

import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { messageOf, remedyOf } from '../../src/core/catalog.ts';
import { type Listening, listen, urlsOf } from '../../src/serve/listen.ts';
import { page, sampleSite, startSample } from './sample-site.ts';

const create = (): ReturnType<typeof createServer> => createServer((_, response) => response.end('here'));
const close = (listening: Listening): void => {
  if (listening.kind === 'listening') listening.servers.forEach((server) => server.close());
};
const hasIpv6 = (): boolean =>
  Object.values(networkInterfaces())
    .flat()
    .some((entry) => entry?.address === '::1');

test('localhost means both loopback addresses, on one port', async () => {
  const listening = await listen(create, { host: 'localhost', port: 0, ifTaken: 'fail' });
  if (listening.kind === 'refused') throw new Error(messageOf(listening.diagnostic));
  const answers = await Promise.all(
    ['127.0.0.1', ...(hasIpv6() ? ['[::1]'] : [])].map(async (host) =>
      (await fetch(`http://${host}:${listening.port}/`)).text(),
    ),
  );
  expect(new Set(answers)).toEqual(new Set(['here']));
  close(listening);
});

test('a requested port that is taken is reported with the program that has it', async () => {
  const running = await startSample(sampleSite({ files: { 'index.html': page('Home') } }));
  const second = await listen(create, { host: '127.0.0.1', port: running.port, ifTaken: 'fail' });
  if (second.kind === 'listening') throw new Error('two servers on one port');
  expect(messageOf(second.diagnostic)).toBe(
    `port ${running.port} is already in use by another \`build-book serve\``,
  );
  expect(remedyOf(second.diagnostic)).toBe(`choose another port: \`-p ${running.port + 1}\``);
  await running.close();
});

test('a port’s owner is named even if it does not respond', async () => {
  const silent = createTcpServer((socket) => socket.destroy());
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const { port } = silent.address() as AddressInfo;
  const second = await listen(create, { host: '127.0.0.1', port, ifTaken: 'fail' });
  expect(second.kind === 'refused' && messageOf(second.diagnostic)).toBe(
    `port ${port} is already in use by another program`,
  );
  silent.close();
});

test('a default port that is taken gives way to the next free one', async () => {
  const first = await listen(create, { host: '127.0.0.1', port: 0, ifTaken: 'fail' });
  if (first.kind === 'refused') throw new Error(messageOf(first.diagnostic));
  const second = await listen(create, { host: 'localhost', port: first.port, ifTaken: 'next' });
  if (second.kind === 'refused') throw new Error(messageOf(second.diagnostic));
  expect(second.port).toBeGreaterThan(first.port);
  close(first);
  close(second);
});

test.runIf(hasIpv6())('a port taken on one loopback address counts as taken', async () => {
  const first = await listen(create, { host: '::1', port: 0, ifTaken: 'fail' });
  if (first.kind === 'refused') throw new Error(messageOf(first.diagnostic));
  const second = await listen(create, { host: 'localhost', port: first.port, ifTaken: 'fail' });
  expect(second.kind).toBe('refused');
  close(first);
});

test('an address of another machine is refused with the reason', async () => {
  const refused = await listen(create, { host: '192.0.2.1', port: 0, ifTaken: 'fail' });
  expect(refused.kind === 'refused' && messageOf(refused.diagnostic)).toBe(
    'can’t listen on `192.0.2.1`, port 0: this computer doesn’t have that address',
  );
});

test('the printed addresses are those that a browser can open', () => {
  expect(urlsOf('localhost', 3000, '/')).toEqual(['http://localhost:3000/']);
  expect(urlsOf('::1', 3000, '/book/')).toEqual(['http://[::1]:3000/book/']);
  const open = urlsOf('0.0.0.0', 3000, '/');
  expect(open[0]).toBe('http://localhost:3000/');
  expect(open.some((url) => url.includes('127.0.0.1') || url.includes('fe80'))).toBe(false);
});

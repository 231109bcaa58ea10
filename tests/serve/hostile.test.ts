import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../src/serve/server.ts';
import { type RawReply, openRaw, rawRequest, sendRaw } from './raw-client.ts';
import { faults, openFiles, page, sampleSite, startSample } from './sample-site.ts';

const site = sampleSite({
  files: {
    'index.html': page('Home'),
    'a.html': page('A'),
    'dir/index.html': page('Folder'),
    '100%.html': page('Percent'),
    'with space.html': page('Space'),
    'ünï.html': page('Accents'),
    'a#b.html': page('Hash'),
    'q?x.html': page('Question'),
    'a+b.html': page('Plus'),
    'foo..bar.html': page('Dots'),
    'ten.txt': '0123456789',
    'empty.txt': '',
    'font.woff2': new Uint8Array([1, 2]),
    'code.wasm': new Uint8Array([0, 97]),
  },
});

let server: RunningServer;
beforeAll(async () => {
  server = await startSample(site);
});
afterAll(async () => {
  await server.close();
  expect(faults).toEqual([]);
});

/** Number, first line or whole request, headers, status (0: closed without an answer), and what else must hold. */
type Case = readonly [
  number: string,
  firstLine: string,
  headers: readonly string[],
  status: number | readonly number[],
  also?: ((reply: RawReply) => void) | undefined,
];

const get = (number: string, target: string, status: number, also?: Case[4]): Case => [
  number,
  `GET ${target} HTTP/1.1`,
  [],
  status,
  also,
];
const noLocation = (reply: RawReply): void => {
  expect(reply.headers['location']).toBeUndefined();
};
const noBody = (reply: RawReply): void => {
  expect(reply.body).toBe('');
};
const bodyIs =
  (body: string) =>
  (reply: RawReply): void => {
    expect(reply.body).toBe(body);
  };
const typeIs =
  (type: string) =>
  (reply: RawReply): void => {
    expect(reply.headers['content-type']).toBe(type);
  };
const allowsReading = (reply: RawReply): void => {
  expect(reply.headers['allow']).toBe('GET, HEAD');
  noCors(reply);
};
const noCors = (reply: RawReply): void => {
  expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
};
const range = (number: string, value: string, status: number, also?: Case[4]): Case => [
  number,
  'GET /ten.txt HTTP/1.1',
  [`Range: ${value}`],
  status,
  also,
];
const whole = bodyIs('0123456789');

const ordinary: readonly Case[] = [
  get('01', '/', 200),
  ['02', 'HEAD / HTTP/1.1', [], 200, noBody],
  get('03', '/a.html', 200),
  get('04', '/dir', 301, (reply) => {
    expect(reply.headers['location']).toBe('dir/');
  }),
  get('05', '/dir/', 200),
  get('06', '/empty/', 404),
  get('07', '/nope.html', 404, (reply) => {
    expect(reply.body).toContain('<a href="/">No such page</a>');
  }),
  ['08', 'HEAD /nope.html HTTP/1.1', [], 404, noBody],
  get('33', '/100%25.html', 200),
  get('34', '/with%20space.html', 200),
  get('35', '/%C3%BCn%C3%AF.html', 200),
  get('36', '/u%CC%88ni%CC%88.html', 404),
  get('37', '/a%23b.html', 200),
  get('38', '/q%3Fx.html', 200),
  get('39', '/a+b.html', 200),
  get('40', '/foo..bar.html', 200),
  get('51', '/a.html?raw??', 200),
];

const paths: readonly Case[] = [
  get('09', '/../secret.txt', 400),
  get('10', '/../../../../../../etc/passwd', 400),
  get('11', '/%2e%2e/secret.txt', 400),
  get('12', '/%2e%2e%2fsecret.txt', 400),
  get('13', '/..%2fsecret.txt', 400),
  get('14', '/..%5csecret.txt', 400),
  get('15', '/..\\secret.txt', 400),
  get('16', '/%252e%252e%252fsecret.txt', 404),
  get('17', '/dir/../../secret.txt', 400),
  get('18', '/dir/..;/..;/secret.txt', 404),
  get('19', '/%c0%ae%c0%ae/secret.txt', 400),
  get('20', '/%u002e%u002e/secret.txt', 400),
  get('21', '//etc/passwd', 404),
  get('22', '///etc/passwd', 404),
  get('23', '//evil.example/%2e%2e', 400, noLocation),
  get('24', '//evil.example//dir', 404, noLocation),
  get('25', '/..%2fwww-private%2fsecret.txt', 400),
  get('26', '/a.html%00', 400),
  get('27', '/a.html%00.png', 400),
  get('28', '/%00', 400),
  get('29', '/%', 400),
  get('30', '/%zz', 400),
  get('31', '/%ff%fe', 400),
  get('32', '/%e0%80%80', 400),
  get('41', '/a.html/', 404),
  get('42', '/a.html/.', 400),
  get('43', '/.env', 404),
  get('44', '/.env/.', 400),
  get('45', '/%2eenv', 404),
  get('46', '/.git/config', 404),
  get('47', '/dir/%2e%2e/.git/config', 400),
  get('48', '/link.txt', 404),
  get('49', '/etclink/passwd', 404),
  get('50', '/loop', 404),
  get('52', '/.env?raw', 404),
  get('53', '/@fs/etc/passwd?import&raw??', 404),
  get('54', '/@fs/x/?/../../../../../etc/passwd?import&?raw', 404),
  get('55', '/@fs/tmp/#/../../../../etc/passwd', 400),
  get('73', `/${'a'.repeat(8_000)}`, 404),
  get('74', `/${'a'.repeat(20_000)}`, 431),
  get('75', `/${'a'.repeat(1_000_000)}`, 431),
  get('76', `/${'../'.repeat(4_000)}`, 400),
  get('77', `/${'a/'.repeat(2_000)}`, 404),
  get('80', '/dir%0d%0aX-Injected:1', 404, (reply) => {
    expect(reply.headers['x-injected']).toBeUndefined();
  }),
  // The Windows rows of the list mean nothing to a table of names, wherever it runs.
  get('113', '/.env::$DATA', 404),
  get('114', '/ENV~1', 404),
  get('115', '/CON', 404),
  get('116', '/a.html.', 404),
  get('117', '/A.HTML', 404),
  get('118', '/%5c%5chost%5cshare', 400),
  get('119', '/C:/Windows/win.ini', 404),
  get('120', '/a.html%20', 404),
];

const messages: readonly Case[] = [
  ['56', 'GET http://localhost:3000/a.html HTTP/1.1', [], 200],
  ['57', 'GET http://evil.example/a.html HTTP/1.1', [], 403],
  ['58', 'CONNECT localhost:22 HTTP/1.1', [], [0, 405]],
  ['59', 'OPTIONS * HTTP/1.1', [], 405, allowsReading],
  ['60', 'POST / HTTP/1.1', ['Content-Length: 2', '', 'hi'], 405, allowsReading],
  ['61', 'PUT /a.html HTTP/1.1', [], 405, allowsReading],
  ['62', 'DELETE /a.html HTTP/1.1', [], 405, allowsReading],
  ['63', 'TRACE / HTTP/1.1', [], 405, allowsReading],
  ['64', 'FOO / HTTP/1.1', [], 400],
  ['65', 'GET / HTTP/1.1', ['Host: evil.example'], 403],
  ['67', 'GET / HTTP/1.1', ['Host: localhost', 'Host: localhost'], 400],
  ['70', 'GET /a.html HTTP/1.1', ['Origin: http://evil.example'], 200, noCors],
  ['71', 'GET /a.html HTTP/1.1', ['Origin: null'], 200, noCors],
  [
    '72',
    'GET /a.html HTTP/1.1',
    ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: script'],
    403,
  ],
  [
    '72b: a link from another site',
    'GET / HTTP/1.1',
    ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate'],
    200,
  ],
  ['78', 'GET / HTTP/1.1', Array.from({ length: 5_000 }, (_, i) => `X-${i}: 1`), 431],
  ['79', 'GET / HTTP/1.1', [`X-Long: ${'a'.repeat(1_000_000)}`], 431],
  ['81', 'GET / HTTP/1.1', ['Content-Length: 5', 'Transfer-Encoding: chunked'], 400],
];

/** Sent as they are, with no header added. */
const bytes: readonly (readonly [number: string, bytes: string, status: number | readonly number[]])[] = [
  ['66', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['68', 'GET / HTTP/1.0\r\n\r\n', 403],
  ['69', 'GET /\r\n\r\n', 400],
  ['82', 'GET / HTTP/1.1\nHost: localhost\n\n', 400],
  ['raw UTF-8', 'GET /\xc3\xbcn\xc3\xaf.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 400],
];

const ranges: readonly Case[] = [
  range('83', 'bytes=0-0', 206, bodyIs('0')),
  range('84', 'bytes=-3', 206, bodyIs('789')),
  range('85', 'bytes=5-', 206, bodyIs('56789')),
  range('86', 'bytes=5-2', 200, whole),
  range('87', 'bytes=10-', 416, (reply) => {
    expect(reply.headers['content-range']).toBe('bytes */10');
  }),
  range('88', 'bytes=abc', 200, whole),
  range('89', 'items=0-1', 200, whole),
  range('90', 'bytes=0-1,4-5', 200, whole),
  range('91', `bytes=${Array.from({ length: 1_300 }, () => '0-9').join(',')}`, 200, whole),
  ['92', 'GET /empty.txt HTTP/1.1', ['Range: bytes=0-0'], 416],
  ['93', 'GET /ten.txt HTTP/1.1', ['Range: bytes=0-0', 'If-Range: "stale"'], 200, whole],
  ['95', 'GET /a.html HTTP/1.1', ['If-Modified-Since: Fri, 31 Dec 2100 00:00:00 GMT'], 200],
  ['96', 'GET /a.html HTTP/1.1', ['If-None-Match: *'], 304, noBody],
  get('98', '/font.woff2', 200, typeIs('font/woff2')),
  get('99', '/code.wasm', 200, typeIs('application/wasm')),
  get('100', '/a.html', 200, typeIs('text/html; charset=utf-8')),
];

const statusesOf = (status: number | readonly number[]): readonly number[] => [status].flat();

/** What holds of every answer (94 and 97 among it). */
function checkAlways(reply: RawReply, status: number | readonly number[]): void {
  expect(statusesOf(status)).toContain(reply.status);
  if (reply.status === 0) return;
  expect(reply.headers['x-content-type-options']).toBe('nosniff');
  expect(reply.headers['cross-origin-resource-policy']).toBe('same-origin');
  if (reply.status === 200) expect(reply.headers['etag']).toMatch(/^"[\w-]{22}"$/);
}

const groups: readonly (readonly [name: string, cases: readonly Case[]])[] = [
  ['ordinary addresses', ordinary],
  ['addresses that lead nowhere', paths],
  ['messages of all kinds', messages],
  ['ranges and conditions', ranges],
];

describe.each(groups)('a hostile request: %s', (_name, cases) => {
  test.each(cases.map((row) => [row[0], row] as const))(
    '%s',
    async (_, [, firstLine, headers, status, also]) => {
      const reply = await sendRaw(server.port, rawRequest(firstLine, headers));
      checkAlways(reply, status);
      also?.(reply);
      expect((await sendRaw(server.port, rawRequest('GET / HTTP/1.1'))).status).toBe(200);
    },
  );
});

test.each(bytes)('raw bytes: %s', async (_number, text, status) => {
  const reply = await sendRaw(server.port, text);
  expect(statusesOf(status)).toContain(reply.status);
});

test('300 aborted downloads leave no connection and no file open', async () => {
  const large = await startSample(sampleSite({ files: { 'film.mp4': new Uint8Array(20_000_000) } }));
  const before = openFiles();
  for (let i = 0; i < 300; i++) {
    const socket = await openRaw(large.port);
    socket.write(rawRequest('GET /film.mp4 HTTP/1.1'));
    await new Promise((done) => socket.once('data', done));
    socket.destroy();
  }
  await expect.poll(openFiles).toBe(before);
  await large.close();
});

import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { diagnose } from '../../src/core/diagnostic.ts';
import { hashBytes } from '../../src/core/hash.ts';
import { bookPath } from '../../src/core/path.ts';
import { createErrorSite } from '../../src/serve/error-page.ts';
import { type Answer, type Answerer, type RequestParts, answer } from '../../src/serve/http/answer.ts';
import { allowedHosts, invalidHostReason, hostMatcher } from '../../src/serve/http/guard.ts';
import { CLIENT_PATH, withClient } from '../../src/serve/client.ts';
import type { ServedSite } from '../../src/serve/site.ts';
import { page, sampleSite } from './sample-site.ts';
import { english } from '../english.ts';

const site = sampleSite({
  files: { 'index.html': page('Home'), 'dir/index.html': page('Dir'), 'a.css': 'a{}' },
});

type Received = Answer & { readonly body: Uint8Array };

async function ask(
  target: string,
  on: ServedSite = site,
  more: Partial<RequestParts> = {},
): Promise<Received> {
  const answerer: Answerer = {
    site: on,
    isAllowed: allowedHosts('localhost', () => false),
    ownFiles: new Map([[CLIENT_PATH, { body: 'live()', hash: hashBytes('live()') }]]),
    withClient,
    versionOf: (file) => `boot.0.shared.${file.hash}`,
  };
  const headers = { host: 'localhost:3000', ...more.headers };
  const given = await answer({ method: 'GET', target, rawHeaders: [], ...more, headers }, answerer);
  return { ...given, body: given.body instanceof Uint8Array ? given.body : await buffer(given.body) };
}

const textOf = ({ body }: Received): string => Buffer.from(body).toString('utf8');

test('a page is served with the live client after its main part and otherwise unchanged', async () => {
  const client = '<script src="/__build-book/live.js"></script>';
  const text = textOf(await ask('/'));
  expect(text).toContain(`</main>${client}`);
  expect(text.replace(client, '')).toBe(page('Home'));
});

test.each([
  ['<p>x</p></body></html>', '<p>x</p>CLIENT</body></html>'],
  ['<p>x', '<p>xCLIENT'],
  ['<main>a</main><main>b</main>', '<main>a</main><main>b</main>CLIENT'],
])('a page of the form %s has the client in its place', (text, expected) => {
  expect(withClient(text)).toBe(expected.replace('CLIENT', '<script src="/__build-book/live.js"></script>'));
});

test('files that are not pages of the book are served unchanged', async () => {
  const answered = await ask('/a.css');
  expect(textOf(answered)).toBe('a{}');
  expect(answered.headers).toMatchObject({
    'Content-Type': 'text/css; charset=utf-8',
    'Cache-Control': 'no-cache',
  });
});

test('the client’s own files are served from their folder', async () => {
  const answered = await ask('/__build-book/live.js');
  expect(answered.headers['Content-Type']).toBe('text/javascript; charset=utf-8');
  expect(textOf(answered)).toBe('live()');
});

test('a cached page or file is not sent again, for GET and HEAD', async () => {
  for (const target of ['/', '/a.css']) {
    const { headers } = await ask(target);
    const known = { headers: { 'if-none-match': `"other", W/${String(headers['ETag'])}` } };
    expect((await ask(target, site, known)).status).toBe(304);
    expect((await ask(target, site, { ...known, method: 'HEAD' })).status).toBe(304);
    expect((await ask(target, site, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  }
});

test('HEAD has the length of the GET response', async () => {
  const answered = await ask('/', site, { method: 'HEAD' });
  expect(answered.body.length).toBe(0);
  expect(answered.headers['Content-Length']).toBe((await ask('/')).body.length);
});

test('a 304 response has the page’s version too, which may be newer than the cached one', async () => {
  const { headers } = await ask('/');
  const again = await ask('/', site, { headers: { 'if-none-match': String(headers['ETag']) } });
  expect(again.headers['Server-Timing']).toBe(headers['Server-Timing']);
});

test.each([
  ['/book/', 200],
  ['/book/dir/', 200],
  ['/book/nope', 404],
  ['/dir/', 404],
  ['/bookdir/', 404],
  ['/__build-book/live.js', 200],
])('the response below a prefix for %s is %i', async (target, status) => {
  expect((await ask(target, { ...site, prefix: '/book/' })).status).toBe(status);
});

test.each([
  ['/', '/book/'],
  ['/book?x=1', '/book/?x=1'],
  ['/book/dir?x=1', 'dir/?x=1'],
])('the response below a prefix for %s redirects to %s', async (target, location) => {
  expect((await ask(target, { ...site, prefix: '/book/' })).headers['Location']).toBe(location);
});

test('the site’s policy is sent with pages, the 404 page and images that may contain scripts', async () => {
  const policy = "default-src 'self'";
  const strict = sampleSite({
    files: { 'index.html': page('Home'), 'a.svg': '<svg/>', 'a.css': '' },
    policy,
  });
  const policies = await Promise.all(
    ['/', '/nope', '/a.svg', '/a.css'].map(
      async (target) => (await ask(target, strict)).headers['Content-Security-Policy'],
    ),
  );
  expect(policies).toEqual([policy, policy, policy, undefined]);
});

test('a book without a site is answered with its errors', async () => {
  const at = { file: bookPath('book.toml'), span: { start: 0, end: 3 } };
  const broken = createErrorSite({
    diagnostics: [diagnose('config/syntax', { reason: '<b>' }, at)],
    textOf: () => '<x>\n',
    prefix: '/',
    words: english,
    program: 'npx build-book',
  });
  const answered = await ask('/a.html', broken);
  expect(answered.status).toBe(503);
  expect(textOf(answered)).toContain('invalid TOML: &lt;b&gt;');
  expect(textOf(answered)).toContain('<code>book.toml:1:1</code>');
  expect(textOf(answered)).toContain('1 | &lt;x&gt;');
  expect(textOf(answered)).toContain('/__build-book/live.js');
});

test.each([
  ['localhost', 'localhost', true],
  ['localhost', 'book.localhost', true],
  ['localhost', '::1', true],
  ['localhost', '192.168.0.7', false],
  ['localhost', 'localhost.evil.example', false],
  ['0.0.0.0', '192.168.0.7', true],
  ['0.0.0.0', 'fd00::7', true],
  ['0.0.0.0', 'evil.example', false],
  ['book.lan', 'book.lan', true],
  ['localhost', 'proxy.example', true],
])('a server on %s asked as %s: %s', (host, name, isAllowed) => {
  expect(allowedHosts(host, hostMatcher(['Proxy.example']))(name)).toBe(isAllowed);
});

test.each([
  ['docs', ['docs'], ['docs.example', 'xdocs']],
  [
    '.example.com',
    ['example.com', 'a.example.com', 'b.a.example.com'],
    ['xexample.com', 'example.com.evil.org', 'com'],
  ],
  ['X.Ngrok-Free.app', ['x.ngrok-free.app'], ['y.ngrok-free.app']],
  ['bücher.example', ['xn--bcher-kva.example'], []],
  ['.bücher.example', ['a.xn--bcher-kva.example'], []],
  ['192.168.0.7', ['192.168.0.7'], ['192.168.0.8']],
  ['fd00::7', ['fd00::7'], []],
])('--allow-host %s allows %j and not %j', (name, allowed, refused) => {
  expect(invalidHostReason(name)).toBeUndefined();
  expect(allowed.filter(hostMatcher([name]))).toEqual(allowed);
  expect(refused.filter(hostMatcher([name]))).toEqual([]);
});

test.each(['https://docs', 'docs:3000', 'docs/path', '', 'a,,b', 'a, b', '*'])(
  '%j is not a host name',
  (name) => {
    expect(invalidHostReason(name)).toMatch(/docs\.example\.com$/);
  },
);

test.each([
  ['docs', 'docs'],
  ['docs:3000', 'docs'],
  ['X.ngrok-free.app', 'x.ngrok-free.app'],
  ['[fd00::7]:3000', 'fd00::7'],
])('a request for %s is refused with the option that allows it', async (host, name) => {
  const refused = await ask('/', site, { headers: { host } });
  expect(refused.status).toBe(403);
  expect(textOf(refused)).toContain(`build-book serve --allow-host ${name}\n`);
  expect(hostMatcher([name])(name)).toBe(true);
});

test.each(['<script>', 'a b', '', 'user@x'])('the host %j is refused without repeating it', async (host) => {
  const refused = await ask('/', site, { headers: { host } });
  expect(refused.status).toBe(403);
  expect(textOf(refused)).not.toContain('--allow-host');
});

test('a final dot of a host name has no meaning', async () => {
  expect((await ask('/', site, { headers: { host: 'localhost.:3000' } })).status).toBe(200);
});

test('a page requested under another name is not served', async () => {
  expect((await ask('/', site, { headers: { host: 'user@localhost' } })).status).toBe(403);
  expect((await ask('http://user@localhost/')).status).toBe(403);
});

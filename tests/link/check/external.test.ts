import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type StatusStore } from '../../../src/link/check/external/status-cache.ts';
import { type ExternalCheck, checkExternal } from '../../../src/link/check/external/check-external.ts';
import type { Resolver } from '../../../src/link/check/external/network.ts';
import type { CheckConfig } from '../../../src/read/config/own-config.ts';
import { messageOf } from '../../../src/core/catalog.ts';
import { bookPath } from '../../../src/core/path.ts';
import {
  breakOff,
  byMethod,
  cutShort,
  endless,
  html,
  inTurn,
  nonsense,
  ok,
  packed,
  silence,
  startServer,
  status,
} from './bad-server.ts';
import { pagesWith } from './pages.ts';

const config: CheckConfig = {
  external: true,
  exclude: [],
  ignore: [],
  timeout: 5,
  concurrency: 8,
  cacheAge: 100,
  httpHeaders: {},
};

/** A clock whose time passes at once. */
function fastClock() {
  let now = 1_000_000;
  const waits: number[] = [];
  return {
    waits,
    pass: (time: number) => {
      now += time;
    },
    now: () => now,
    wait: (time: number) => {
      waits.push(time);
      now += time;
      return Promise.resolve();
    },
  };
}

/** What the check says of links to these addresses. */
async function say(urls: readonly string[], more: Partial<ExternalCheck> = {}): Promise<readonly string[]> {
  const found = await checkExternal({
    index: { pages: pagesWith(urls) },
    config,
    environment: {},
    privateAddresses: 'allow',
    fragments: 'trust',
    clock: fastClock(),
    ...more,
  });
  return found.map((diagnostic) => `${diagnostic.code}: ${messageOf(diagnostic)}`);
}

describe('a well-behaved host', () => {
  test('is requested once per address, with HEAD, regardless of fragments', async () => {
    const { origin, asked } = await startServer({ '/a': ok });
    expect(await say([`${origin}/a`, `${origin}/a#x`, `${origin}/a#y`])).toEqual([]);
    expect(asked).toEqual(['HEAD /a']);
  });

  test('that reports a missing page is asked with GET too before the link is reported', async () => {
    const { origin, asked } = await startServer({ '/gone': status(410) });
    expect(await say([`${origin}/gone`, `${origin}/no`, `${origin}/no`])).toEqual([
      `external/broken: \`${origin}/gone\` is broken: the server returned 410`,
      `external/broken: \`${origin}/no\` is broken: the server returned 404 (2 links)`,
    ]);
    expect(asked.toSorted()).toEqual(['GET /gone', 'GET /no', 'HEAD /gone', 'HEAD /no']);
  });

  test('gets only a few requests at a time', async () => {
    const paths = Array.from({ length: 20 }, (_, i) => `/${String(i)}`);
    const later = (_: unknown, response: Parameters<typeof ok>[1]) =>
      void setImmediate(() => response.writeHead(200).end());
    const { origin, most, asked } = await startServer(Object.fromEntries(paths.map((path) => [path, later])));
    expect(await say(paths.map((path) => origin + path))).toEqual([]);
    expect(asked.length).toBe(20);
    expect(most()).toBeLessThanOrEqual(2);
  });
});

describe('a host that does not support HEAD', () => {
  test.each([403, 404, 405, 500, 501])('and responds with %i is asked with GET', async (code) => {
    const { origin } = await startServer({ '/a': byMethod(status(code), ok) });
    expect(await say([`${origin}/a`])).toEqual([]);
  });

  test('and closes the connection is asked with GET', async () => {
    const { origin } = await startServer({ '/a': byMethod(breakOff, ok) });
    expect(await say([`${origin}/a`])).toEqual([]);
  });
});

describe('without a network', () => {
  const failing =
    (code: string): Resolver =>
    (_host, _options, callback) => {
      callback(Object.assign(new Error(code), { code }), []);
    };
  const urls = ['https://a.rust-lang.org/', 'https://a.rust-lang.org/b', 'https://b.rust-lang.org/'];

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH'])(
    'one message stands for all links (%s)',
    async (code) => {
      expect(await say(urls, { resolver: failing(code) })).toEqual([
        'external/offline: no host could be reached, so 3 links to other sites weren’t checked',
      ]);
    },
  );

  test('links of a single host are reported, which may be gone', async () => {
    expect(await say(urls.slice(0, 2), { resolver: failing('ENOTFOUND') })).toEqual([
      'external/broken: `https://a.rust-lang.org/` is broken: host not found',
      'external/broken: `https://a.rust-lang.org/b` is broken: host not found',
    ]);
  });

  test('and links are reported if any host answers', async () => {
    const { origin } = await startServer({ '/a': status(404) });
    const resolver = failing('ENOTFOUND');
    const said = await say([`${origin}/a`, ...urls], { resolver });
    expect(said.map((line) => line.split(':')[0])).toEqual(said.map(() => 'external/broken'));
    expect(said.length).toBe(4);
  });

  test('what an earlier check found is still known', async () => {
    const { origin } = await startServer({ '/a': ok });
    let saved: string | undefined;
    const store: StatusStore = { program: 'x', load: () => saved, save: (text) => void (saved = text) };
    const clock = fastClock();
    expect(await say([`${origin}/a`], { store, clock })).toEqual([]);
    expect(await say([`${origin}/a`, ...urls], { store, clock, resolver: failing('EAI_AGAIN') })).toEqual([
      'external/offline: no host could be reached, so 3 links to other sites weren’t checked',
    ]);
  });
});

describe('a redirect of another site', () => {
  test('is reported with its new address if it is permanent', async () => {
    const { origin } = await startServer({
      '/old': status(301, { location: '/older' }),
      '/older': status(308, { location: '/new#part' }),
      '/today': status(302, { location: '/new' }),
      '/mixed': status(301, { location: '/today' }),
      '/new': ok,
    });
    expect(await say([`${origin}/old`, `${origin}/today`, `${origin}/mixed`])).toEqual([
      `external/moved: \`${origin}/old\` has moved permanently to \`${origin}/new\``,
    ]);
  });

  test('in a loop may end for clients that keep cookies', async () => {
    const cookie = { location: '/a', 'set-cookie': 'seen=1' };
    const { origin } = await startServer({ '/a': status(302, cookie) });
    expect(await say([`${origin}/a`])).toEqual([
      `external/unreachable: \`${origin}/a\` couldn’t be checked: it redirects in a loop without cookies`,
    ]);
  });

  test('in a loop, without end, to nowhere or to an invalid address is reported', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `/n${String(i)}`,
        status(302, { location: `/n${String(i + 1)}` }),
      ]),
    );
    const { origin } = await startServer({
      '/a': status(302, { location: '/b' }),
      '/b': status(302, { location: '/a' }),
      '/c': status(301, { location: '/missing' }),
      '/d': status(301, { location: 'file:///etc/passwd' }),
      '/e': status(301, { location: 'http://[' }),
      '/f': status(302),
      ...many,
    });
    const said = await say(['a', 'c', 'd', 'e', 'f', 'n0'].map((name) => `${origin}/${name}`));
    expect(said.map((line) => line.replaceAll(origin, ''))).toEqual([
      'external/broken: `/a` is broken: it redirects in a loop',
      'external/broken: `/c` is broken: the server returned 404',
      'external/broken: `/d` is broken: it redirects to an invalid web address',
      'external/broken: `/e` is broken: it redirects to an invalid web address',
      'external/unreachable: `/f` couldn’t be checked: the server returned 302',
      'external/broken: `/n0` is broken: it redirects more than 10 times',
    ]);
  });
});

describe('a host that sends Retry-After', () => {
  test('is asked again after that time', async () => {
    const clock = fastClock();
    const { origin } = await startServer({
      '/seconds': inTurn(status(429, { 'retry-after': '7' }), ok),
      '/date': inTurn(
        status(503, { 'retry-after': new Date(clock.now() + 9000).toUTCString() }),
        byMethod(ok, ok),
      ),
    });
    expect(await say([`${origin}/seconds`], { clock })).toEqual([]);
    expect(clock.waits).toContain(7000);
    expect(await say([`${origin}/date`], { clock })).toEqual([]);
  });

  test('is not asked again if the time is longer than a check may take', async () => {
    const clock = fastClock();
    const { origin, asked } = await startServer({ '/a': status(429, { 'retry-after': '86400' }) });
    expect(await say([`${origin}/a`], { clock })).toEqual([
      `external/unreachable: \`${origin}/a\` couldn’t be checked: the server returned 429`,
    ]);
    expect(asked).toEqual(['HEAD /a']);
    expect(clock.waits.every((time) => time < 60_000)).toBe(true);
    const others = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`/${i}`, status(429, { 'retry-after': '3600' })]),
    );
    const shy = await startServer(others);
    expect(
      await say(
        Object.keys(others).map((path) => shy.origin + path),
        { clock },
      ),
    ).toHaveLength(30);
    expect(shy.asked.length).toBeLessThanOrEqual(2);
  });

  test('is asked three times, with growing pauses', async () => {
    const clock = fastClock();
    const { origin, asked } = await startServer({ '/a': status(502) });
    expect(await say([`${origin}/a`], { clock })).toEqual([
      `external/unreachable: \`${origin}/a\` couldn’t be checked: the server returned 502`,
    ]);
    expect(asked).toEqual(['HEAD /a', 'GET /a', 'GET /a', 'GET /a']);
    expect(clock.waits.filter((time) => time >= 1000)).toEqual([1000, 2000]);
  });
});

describe('a broken host', () => {
  test.each([
    ['breaks off', breakOff, 'the server closed the connection'],
    ['never answers', silence, 'the request timed out'],
    ['answers nonsense', nonsense, 'the response isn’t valid HTTP'],
  ])('that %s is reported as not checkable', async (_, answerer, reason) => {
    const { origin } = await startServer({ '/a': answerer });
    expect(await say([`${origin}/a`], { config: { ...config, timeout: 0.2 } })).toEqual([
      `external/unreachable: \`${origin}/a\` couldn’t be checked: ${reason}`,
    ]);
  });

  test('that never stops sending is cut off', async () => {
    const { origin } = await startServer({ '/a': byMethod(status(405), endless) });
    expect(await say([`${origin}/a#x`], { fragments: 'check' })).toEqual([]);
  });

  test.each(['break off', 'keep silent'] as const)(
    'that sends half a page only to %s still has the page',
    async (end) => {
      const { origin, asked } = await startServer({ '/a': byMethod(status(405), cutShort(end)) });
      const quick = { config: { ...config, timeout: 0.3 } };
      expect(await say([`${origin}/a`], quick)).toEqual([]);
      expect(await say([`${origin}/a#gone`], { ...quick, fragments: 'check' })).toEqual([]);
      expect(asked).toEqual(['HEAD /a', 'GET /a', 'GET /a']);
    },
  );

  test('is skipped after a few addresses, since each would take its full timeout', async () => {
    const { origin, asked } = await startServer({});
    const dead = await startServer(
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`/${i}`, silence])),
    );
    const urls = Array.from({ length: 40 }, (_, i) => `${dead.origin}/${i}`);
    const found = await say([...urls, `${origin}/a`], { config: { ...config, timeout: 0.05 } });
    expect(found.filter((line) => line.endsWith('the request timed out'))).toHaveLength(40);
    expect(found.filter((line) => line.includes('404'))).toHaveLength(1);
    expect(dead.asked.length).toBeLessThan(40);
    expect(asked).toEqual(['HEAD /a', 'GET /a']);
  });

  test('that refuses connections is reported', async () => {
    const server = await startServer({});
    // A port below 1024 that nothing listens to on a test machine.
    const origin = server.origin.replace(/:\d+$/, ':1');
    expect(await say([`${origin}/a`])).toEqual([
      `external/broken: \`${origin}/a\` is broken: the server refused the connection`,
    ]);
  });

  test('that only accepts browsers is not reported as broken', async () => {
    const { origin } = await startServer({ '/a': status(403) });
    expect(await say([`${origin}/a`])).toEqual([
      `external/unreachable: \`${origin}/a\` couldn’t be checked: the server returned 403`,
    ]);
  });
});

describe('fragments on other sites', () => {
  const page = html('<h1 id="one">1</h1><a name=two>2</a><p id=\'user-content-three\'><p id="f&#xFC;nf">');

  test('are looked up in the page if requested', async () => {
    const { origin, asked } = await startServer({ '/a': page, '/pdf': ok });
    const parts = ['one', 'two', 'three', 'f%C3%BCnf', 'top', '/route', '', 'four', 'four'];
    const urls = [...parts.map((part) => `${origin}/a#${part}`), `${origin}/pdf#page=3`];
    expect(await say(urls, { fragments: 'check' })).toEqual([
      `external/no-such-anchor: \`#four\` not found in \`${origin}/a\` (2 links)`,
    ]);
    expect(asked).toEqual(['GET /a', 'GET /pdf']);
  });
});

describe('the body of a page of another site', () => {
  const page = Buffer.from('<h1 id="one">1</h1>');
  const told = async (answer: ReturnType<typeof packed>) => {
    const { origin } = await startServer({ '/a': answer });
    const said = await say([`${origin}/a#one`, `${origin}/a#two`], { fragments: 'check' });
    return said.map((line) => / (`#\w+`) not found/.exec(line)?.[1]);
  };

  test.each([
    ['gzip', gzipSync(page)],
    ['br', brotliCompressSync(page)],
    ['deflate', deflateSync(page)],
    ['identity', page],
  ])('is read although it is compressed as %s without a request for that', async (coding, bytes) => {
    expect(await told(packed(coding, bytes))).toEqual(['`#two`']);
  });

  test('is not reported where it cannot be read', async () => {
    expect(await told(packed('zstd', page))).toEqual([]);
    expect(await told(packed('gzip', page))).toEqual([]);
    expect(await told(packed('gzip', gzipSync(Buffer.alloc(9_000_000, 'x'))))).toEqual([]);
  });

  test('is not searched for line fragments of files, which the host’s script creates', async () => {
    const { origin } = await startServer({ '/a.rs': html('') });
    const lines = ['L10', 'L10-L20', 'L3C5-L4C1', 'L1-2'].map((part) => `${origin}/a.rs#${part}`);
    expect(await say([...lines, `${origin}/a.rs#Lion`], { fragments: 'check' })).toEqual([
      `external/no-such-anchor: \`#Lion\` not found in \`${origin}/a.rs\``,
    ]);
  });
});

describe('private addresses', () => {
  test('are not contacted, whatever their notation', async () => {
    const { origin, asked } = await startServer({ '/a': ok });
    const port = new URL(origin).port;
    const names = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
      'a.localhost',
    ];
    const said = await say(
      names.map((name) => `http://${name}:${port}/a`),
      { privateAddresses: 'refuse' },
    );
    expect(said.map((line) => line.split(':')[0])).toEqual(said.map(() => 'external/not-asked'));
    expect(said.length).toBeGreaterThanOrEqual(5);
    expect(asked).toEqual([]);
  });
});

describe('requests to other sites', () => {
  test('omit excluded patterns, reserved names and other schemes', async () => {
    const { origin, asked } = await startServer({});
    const urls = [
      `${origin}/private/x`,
      'https://a.example/',
      'http://x.test',
      'mailto:a@b.c',
      'ftp://x.y/z',
      'b.md',
    ];
    expect(await say(urls, { config: { ...config, exclude: ['/PRIVATE/', '(?i)/Private/'] } })).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('have the headers of the settings, with values from the environment', async () => {
    const got: (string | undefined)[] = [];
    const { origin } = await startServer({
      '/a': (request, response) => {
        got.push(request.headers.authorization, request.headers['user-agent']);
        response.end();
      },
    });
    const said = await say([`${origin}/a`], {
      config: {
        ...config,
        userAgent: 'me',
        httpHeaders: {
          '127\\.0': ['Authorization: Bearer $TOKEN$$', 'X-Other: ${NOT_SET}'],
          'nowhere\\.': ['Authorization: no'],
        },
      },
      environment: { TOKEN: 'secret' },
    });
    expect(got).toEqual(['Bearer secret$', 'me']);
    expect(said).toEqual([
      'external/missing-variable: `http-headers` uses the environment variable `NOT_SET`, which isn’t set',
    ]);
  });
});

describe('cached results of external links', () => {
  function memoryKeeper(): StatusStore & { text: string | undefined } {
    const store = {
      program: '1',
      text: undefined as string | undefined,
      load: () => store.text,
      save: (text: string) => {
        store.text = text;
      },
    };
    return store;
  }

  test('are kept for their lifetime if good, and requested again if bad', async () => {
    const clock = fastClock();
    const store = memoryKeeper();
    const { origin, asked } = await startServer({
      '/a': ok,
      '/old': status(301, { location: '/a' }),
      '/bad': status(404),
    });
    const urls = ['/a', '/old', '/bad'].map((path) => origin + path);
    const first = await say(urls, { clock, store });
    const before = asked.length;
    expect(await say(urls, { clock, store })).toEqual(first);
    expect(asked.slice(before)).toEqual(['HEAD /bad', 'GET /bad']);
    clock.pass(101_000);
    await say([`${origin}/a`], { clock, store });
    expect(asked.slice(before + 2)).toEqual(['HEAD /a']);
  });

  test('are saved now and then, in case a check is interrupted', async () => {
    const { origin } = await startServer(
      Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`/${i}`, ok] as const)),
    );
    let saves = 0;
    const store: StatusStore = { program: '1', load: () => undefined, save: () => (saves += 1) };
    expect(
      await say(
        Array.from({ length: 250 }, (_, i) => `${origin}/${i}`),
        { store },
      ),
    ).toEqual([]);
    expect(saves).toBe(3);
  });

  test('of another program are not used', async () => {
    const clock = fastClock();
    const { origin, asked } = await startServer({ '/a': ok });
    const { load, save } = memoryKeeper();
    for (const program of ['1', '2', '2']) {
      await say([`${origin}/a`], { clock, store: { program, load, save } });
    }
    expect(asked).toEqual(['HEAD /a', 'HEAD /a']);
  });

  test('without the fragment that is needed now are requested again', async () => {
    const clock = fastClock();
    const store = memoryKeeper();
    const { origin, asked } = await startServer({ '/a': html('<p id=x>') });
    await say([`${origin}/a#x`], { clock, store });
    await say([`${origin}/a#x`], { clock, store, fragments: 'check' });
    await say([`${origin}/a#x`], { clock, store, fragments: 'check' });
    expect(asked).toEqual(['HEAD /a', 'GET /a']);
  });

  test.each(['', '{}', '["1",[["a"]]]', '["1",[["a",{"at":"x","has":1}]]]', '["2",[]]'])(
    'that are damaged (%s) are ignored',
    async (text) => {
      const store = { program: '1', load: () => text, save: () => undefined };
      const { origin, asked } = await startServer({ '/a': ok });
      expect(await say([`${origin}/a`], { store })).toEqual([]);
      expect(asked).toEqual(['HEAD /a']);
    },
  );
});

test('a broken external link is reported where it is first used', async () => {
  const { origin } = await startServer({});
  const found = await checkExternal({
    index: { pages: pagesWith([`${origin}/no`]) },
    config,
    environment: {},
    privateAddresses: 'allow',
    fragments: 'trust',
    clock: fastClock(),
  });
  expect(found.map(({ at }) => at)).toEqual([{ file: bookPath('src/a.md'), span: { start: 0, end: 1 } }]);
});

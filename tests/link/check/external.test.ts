import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type AnswerKeeper } from '../../../src/link/check/external/status-cache.ts';
import { type ExternalCheck, checkExternal } from '../../../src/link/check/external/check-external.ts';
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

/** A clock that nobody has to wait for. */
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

describe('a host that knows its manners', () => {
  test('is asked once for an address, by HEAD, whatever the fragments', async () => {
    const { origin, asked } = await startServer({ '/a': ok });
    expect(await say([`${origin}/a`, `${origin}/a#x`, `${origin}/a#y`])).toEqual([]);
    expect(asked).toEqual(['HEAD /a']);
  });

  test('may say that a page is not there, and is asked by GET too before that is told', async () => {
    const { origin, asked } = await startServer({ '/gone': status(410) });
    expect(await say([`${origin}/gone`, `${origin}/no`, `${origin}/no`])).toEqual([
      `external/broken: \`${origin}/gone\` is broken: the host answers 410`,
      `external/broken: \`${origin}/no\` is broken: the host answers 404 (2 links)`,
    ]);
    expect(asked.toSorted()).toEqual(['GET /gone', 'GET /no', 'HEAD /gone', 'HEAD /no']);
  });

  test('is asked few things at a time', async () => {
    const paths = Array.from({ length: 20 }, (_, i) => `/${String(i)}`);
    const later = (_: unknown, response: Parameters<typeof ok>[1]) =>
      void setImmediate(() => response.writeHead(200).end());
    const { origin, most, asked } = await startServer(Object.fromEntries(paths.map((path) => [path, later])));
    expect(await say(paths.map((path) => origin + path))).toEqual([]);
    expect(asked.length).toBe(20);
    expect(most()).toBeLessThanOrEqual(2);
  });
});

describe('a host that does not know HEAD', () => {
  test.each([403, 404, 405, 500, 501])('and answers %i to it is asked by GET', async (code) => {
    const { origin } = await startServer({ '/a': byMethod(status(code), ok) });
    expect(await say([`${origin}/a`])).toEqual([]);
  });

  test('and breaks off is asked by GET', async () => {
    const { origin } = await startServer({ '/a': byMethod(breakOff, ok) });
    expect(await say([`${origin}/a`])).toEqual([]);
  });
});

describe('redirects', () => {
  test('for good are told with the new address; others are not', async () => {
    const { origin } = await startServer({
      '/old': status(301, { location: '/older' }),
      '/older': status(308, { location: '/new#part' }),
      '/today': status(302, { location: '/new' }),
      '/mixed': status(301, { location: '/today' }),
      '/new': ok,
    });
    expect(await say([`${origin}/old`, `${origin}/today`, `${origin}/mixed`])).toEqual([
      `external/moved: \`${origin}/old\` has moved to \`${origin}/new\` for good`,
    ]);
  });

  test('in a circle may end for those who keep cookies', async () => {
    const cookie = { location: '/a', 'set-cookie': 'seen=1' };
    const { origin } = await startServer({ '/a': status(302, cookie) });
    expect(await say([`${origin}/a`])).toEqual([
      `external/unreachable: \`${origin}/a\` could not be checked: it is redirected in a circle without cookies`,
    ]);
  });

  test('in a circle, without end, to nowhere and to no address are told', async () => {
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
      'external/broken: `/a` is broken: it is redirected in a circle',
      'external/broken: `/c` is broken: the host answers 404',
      'external/broken: `/d` is broken: it is redirected to what is no address of the web',
      'external/broken: `/e` is broken: it is redirected to what is no address of the web',
      'external/unreachable: `/f` could not be checked: the host answers 302',
      'external/broken: `/n0` is broken: it is redirected more than 10 times',
    ]);
  });
});

describe('a host that wants patience', () => {
  test('is asked again after the time it says', async () => {
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

  test('for longer than a check may last is not asked again', async () => {
    const clock = fastClock();
    const { origin, asked } = await startServer({ '/a': status(429, { 'retry-after': '86400' }) });
    expect(await say([`${origin}/a`], { clock })).toEqual([
      `external/unreachable: \`${origin}/a\` could not be checked: the host answers 429`,
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

  test('is asked three times, with longer and longer breaks', async () => {
    const clock = fastClock();
    const { origin, asked } = await startServer({ '/a': status(502) });
    expect(await say([`${origin}/a`], { clock })).toEqual([
      `external/unreachable: \`${origin}/a\` could not be checked: the host answers 502`,
    ]);
    expect(asked).toEqual(['HEAD /a', 'GET /a', 'GET /a', 'GET /a']);
    expect(clock.waits.filter((time) => time >= 1000)).toEqual([1000, 2000]);
  });
});

describe('a host that is broken itself', () => {
  test.each([
    ['breaks off', breakOff, 'the host broke the connection off'],
    ['never answers', silence, 'no answer in time'],
    ['answers nonsense', nonsense, 'what it answers is no HTTP'],
  ])('and %s is told as one that could not be checked', async (_, answerer, reason) => {
    const { origin } = await startServer({ '/a': answerer });
    expect(await say([`${origin}/a`], { config: { ...config, timeout: 0.2 } })).toEqual([
      `external/unreachable: \`${origin}/a\` could not be checked: ${reason}`,
    ]);
  });

  test('and sends without end is not listened to for long', async () => {
    const { origin } = await startServer({ '/a': byMethod(status(405), endless) });
    expect(await say([`${origin}/a#x`], { fragments: 'check' })).toEqual([]);
  });

  test.each(['break off', 'keep silent'] as const)(
    'and sends half a page, to %s then, has the page',
    async (end) => {
      const { origin, asked } = await startServer({ '/a': byMethod(status(405), cutShort(end)) });
      const quick = { config: { ...config, timeout: 0.3 } };
      expect(await say([`${origin}/a`], quick)).toEqual([]);
      expect(await say([`${origin}/a#gone`], { ...quick, fragments: 'check' })).toEqual([]);
      expect(asked).toEqual(['HEAD /a', 'GET /a', 'GET /a']);
    },
  );

  test('is given up after a few addresses, or each would cost its time', async () => {
    const { origin, asked } = await startServer({});
    const dead = await startServer(
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`/${i}`, silence])),
    );
    const urls = Array.from({ length: 40 }, (_, i) => `${dead.origin}/${i}`);
    const found = await say([...urls, `${origin}/a`], { config: { ...config, timeout: 0.05 } });
    expect(found.filter((line) => line.endsWith('no answer in time'))).toHaveLength(40);
    expect(found.filter((line) => line.includes('404'))).toHaveLength(1);
    expect(dead.asked.length).toBeLessThan(40);
    expect(asked).toEqual(['HEAD /a', 'GET /a']);
  });

  test('and refuses connections is told', async () => {
    const server = await startServer({});
    // A port below 1024 that nothing listens to on a test machine.
    const origin = server.origin.replace(/:\d+$/, ':1');
    expect(await say([`${origin}/a`])).toEqual([
      `external/broken: \`${origin}/a\` is broken: the host refuses connections`,
    ]);
  });

  test('only wants to see readers is not told as broken', async () => {
    const { origin } = await startServer({ '/a': status(403) });
    expect(await say([`${origin}/a`])).toEqual([
      `external/unreachable: \`${origin}/a\` could not be checked: the host answers 403`,
    ]);
  });
});

describe('fragments', () => {
  const page = html('<h1 id="one">1</h1><a name=two>2</a><p id=\'user-content-three\'><p id="f&#xFC;nf">');

  test('are looked for in the page when that is asked for', async () => {
    const { origin, asked } = await startServer({ '/a': page, '/pdf': ok });
    const parts = ['one', 'two', 'three', 'f%C3%BCnf', 'top', '/route', '', 'four', 'four'];
    const urls = [...parts.map((part) => `${origin}/a#${part}`), `${origin}/pdf#page=3`];
    expect(await say(urls, { fragments: 'check' })).toEqual([
      `external/no-such-anchor: \`${origin}/a\` has no \`#four\` (2 links)`,
    ]);
    expect(asked).toEqual(['GET /a', 'GET /pdf']);
  });
});

describe('the body of a page', () => {
  const page = Buffer.from('<h1 id="one">1</h1>');
  const told = async (answer: ReturnType<typeof packed>) => {
    const { origin } = await startServer({ '/a': answer });
    const said = await say([`${origin}/a#one`, `${origin}/a#two`], { fragments: 'check' });
    return said.map((line) => line.split('has no')[1]);
  };

  test.each([
    ['gzip', gzipSync(page)],
    ['br', brotliCompressSync(page)],
    ['deflate', deflateSync(page)],
    ['identity', page],
  ])('is read though it comes as %s, which nobody asked for', async (coding, bytes) => {
    expect(await told(packed(coding, bytes))).toEqual([' `#two`']);
  });

  test('tells nothing where it cannot be read', async () => {
    expect(await told(packed('zstd', page))).toEqual([]);
    expect(await told(packed('gzip', page))).toEqual([]);
    expect(await told(packed('gzip', gzipSync(Buffer.alloc(9_000_000, 'x'))))).toEqual([]);
  });

  test('is not asked for the lines of a file, which the host’s own script finds', async () => {
    const { origin } = await startServer({ '/a.rs': html('') });
    const lines = ['L10', 'L10-L20', 'L3C5-L4C1', 'L1-2'].map((part) => `${origin}/a.rs#${part}`);
    expect(await say([...lines, `${origin}/a.rs#Lion`], { fragments: 'check' })).toEqual([
      `external/no-such-anchor: \`${origin}/a.rs\` has no \`#Lion\``,
    ]);
  });
});

describe('addresses of this computer', () => {
  test('are not asked, by whatever name', async () => {
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

describe('what is asked', () => {
  test('is neither what a pattern excludes, nor names that mean nothing, nor other schemes', async () => {
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

  test('has the headers that the settings say, from the environment', async () => {
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
      'external/missing-variable: `http-headers` uses `$NOT_SET`, which the environment does not set',
    ]);
  });
});

describe('answers', () => {
  function memoryKeeper(): AnswerKeeper & { text: string | undefined } {
    const keeper = {
      text: undefined as string | undefined,
      load: () => keeper.text,
      save: (text: string) => {
        keeper.text = text;
      },
    };
    return keeper;
  }

  test('that are good are kept for their time, bad ones are asked again', async () => {
    const clock = fastClock();
    const keeper = memoryKeeper();
    const { origin, asked } = await startServer({
      '/a': ok,
      '/old': status(301, { location: '/a' }),
      '/bad': status(404),
    });
    const urls = ['/a', '/old', '/bad'].map((path) => origin + path);
    const first = await say(urls, { clock, keeper });
    const before = asked.length;
    expect(await say(urls, { clock, keeper })).toEqual(first);
    expect(asked.slice(before)).toEqual(['HEAD /bad', 'GET /bad']);
    clock.pass(101_000);
    await say([`${origin}/a`], { clock, keeper });
    expect(asked.slice(before + 2)).toEqual(['HEAD /a']);
  });

  test('are kept now and then, for a check that is stopped', async () => {
    const { origin } = await startServer(
      Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`/${i}`, ok] as const)),
    );
    let saves = 0;
    const keeper: AnswerKeeper = { load: () => undefined, save: () => (saves += 1) };
    expect(
      await say(
        Array.from({ length: 250 }, (_, i) => `${origin}/${i}`),
        { keeper },
      ),
    ).toEqual([]);
    expect(saves).toBe(3);
  });

  test('without the fragment that is wanted now are asked again', async () => {
    const clock = fastClock();
    const keeper = memoryKeeper();
    const { origin, asked } = await startServer({ '/a': html('<p id=x>') });
    await say([`${origin}/a#x`], { clock, keeper });
    await say([`${origin}/a#x`], { clock, keeper, fragments: 'check' });
    await say([`${origin}/a#x`], { clock, keeper, fragments: 'check' });
    expect(asked).toEqual(['HEAD /a', 'GET /a']);
  });

  test.each(['', '{}', '[1,[["a"]]]', '[1,[["a",{"at":"x","has":1}]]]', '[2,[]]'])(
    'that were spoilt (%s) count as none',
    async (text) => {
      const keeper = { load: () => text, save: () => undefined };
      const { origin, asked } = await startServer({ '/a': ok });
      expect(await say([`${origin}/a`], { keeper })).toEqual([]);
      expect(asked).toEqual(['HEAD /a']);
    },
  );
});

test('a link is told where it is first used', async () => {
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

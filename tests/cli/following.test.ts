// `serve` and `watch` as they are started at a prompt: what they answer and write, and how they end.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Going, go } from './going.ts';
import { run } from './test-terminal.ts';
import { type RawReply, rawRequest, sendRaw } from '../serve/raw-client.ts';
import { filesIn, tempFolder, textIn } from '../helpers/temp-folder.ts';

// A process each, on a machine that may have more to do.
vi.setConfig({ testTimeout: 180_000 });

const PATIENCE = { timeout: 30_000, interval: 20 };

const files = {
  'book.toml': '[book]\ntitle = "Test"\n',
  'src/SUMMARY.md': '- [One](one.md)\n- [Two](two.md)\n',
  'src/one.md': '# One\n\nfirst\n',
  'src/two.md': '# Two\n\n```rust\nfn main() {}\n```\n',
};
const withoutSearch = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };

const book = (): string => tempFolder(files);
const save = (folder: string, text: string): void => {
  writeFileSync(join(folder, 'src/one.md'), text);
};

interface Served extends Going {
  readonly origin: string;
  readonly page: (path: string) => Promise<string>;
}

/** Serves on a port that nobody has. */
async function serve(
  folder: string,
  argv: readonly string[] = ['-p', '0'],
  environment = {},
): Promise<Served> {
  const going = go(['serve', ...argv], { folder, environment: { ...withoutSearch, ...environment } });
  const [, origin = ''] = await going.says(/serving on (http:\/\/\S+)\/\n/);
  return { ...going, origin, page: async (path) => (await fetch(`${origin}/${path}`)).text() };
}

/** A program of the reader's own on a port, until the test is over. */
async function takePort(): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe('build-book serve', () => {
  test('serves the book, then each saved change, and writes no folder', async () => {
    const folder = book();
    const { page, end } = await serve(folder);
    expect(await page('')).toContain('<p>first</p>');
    save(folder, '# One\n\nsecond\n');
    await expect.poll(() => page('one.html'), PATIENCE).toContain('<p>second</p>');
    expect(await end('SIGINT')).toMatchObject({ code: 0, err: '' });
    expect(existsSync(join(folder, 'book'))).toBe(false);
  });

  test('also writes the site to the folder of -d after each save', async () => {
    const folder = book();
    const { page, says, end } = await serve(folder, ['-p', '0', '-d', 'public']);
    await says(/files changed in public\n/);
    expect(textIn(folder, 'public/one.html')).toContain('<p>first</p>');
    save(folder, '# One\n\nsecond\n');
    await expect.poll(() => textIn(folder, 'public/one.html'), PATIENCE).toContain('<p>second</p>');
    expect(await page('one.html')).toContain('<p>second</p>');
    await end('SIGINT');
    // What belongs to the server only is not for those who come later.
    expect(textIn(folder, 'public/one.html')).not.toContain('__livereload');
  });

  test('prints an error once, and says when all are fixed', async () => {
    const folder = book();
    const { says, end } = await serve(folder);
    save(folder, '# One\n\n{{#include gone.md}}\n');
    await says(/error\[include\/not-found\][^]* --> src\/one\.md:3:1\n/);
    save(folder, '# One\n\nnext\n');
    // The system may deliver the two streams in another order than they were written in.
    await says(/rebuilt: src\/one\.md changed\n/);
    await says(/all problems fixed\n/);
    const { err } = await end('SIGINT');
    expect(err.match(/include\/not-found/g)).toHaveLength(1);
  });

  test('labels totals: those of a rebuild, and those of the whole book', async () => {
    const folder = book();
    writeFileSync(join(folder, 'src/two.md'), '# Two\n\ntext\n\n{{#include gone.md}}\n');
    const { says, end } = await serve(folder);
    await says(/gone\.md[^]*\n1 error\n/);
    save(folder, '# One\n\ntext\n\n{{#include lost.md}}\n');
    await says(/rebuilt: src\/one\.md changed\n/);
    await says(/lost\.md[^]*\nnew: 1 error\nin the whole book: 2 errors\n/);
    save(folder, '# One\n\ntext\n');
    await says(/\nin the whole book: 1 error\n/);
    await end('SIGINT');
  });

  test('answers to names that --allow-host gives, and says how for others', async () => {
    const { origin, end } = await serve(book(), [
      '-p',
      '0',
      '--allow-host',
      'docs',
      '--allow-host',
      '.ngrok-free.app',
    ]);
    const port = Number(new URL(origin).port);
    const ask = (host: string): Promise<RawReply> =>
      sendRaw(port, rawRequest('GET / HTTP/1.1', [`Host: ${host}`]));
    for (const host of ['docs', 'docs:3000', 'x.ngrok-free.app', 'localhost'])
      expect((await ask(host)).status).toBe(200);
    const refused = await ask('other.example');
    expect(refused.status).toBe(403);
    expect(refused.body).toContain('build-book serve --allow-host other.example\n');
    await end('SIGINT');
  });

  test('exits with 1 if the requested port is taken', async () => {
    const port = await takePort();
    const { ended } = go(['serve', '-p', String(port)], { folder: book(), environment: withoutSearch });
    expect(await ended).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(
        new RegExp(
          `^error\\[serve/port-taken\\]: port ${port} is already in use by another program\\n[^]*-p ${port + 1}`,
        ),
      ) as string,
    });
  });

  test('takes the next free port when none was requested', async () => {
    // Whoever has port 3000, one of these two has to take another.
    const [one, two] = await Promise.all([serve(book(), []), serve(book(), [])]);
    const ports = [one, two].map(({ origin }) => Number(new URL(origin).port)).toSorted((a, b) => a - b);
    expect(ports[0]).toBeGreaterThanOrEqual(3000);
    expect(ports[1]).toBeGreaterThan(ports[0] ?? 0);
    expect(await one.page('')).toContain('<p>first</p>');
    expect(await two.page('')).toContain('<p>first</p>');
  });

  test('prints the addresses for other machines when it listens on all interfaces', async () => {
    const { origin, end } = await serve(book(), ['-p', '0', '-n', '0.0.0.0']);
    const { port } = new URL(origin);
    const { out } = await end('SIGINT');
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => `http://${address}:${port}/`);
    expect(out.split('\n').map((line) => line.replace('serving on', '').trim())).toEqual(
      expect.arrayContaining([`http://localhost:${port}/`, ...others]),
    );
  });

  test('opens the first page in the browser only with --open', async () => {
    const folder = tempFolder({ ...files, 'browser.sh': '#!/bin/sh\necho "$1" >> opened.txt\n' });
    const environment = { BROWSER: join(folder, 'browser.sh') };
    chmodSync(environment.BROWSER, 0o755);
    const opened = join(folder, 'opened.txt');
    const without = await serve(folder, ['-p', '0'], environment);
    await without.end('SIGINT');
    expect(existsSync(opened)).toBe(false);
    const { origin, end } = await serve(folder, ['-p', '0', '--open'], environment);
    await expect
      .poll(() => existsSync(opened) && readFileSync(opened, 'utf8'), PATIENCE)
      .toBe(`${origin}/\n`);
    await end('SIGINT');
  });
});

describe('build-book watch', () => {
  test('writes the site, and after a save only the affected files', async () => {
    const folder = book();
    const { says, end } = go(['watch'], { folder, environment: withoutSearch });
    await says(/^\d+ files changed in book\n/);
    expect(textIn(folder, 'book/one.html')).toContain('<p>first</p>');
    save(folder, '# One\n\nsecond\n');
    await expect.poll(() => textIn(folder, 'book/one.html'), PATIENCE).toContain('<p>second</p>');
    const { code, err } = await end('SIGINT');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(filesIn(join(folder, 'book'))).toEqual(expect.arrayContaining(['one.html', 'two.html']));
  });
});

describe('a book in several languages', () => {
  const translated = (): string =>
    tempFolder({
      ...files,
      'book.toml':
        '[book]\ntitle = "Test"\n[build-book]\nlanguage-folders = "all"\n[build-book.languages.de]\n',
      'src/de/SUMMARY.md': '- [Eins](one.md)\n',
      'src/de/one.md': '# Eins\n\nerste\n',
    });
  /** Without hashes, which `serve` leaves out. */
  const namesIn = (folder: string): readonly string[] =>
    filesIn(folder)
      .filter((name) => !name.startsWith('.'))
      .map((name) => name.replace(/-[0-9a-f]{8}(?=\.)/, ''))
      .sort();
  const menuOf = (folder: string, page: string): readonly string[] =>
    [...textIn(folder, page).matchAll(/<li><a href="([^"]*)" lang/g)].map(([, href = '']) => href);

  test.each([
    ['watch', ['watch']],
    ['serve -d', ['serve', '-p', '0', '-d', 'book']],
  ])('%s writes what build writes, and after a save the affected languages', async (_, argv) => {
    const folder = translated();
    const { says, end } = go(argv, { folder, environment: withoutSearch });
    await says(/files changed in book\/de\n/);
    await says(/files changed in book\/en\n/);
    await expect.poll(() => textIn(folder, 'book/index.html'), PATIENCE).toContain('languages.js');
    expect(textIn(folder, 'book/de/one.html')).toContain('<p>erste</p>');
    expect(menuOf(folder, 'book/en/two.html')).toEqual(['two.html', '../de/index.html']);
    writeFileSync(join(folder, 'src/de/SUMMARY.md'), '- [Eins](one.md)\n- [Zwei](two.md)\n');
    await expect
      .poll(() => menuOf(folder, 'book/en/two.html'), PATIENCE)
      .toEqual(['two.html', '../de/two.html']);
    writeFileSync(join(folder, 'book.toml'), '[book]\ntitle = "Test"\n');
    // Pages of the root are removed after the others are written.
    await expect.poll(() => existsSync(join(folder, 'book/languages.js')), PATIENCE).toBe(false);
    expect(await end('SIGINT')).toMatchObject({ code: 0, err: '' });
    await run(['build', '-d', 'other'], { folder, environment: withoutSearch });
    expect(namesIn(join(folder, 'book'))).toEqual(namesIn(join(folder, 'other')));
  });
});

describe('ending a command', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('serve: %s ends it at once with exit code 0', async (signal) => {
    const { page, programs, end } = await serve(book());
    // Other threads color its code.
    expect(await page('two.html')).toContain('hljs');
    expect(programs()).toHaveLength(1);
    expect(await end(signal)).toMatchObject({ code: 0, err: '' });
    expect(programs()).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('watch: %s ends it with exit code 0', async (signal) => {
    const { says, end } = go(['watch'], { folder: book(), environment: withoutSearch });
    await says(/files changed in book\n/);
    expect(await end(signal)).toMatchObject({ code: 0, err: '' });
  });
});

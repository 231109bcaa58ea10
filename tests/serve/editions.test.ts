// The command `serve` on a book in several languages.
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type ServeOptions, serveBook } from '../../src/serve/serve-book.ts';
import { planLanguages } from '../../src/build/editions/plan-languages.ts';
import { type Files, tempFolder, writeIn } from '../helpers/temp-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };
const files: Files = {
  'book.toml': '[book]\ntitle = "Book"\n[build-book.languages.de]\n[build-book.languages.fr]\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b/c.md)\n',
  'src/a.md': '# A\n\nenglish\n',
  'src/b/c.md': '# C\n\nenglish\n',
  'src/de/SUMMARY.md': '- [A](a.md)\n- [B](b/c.md)\n',
  'src/de/a.md': '# A\n\ndeutsch\n',
  'src/fr/SUMMARY.md': '- [A](a.md)\n',
  'src/fr/a.md': '# A\n\nfrançais\n',
};

interface Served {
  readonly root: string;
  readonly get: (path: string) => Promise<{ readonly status: number; readonly body: string }>;
  readonly found: () => readonly string[];
}

async function serve(): Promise<Served> {
  const root = tempFolder(files);
  const planned = await planLanguages({ root, environment, mode: 'serve' });
  let found: readonly string[] = [];
  const urls = await new Promise<readonly string[]>((done, fail) => {
    const options: ServeOptions = {
      session: { root, environment, cache: 'none', mode: 'serve' },
      host: '127.0.0.1',
      port: 0,
      ifTaken: 'fail',
      editions: { siblings: planned?.editions ?? [] },
      judge: (_, diagnostics) => diagnostics,
      onFound: (_, diagnostics) => {
        found = diagnostics.map(({ code, at }) => `${at?.file ?? ''} ${code}`).sort();
      },
      onListening: done,
      onRefused: () => {
        fail(new Error('refused'));
      },
      onTrouble: () => undefined,
      onFault: fail,
    };
    const following = serveBook(options);
    onTestFinished(() => following.close());
  });
  return {
    root,
    found: () => found,
    get: async (path) => {
      const response = await fetch(new URL(path, urls[0]), { redirect: 'manual' });
      return { status: response.status, body: await response.text() };
    },
  };
}

const textIn = (body: string): string | undefined => /<main[^>]*>[^]*<p>(.*?)<\/p>/.exec(body)?.[1];

describe('a server of a book in several languages', () => {
  test('has the page of each language at its address, and menus that lead there', async () => {
    const { get } = await serve();
    const texts = ['a.html', 'de/a.html', 'fr/a.html', 'de/', 'de/b/c.html'].map(async (path) =>
      textIn((await get(path)).body),
    );
    expect(await Promise.all(texts)).toEqual(['english', 'deutsch', 'français', 'deutsch', 'english']);
    expect((await get('de/b/c.html')).body).toContain('<a href="../../fr/index.html" lang="fr"');
  });

  test('answers a wrong address in the language of its folder', async () => {
    const { get } = await serve();
    const pages = await Promise.all(['x.html', 'de/x.html', 'fr/y/z.html'].map(get));
    expect(pages.map(({ status, body }) => [status, /<html lang="(\w+)"/.exec(body)?.[1]])).toEqual([
      [404, 'en'],
      [404, 'de'],
      [404, 'fr'],
    ]);
  });

  test('redirects to the folder of a language that nobody has asked for yet', async () => {
    const { get } = await serve();
    expect((await get('de')).status).toBe(301);
  });

  test('builds a language again after a save', async () => {
    const { root, get } = await serve();
    await get('de/a.html');
    writeIn(root, 'src/de/a.md', '# A\n\nneu\n');
    await expect.poll(async () => textIn((await get('de/a.html')).body)).toBe('neu');
  });

  test('shows a changed original in the translations that lack the page', async () => {
    const { root, get } = await serve();
    await get('de/b/c.html');
    writeIn(root, 'src/b/c.md', '# C\n\nchanged\n');
    await expect.poll(async () => textIn((await get('de/b/c.html')).body)).toBe('changed');
    await expect.poll(async () => textIn((await get('b/c.html')).body)).toBe('changed');
  });

  test('shows a page that was translated meanwhile', async () => {
    const { root, get } = await serve();
    expect((await get('de/b/c.html')).body).toContain('edition-banner');
    writeIn(root, 'src/de/b/c.md', '# C\n\nübersetzt\n');
    await expect.poll(async () => textIn((await get('de/b/c.html')).body)).toBe('übersetzt');
    await expect.poll(async () => (await get('de/b/c.html')).body).not.toContain('edition-banner');
  });

  test('reports the problems of all languages that are open', async () => {
    const { root, get, found } = await serve();
    await get('de/a.html');
    writeIn(root, 'src/a.md', '# A\n\n[x](nowhere.md)\n');
    writeIn(root, 'src/de/a.md', '# A\n\n[x](nirgends.md)\n');
    await expect.poll(found).toEqual(['src/a.md link/no-such-page', 'src/de/a.md link/no-such-page']);
  });
});

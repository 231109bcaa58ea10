// The command `serve` on a book in several languages, and with versions.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type ServeOptions, serveBook } from '../../src/serve/serve-book.ts';
import { run } from '../cli/test-terminal.ts';
import { repository } from '../helpers/git-repository.ts';
import { firstVersion, laterVersions } from '../helpers/languages-and-versions.ts';
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

type Session = Pick<ServeOptions['session'], 'root' | 'environment' | 'cache'>;

async function serve(given?: Session): Promise<Served> {
  const session = given ?? { root: tempFolder(files), environment, cache: 'none' };
  const { root } = session;
  let found: readonly string[] = [];
  const urls = await new Promise<readonly string[]>((done, fail) => {
    const options: ServeOptions = {
      session: { ...session, mode: 'serve' },
      host: '127.0.0.1',
      port: 0,
      ifTaken: 'fail',
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

  test('redirects to the folder of a language that hasn’t been requested yet', async () => {
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

  test('shows a page that was translated in the meantime', async () => {
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

  const menuOf = async (get: Served['get'], path: string): Promise<readonly (string | undefined)[]> =>
    [...(await get(path)).body.matchAll(/<li><a href="([^"]*)" lang="\w+" hreflang/g)].map(
      ([, href]) => href,
    );

  test('updates the menus of the other languages when one gets or loses a page', async () => {
    const { root, get } = await serve();
    expect(await menuOf(get, 'b/c.html')).toEqual(['c.html', '../de/b/c.html', '../fr/index.html']);
    writeIn(root, 'src/fr/SUMMARY.md', '- [A](a.md)\n- [B](b/c.md)\n');
    await expect.poll(() => menuOf(get, 'b/c.html')).toEqual(['c.html', '../de/b/c.html', '../fr/b/c.html']);
    writeIn(root, 'src/de/SUMMARY.md', '- [A](a.md)\n');
    await expect
      .poll(() => menuOf(get, 'b/c.html'))
      .toEqual(['c.html', '../de/index.html', '../fr/b/c.html']);
    await expect
      .poll(() => menuOf(get, 'fr/b/c.html'))
      .toEqual(['../../b/c.html', '../../de/index.html', 'c.html']);
  });

  test('serves a new page of a language that hasn’t been requested yet', async () => {
    const { root, get } = await serve();
    await get('a.html');
    writeIn(root, 'src/fr/SUMMARY.md', '- [A](a.md)\n- [B](b/c.md)\n');
    await expect.poll(async () => (await get('fr/b/c.html')).status).toBe(200);
  });

  test('marks the pages of a draft in the menus of the other languages', async () => {
    const { root, get } = await serve();
    await get('a.html');
    writeIn(root, 'src/de/a.md', '---\ndraft: true\n---\n\n# A\n');
    await expect.poll(() => menuOf(get, 'a.html')).toEqual(['a.html', 'de/index.html', 'fr/a.html']);
  });

  test('serves a language that was added to book.toml, and no longer one that was removed', async () => {
    const { root, get } = await serve();
    await get('de/a.html');
    writeIn(root, 'src/it/SUMMARY.md', '- [A](a.md)\n');
    writeIn(root, 'src/it/a.md', '# A\n\nitaliano\n');
    writeIn(root, 'book.toml', '[build-book.languages.de]\n[build-book.languages.it]\n');
    await expect.poll(async () => textIn((await get('it/a.html')).body)).toBe('italiano');
    await expect.poll(() => menuOf(get, 'a.html')).toEqual(['a.html', 'de/a.html', 'it/a.html']);
    await expect.poll(async () => textIn((await get('de/a.html')).body)).toBe('deutsch');
    writeIn(root, 'book.toml', '[book]\ntitle = "One"\n');
    await expect.poll(() => menuOf(get, 'a.html')).toEqual([]);
    await expect.poll(async () => (await get('de/a.html')).status).toBe(404);
    writeIn(root, 'book.toml', '[build-book]\nlanguage-folders = "all"\n[build-book.languages.de]\n');
    await expect.poll(async () => textIn((await get('en/a.html')).body)).toBe('english');
    expect((await get('')).body).toContain('languages.js');
  });

  test('keeps all languages while book.toml has a mistake', async () => {
    const { root, get, found } = await serve();
    await get('fr/a.html');
    writeIn(root, 'book.toml', '[build-book.languages.de]\n[broken\n');
    await expect.poll(found).toContain('book.toml config/syntax');
    expect(textIn((await get('fr/a.html')).body)).toBe('français');
    expect(await menuOf(get, 'a.html')).toEqual(['a.html', 'de/a.html', 'fr/a.html']);
  });

  test('translates pages when a catalog appears, and shows the original when it disappears', async () => {
    const { root, get } = await serve();
    writeIn(root, 'book.toml', '[preprocessor.gettext]\n[build-book.languages.ko]\n');
    await expect.poll(async () => textIn((await get('ko/a.html')).body)).toBe('english');
    const catalog =
      'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "english"\nmsgstr "한국어"\n';
    writeIn(root, 'po/ko.po', catalog);
    await expect.poll(async () => textIn((await get('ko/a.html')).body)).toBe('한국어');
    rmSync(join(root, 'po/ko.po'));
    await expect.poll(async () => textIn((await get('ko/a.html')).body)).toBe('english');
  });
});

describe('a server of a book in several languages and versions', () => {
  /** After a build, whose versions are in the cache. */
  async function served(settings: Readonly<Record<string, string>> = {}): Promise<Served> {
    const from = repository(firstVersion(), 'v1.0');
    laterVersions(from);
    const all = { ...environment, ...settings, XDG_CACHE_HOME: tempFolder() };
    await run(['build'], { folder: from.folder, environment: all });
    return serve({ root: from.folder, environment: all, cache: 'disk' });
  }
  const textsAt = ({ get }: Served, paths: readonly string[]): Promise<readonly unknown[]> =>
    Promise.all(
      paths.map(async (path) => {
        const { status, body } = await get(path);
        return status === 200 ? textIn(body) : status;
      }),
    );

  test('shows the working tree in all languages, and each version in its folder', async () => {
    const server = await served();
    const paths = ['index.html', 'fr/new.html', 'ar/', 'v1.0/de/old.html', 'v2.0/ar/new.html', 'v1.0/ar/'];
    expect(await textsAt(server, paths)).toEqual([
      'Not released.',
      'Nouveau.',
      'واحد.',
      'Alt.',
      'جديد.',
      404,
    ]);
    const { body } = await server.get('fr/new.html');
    expect(body).toContain('<a href="new.html" aria-current="true"><bdi>next</bdi>');
    expect(body).toContain('<a href="../v2.0/fr/new.html"><bdi>v2.0</bdi>');
    expect(body).toContain('<a href="../ar/new.html" lang="ar"');
  });

  test('has versions beside the languages if all of these have folders', async () => {
    const server = await served({ MDBOOK_BUILD_BOOK__LANGUAGE_FOLDERS: 'all' });
    const paths = [
      'en/index.html',
      'fr/new.html',
      'v1.0/de/old.html',
      'v2.0/en/new.html',
      'en/v1.0/en/old.html',
    ];
    expect(await textsAt(server, paths)).toEqual(['Not released.', 'Nouveau.', 'Alt.', 'New.', 404]);
    expect((await server.get('index.html')).body).toContain('<a href="fr/index.html"');
    expect((await server.get('v1.0/')).body).toContain('<a href="de/index.html"');
    expect((await server.get('en/new.html')).body).toContain('<a href="../v2.0/en/new.html"');
  });
});

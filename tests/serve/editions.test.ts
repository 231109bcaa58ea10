// The command `serve` on a book in several languages, and with versions.
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type ServeOptions, serveBook } from '../../src/serve/serve-book.ts';
import { planLanguages } from '../../src/build/editions/plan-languages.ts';
import { frontTexts } from '../../src/emit/discovery/front-page.ts';
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
  const planned = await planLanguages({ ...session, mode: 'serve' });
  const editions = planned?.editions ?? [];
  const front =
    planned &&
    frontTexts(
      planned.config,
      editions.map(({ current }) => current),
    );
  let found: readonly string[] = [];
  const urls = await new Promise<readonly string[]>((done, fail) => {
    const options: ServeOptions = {
      session: { ...session, mode: 'serve' },
      host: '127.0.0.1',
      port: 0,
      ifTaken: 'fail',
      editions: {
        siblings: editions,
        ...(editions.every(({ current }) => current.folder !== '') && front && { front }),
      },
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

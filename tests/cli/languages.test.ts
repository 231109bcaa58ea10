// A book in several languages: one site of editions that know each other.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { mainOf } from '../build/book.ts';
import { type Files, filesIn, tempFolder, writeIn } from '../helpers/temp-folder.ts';
import { type RunResult, run } from './test-terminal.ts';

vi.setConfig({ testTimeout: 180_000 });

const fixture = join(import.meta.dirname, '../fixtures/languages');
const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };

interface Place {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A copy of the fixture, with a cache of its own. */
function copyOfBook(changes: Files = {}): Place {
  const folder = tempFolder();
  cpSync(join(fixture, 'book'), folder, { recursive: true });
  for (const [path, content] of Object.entries(changes)) writeIn(folder, path, content);
  return { folder, environment: { ...environment, XDG_CACHE_HOME: tempFolder() } };
}

const build = (place: Place, ...args: readonly string[]): Promise<RunResult> =>
  run(['build', ...args], place);

const siteOf = ({ folder }: Place): readonly string[] =>
  filesIn(join(folder, 'book')).map((file) => file.replace(/-[0-9a-f]{8}\./, '-HASH.'));

const pageOf = ({ folder }: Place, url: string): string => readFileSync(join(folder, 'book', url), 'utf8');

/** What a page says about its language and the other ones, and its text. */
function partsOf(html: string): string {
  const line = (pattern: RegExp): readonly string[] => [...html.matchAll(pattern)].map(([found]) => found);
  const main = mainOf(html);
  return [
    ...line(/<html lang="[^"]*" dir="[^"]*"/g),
    ...line(/<title>.*<\/title>/g),
    ...line(/<base [^>]*>/g),
    ...line(/<link rel="(?:canonical|alternate)"[^>]*>/g),
    ...line(/<nav class="edition-menu"[^]*?<\/nav>/g).flatMap((menu) => menu.match(/<nav.*?>|<li>.*/g) ?? []),
    ...line(/<section class="edition-banner"[^]*?<\/section>/g),
    ...(main === undefined ? [html] : ['', main.trimEnd()]),
    '',
  ].join('\n');
}

describe('the book of the fixture', () => {
  const outline = (place: Place, { err }: RunResult): ReadonlyMap<string, string> => {
    const all = siteOf(place);
    const pages = all.filter((file) => /\.html$/.test(file));
    const texts = all.filter((file) => /(?:sitemap\.xml|robots\.txt)$/.test(file));
    return new Map([
      ['diagnostics.txt', err],
      ['files.txt', `${all.join('\n')}\n`],
      ...pages.map((file) => [file, partsOf(pageOf(place, file))] as const),
      ...texts.map((file) => [file, pageOf(place, file)] as const),
    ]);
  };

  test.each([
    ['with the original at the root', 'expected', ''],
    ['with all languages in folders', 'expected-folders', '\n[build-book]\nlanguage-folders = "all"\n'],
  ])('builds exactly the expected site %s', async (_, name, settings) => {
    const toml = readFileSync(join(fixture, 'book/book.toml'), 'utf8');
    const place = copyOfBook({ 'book.toml': toml + settings });
    const site = outline(place, await build(place));
    const folder = join(fixture, name);
    if (process.env['EXPECT'] === 'write') {
      rmSync(folder, { recursive: true, force: true });
      for (const [file, text] of site) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
    }
    expect(site).toEqual(
      new Map(filesIn(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
    );
  });
});

describe('a build of all languages', () => {
  test('does nothing when nothing has changed', async () => {
    const place = copyOfBook();
    const first = await build(place, '--json');
    const second = await build(place, '--json');
    const { result, diagnostics } = JSON.parse(second.out) as Report;
    expect({ ...result, unchanged: 0 }).toEqual({
      destination: 'book',
      chapters: 4,
      languages: 3,
      written: [],
      unchanged: 0,
      removed: [],
      bytes: 0,
    });
    expect(diagnostics).toEqual((JSON.parse(first.out) as Report).diagnostics);
  });

  test('writes only the page whose translation has changed', async () => {
    const place = copyOfBook();
    await build(place);
    writeIn(place.folder, 'src/de/guide/README.md', '# Anleitung\n\nVier Schritte.\n');
    const { result } = JSON.parse((await build(place, '--json')).out) as Report;
    expect(result.written.filter((url) => url.endsWith('.html'))).toEqual([
      'de/guide/index.html',
      'de/print.html',
    ]);
  });

  test('updates the menus of all languages when one of them gets a page', async () => {
    const place = copyOfBook();
    await build(place);
    const before = partsOf(pageOf(place, 'guide/tools.html'));
    writeIn(place.folder, 'src/de/SUMMARY.md', '[Willkommen](README.md)\n\n- [Werkzeug](guide/tools.md)\n');
    writeIn(place.folder, 'src/de/guide/tools.md', '# Werkzeug\n\nEin Hammer.\n');
    await build(place);
    expect(before).toContain('<a href="../de/guide/index.html" lang="de"');
    expect(partsOf(pageOf(place, 'guide/tools.html'))).toContain(
      '<a href="../de/guide/tools.html" lang="de"',
    );
  });

  test('removes a language that the book no longer has, and leaves files of others alone', async () => {
    const place = copyOfBook();
    await build(place);
    writeIn(place.folder, 'book/de/mine.txt', 'mine\n');
    const toml = readFileSync(join(place.folder, 'book.toml'), 'utf8');
    writeIn(place.folder, 'book.toml', toml.replace(/\[build-book\.languages\.de\][^[]*/, ''));
    await build(place);
    const site = siteOf(place);
    // Its chapters are no longer a translation, and their images are those of the original.
    expect(site.filter((file) => file.startsWith('de/'))).toEqual(['de/images/plan.svg', 'de/mine.txt']);
    expect(site).toContain('ar/index.html');
  });

  test('removes all translations when the book becomes one in a single language', async () => {
    const place = copyOfBook();
    await build(place);
    const toml = readFileSync(join(place.folder, 'book.toml'), 'utf8');
    writeIn(place.folder, 'book.toml', toml.replaceAll(/\[build-book\.languages\.\w+\][^[]*/g, ''));
    await build(place);
    // The folder is a part of the sources now.
    expect(siteOf(place).filter((file) => /^(?:de|ar)\//.test(file))).toEqual(['de/images/plan.svg']);
  });

  test('continues with the other languages after one that can’t be built', async () => {
    const place = copyOfBook({ 'translations/ar/SUMMARY.md': Uint8Array.of(0xff, 0x0a) });
    const { code, err } = await build(place);
    expect(code).toBe(1);
    expect(err).toContain('translations/ar/SUMMARY.md');
    expect(existsSync(join(place.folder, 'book/de/index.html'))).toBe(true);
    expect(existsSync(join(place.folder, 'book/ar/index.html'))).toBe(false);
  });

  test('is removed by clean', async () => {
    const place = copyOfBook();
    await build(place);
    await run(['clean'], place);
    expect(existsSync(join(place.folder, 'book'))).toBe(false);
  });
});

interface Report {
  readonly result: { readonly written: readonly string[] } & Readonly<Record<string, unknown>>;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly file?: string;
    readonly message: string;
  }[];
}

describe('a check of all languages', () => {
  test('reports the problems of each once, with the file that they are in', async () => {
    const place = copyOfBook({
      'src/guide/setup.md': '# Setup\n\n[x](nowhere.md)\n',
      'src/de/README.md': '# Willkommen\n\n[x](nirgends.md)\n',
      'src/de/unlisted.md': '# Vergessen\n',
      'src/unlisted.md': '# Forgotten\n',
    });
    const { out, code } = await run(['check', '--json'], place);
    const { diagnostics } = JSON.parse(out) as Report;
    expect(code).toBe(0);
    expect(diagnostics.map((each) => `${each.file ?? ''} ${each.code}`)).toEqual([
      'src/de/README.md link/no-such-page',
      'src/de/unlisted.md check/orphan',
      'src/guide/setup.md link/no-such-page',
      'src/unlisted.md check/orphan',
    ]);
  });

  test('says how many languages it checked', async () => {
    const { out } = await run(['check'], copyOfBook());
    expect(out).toBe('4 chapters in 3 languages checked: 1 warning\n');
  });
});

describe('one language', () => {
  test('is built by its tag, into its place among the others', async () => {
    const place = copyOfBook();
    await build(place, '--language', 'de');
    expect(siteOf(place).every((file) => file.startsWith('de/'))).toBe(true);
    expect(partsOf(pageOf(place, 'de/index.html'))).toContain('<a href="../index.html" lang="en"');
  });

  test('that was built first gives way to all of them in a folder from the command line', async () => {
    const place = copyOfBook();
    await build(place, '--language', 'de', '-d', 'out');
    expect((await build(place, '-d', 'out')).code).toBe(0);
    expect(existsSync(join(place.folder, 'out/index.html'))).toBe(true);
    await run(['clean', '-d', 'out'], place);
    expect(existsSync(join(place.folder, 'out'))).toBe(false);
  });

  test('is built alone by mdBook’s variable', async () => {
    const { folder, environment: own } = copyOfBook();
    const place = { folder, environment: { ...own, MDBOOK_BOOK__LANGUAGE: 'de' } };
    await build(place);
    const parts = partsOf(pageOf(place, 'index.html'));
    expect(parts).toContain('<title>Willkommen - Boote</title>');
    expect(parts).not.toContain('edition-menu');
    expect(siteOf(place)).not.toContain('de/index.html');
  });

  test('that the book does not have is a wrong argument', async () => {
    const { code, err } = await build(copyOfBook(), '--language', 'deu');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'error: the book has no language `deu`; did you mean `de`?\n',
    });
  });

  test('of a book without translations is a wrong argument', async () => {
    const folder = tempFolder({ 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n' });
    const { code, err } = await run(['build', '--language', 'de'], { folder, environment });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'error: the book has no language `de`; add `[build-book.languages.de]` to book.toml\n',
    });
  });
});

describe('bad input', () => {
  const diagnosticsOf = async (changes: Files): Promise<readonly string[]> => {
    const { out } = await build(copyOfBook(changes), '--json');
    const { diagnostics } = JSON.parse(out) as Report;
    return diagnostics.map(({ code, file, message }) => `${file ?? ''} ${code}: ${message}`);
  };
  const toml = readFileSync(join(fixture, 'book/book.toml'), 'utf8');
  const broken = 'src/guide/setup.md link/no-such-page: page `nowhere.md` not found';

  test('a problem of a file that languages share is reported once, with its own file', async () => {
    expect(await diagnosticsOf({})).toEqual([broken]);
  });

  test('a language without a translation shows the original, and says where one would be', async () => {
    expect(await diagnosticsOf({ 'book.toml': `${toml}[build-book.languages.fr]\n` })).toEqual([
      'book.toml config/no-translation: no translation for `fr`: `src/fr/SUMMARY.md` not found',
      broken,
    ]);
    expect(
      await diagnosticsOf({ 'book.toml': `${toml}[preprocessor.gettext]\n[build-book.languages.fr]\n` }),
    ).toEqual([
      'book.toml config/no-translation: no translation for `fr`: `src/fr/SUMMARY.md` and `po/fr.po` not found',
      broken,
    ]);
  });

  test('tags that are not languages, or the same one, are reported', async () => {
    const changes = {
      'book.toml': `${toml}[build-book.languages]\nde_DE = {}\nde-de = {}\n"../x" = {}\nqqq = {}\n`,
    };
    expect((await diagnosticsOf(changes)).filter((line) => !line.includes('no-translation'))).toEqual([
      'book.toml config/bad-value: invalid value `"de-de"` for `build-book.languages.de-de`: it is the same language as `de_DE`',
      'book.toml config/bad-value: invalid value `"../x"` for `build-book.languages."../x"`: a language is a tag such as `de` or `pt-BR`',
      'book.toml config/unknown-language: unknown language `qqq`',
      broken,
    ]);
  });

  test('a page in the folder of a language is left out and reported', async () => {
    const place = copyOfBook({
      'src/SUMMARY.md': '[Welcome](README.md)\n\n- [Ar](ar/a.md)\n',
      'src/ar/a.md': '# Ar\n',
    });
    const { code, err } = await build(place);
    expect(code).toBe(1);
    expect(err).toContain(
      'error[edition/folder-taken]: `ar/a.html` is in the folder `ar` of the edition `ar`',
    );
    expect(siteOf(place)).not.toContain('ar/a.html');
  });

  test('a page whose name differs only in case is reported', async () => {
    const found = await diagnosticsOf({
      'src/de/SUMMARY.md': '[Willkommen](README.md)\n\n- [Werkzeug](guide/Tools.md)\n',
      'src/de/guide/Tools.md': '# Werkzeug\n',
    });
    expect(found.filter((line) => line.includes('edition/'))).toEqual([
      'src/de/SUMMARY.md edition/other-case: `guide/Tools.html` of the language `de` and `guide/tools.html` of the original only differ in case',
    ]);
  });
});

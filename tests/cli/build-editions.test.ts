// A book in several languages and versions at once: one command, one site.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { hashBytes } from '../../src/core/hash.ts';
import { type Repository, repository, repositoryAt } from '../helpers/git-repository.ts';
import { firstVersion, laterVersions } from '../helpers/languages-and-versions.ts';
import { filesIn, sharedTempFolder, tempFolder, writeIn } from '../helpers/temp-folder.ts';
import { mainOf } from '../build/book.ts';
import { type RunResult, run } from './test-terminal.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

interface Book extends Repository {
  readonly build: (...args: readonly string[]) => Promise<RunResult>;
  readonly read: (url: string) => string;
  /** Paths of the site. */
  readonly files: () => readonly string[];
  readonly cache: string;
}

const book = (more = ''): Book => bookIn({ folder: tempFolder(), cache: tempFolder() }, more);

function bookIn({ folder, cache }: Pick<Book, 'folder' | 'cache'>, more = ''): Book {
  const from = repositoryAt(folder, firstVersion(more), 'v1.0');
  laterVersions(from, more);
  const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false', XDG_CACHE_HOME: cache };
  return {
    ...from,
    cache,
    build: (...args) => run(['build', ...args], { folder: from.folder, environment }),
    read: (url) => readFileSync(join(from.folder, 'book', url), 'utf8'),
    files: () => filesIn(join(from.folder, 'book')),
  };
}

const isOfChapter = (file: string): boolean => /\.html$/.test(file) && !/(?:404|print|toc)\.html$/.test(file);

/** `name -> link` for each entry of a menu; the current one has a star. */
function menuOf(html: string, kind: 'languages' | 'versions'): readonly string[] {
  const menus = html.match(/<nav class="edition-menu"[^]*?<\/nav>/g) ?? [];
  const menu = menus.find((each) => /<li><a href="[^"]*" lang="/.test(each) === (kind === 'languages'));
  const entries = menu?.matchAll(/<li><a href="([^"]*)"([^>]*)>(?:<bdi>)?([^<]*)/g) ?? [];
  return [...entries].map(([, href = '', attributes = '', name = '']) => {
    const foreign = kind === 'versions' ? / hreflang="(.*?)"/.exec(attributes)?.[1] : undefined;
    const isCurrent = attributes.includes('aria-current');
    return `${name}${isCurrent ? '*' : ''} -> ${href}${foreign === undefined ? '' : ` (${foreign})`}`;
  });
}

/** What a page says about its place among the others. */
const placeOf = (html: string): Readonly<Record<string, unknown>> => ({
  language: /<html lang="(\w+)" dir="(\w+)"/.exec(html)?.slice(1, 3).join(' '),
  text: /<p>(.*?)<\/p>/.exec(mainOf(html) ?? '')?.[1],
  languages: menuOf(html, 'languages'),
  versions: menuOf(html, 'versions'),
  banner: [
    ...(/<section class="edition-banner"[^]*?<\/section>/.exec(html)?.[0] ?? '').matchAll(/<p>(.*?)<\/p>/g),
  ].map(([, text]) => text),
  canonical: /<link rel="canonical" href="(.*)">/.exec(html)?.[1],
  alternates: [...html.matchAll(/<link rel="alternate" hreflang="(.*?)" href="(.*?)">/g)].map(
    ([, language, href]) => `${language ?? ''} ${href ?? ''}`,
  ),
  isListed: !html.includes('<meta name="robots" content="noindex">'),
});

const HOME = 'https://example.com/boats/';

test('every language of every version has a folder, and the latest version is at the root', async () => {
  const { build, files } = book();
  const { code, err } = await build();
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(files().filter(isOfChapter)).toEqual([
    'ar/index.html',
    'ar/new.html',
    'fr/index.html',
    'fr/new.html',
    'fr/part/index.html',
    'index.html',
    'new.html',
    'next/ar/index.html',
    'next/ar/new.html',
    'next/fr/index.html',
    'next/fr/new.html',
    'next/fr/part/index.html',
    'next/index.html',
    'next/new.html',
    'next/part/index.html',
    'part/index.html',
    'v1.0/de/index.html',
    'v1.0/de/old.html',
    'v1.0/fr/index.html',
    'v1.0/fr/old.html',
    'v1.0/fr/part/index.html',
    'v1.0/index.html',
    'v1.0/old.html',
    'v1.0/part/deep.html',
    'v1.0/part/index.html',
    // Addresses of the latest version that stay when it becomes an old one.
    'v2.0/ar/index.html',
    'v2.0/ar/new.html',
    'v2.0/fr/index.html',
    'v2.0/fr/new.html',
    'v2.0/fr/part/index.html',
    'v2.0/index.html',
    'v2.0/new.html',
    'v2.0/part/index.html',
  ]);
  expect(files().filter((file) => file.endsWith('sitemap.xml'))).toEqual([
    'ar/sitemap.xml',
    'fr/sitemap.xml',
    'sitemap.xml',
  ]);
});

describe('the pages of a book in languages and versions', () => {
  const [folder, cache] = [sharedTempFolder(), sharedTempFolder()];
  beforeAll(async () => {
    await bookIn({ folder, cache }, 'elsewhere = { "0.9" = "https://old.example.com/" }').build();
  });
  const placeAt = (url: string): ReturnType<typeof placeOf> =>
    placeOf(readFileSync(join(folder, 'book', url), 'utf8'));

  test('lead to the other languages of their version, and to the other versions in their language', () => {
    expect(placeAt('fr/part/index.html')).toEqual({
      language: 'fr ltr',
      text: 'Partie.',
      languages: [
        'English -> ../../part/index.html',
        'Français* -> index.html',
        'العربية -> ../../ar/index.html',
      ],
      versions: [
        'next -> ../../next/fr/part/index.html',
        'v2.0* -> index.html',
        'v1.0 -> ../../v1.0/fr/part/index.html',
        '0.9 -> https://old.example.com/',
      ],
      banner: [],
      canonical: `${HOME}fr/part/`,
      alternates: [`en ${HOME}part/`, `fr ${HOME}fr/part/`, `x-default ${HOME}part/`],
      isListed: true,
    });
  });

  test('of an old version name their counterparts of the latest version, in their own language', () => {
    expect(placeAt('v1.0/fr/part/index.html')).toEqual({
      language: 'fr ltr',
      text: 'Partie.',
      languages: [
        'English -> ../../part/index.html',
        'Français* -> index.html',
        'Deutsch -> ../../de/index.html',
      ],
      versions: [
        'next -> ../../../next/fr/part/index.html',
        'v2.0 -> ../../../fr/part/index.html',
        'v1.0* -> index.html',
        '0.9 -> https://old.example.com/',
      ],
      banner: [
        'Vous lisez une ancienne version. <a href="../../../fr/part/index.html">Aller à la version actuelle</a>',
      ],
      canonical: `${HOME}fr/part/`,
      alternates: [`en ${HOME}v1.0/part/`, `fr ${HOME}v1.0/fr/part/`, `x-default ${HOME}v1.0/part/`],
      isListed: true,
    });
  });

  test('lead to the original of a version that lacks their language, and have it as canonical', () => {
    expect(placeAt('v1.0/de/index.html')).toEqual({
      language: 'de ltr',
      text: 'Eins.',
      languages: ['English -> ../index.html', 'Français -> ../fr/index.html', 'Deutsch* -> index.html'],
      versions: [
        'next -> ../../next/index.html (en)',
        'v2.0 -> ../../index.html (en)',
        'v1.0* -> index.html',
        '0.9 -> https://old.example.com/',
      ],
      banner: ['Dies ist eine alte Version. <a href="../../index.html">Zur aktuellen Version</a>'],
      canonical: HOME,
      alternates: [`en ${HOME}v1.0/`, `fr ${HOME}v1.0/fr/`, `de ${HOME}v1.0/de/`, `x-default ${HOME}v1.0/`],
      isListed: true,
    });
  });

  test('of the working tree aren’t listed, and lead to the nearest page', () => {
    expect(placeAt('next/ar/new.html')).toEqual({
      language: 'ar rtl',
      text: 'جديد.',
      languages: ['English -> ../new.html', 'Français -> ../fr/new.html', 'العربية* -> new.html'],
      versions: [
        'next* -> new.html',
        'v2.0 -> ../../ar/new.html',
        'v1.0 -> ../../v1.0/index.html (en)',
        '0.9 -> https://old.example.com/',
      ],
      banner: ['أنت تقرأ إصدارًا لم يصدر بعد. <a href="../../ar/new.html">الانتقال إلى الإصدار الحالي</a>'],
      canonical: `${HOME}ar/new.html`,
      alternates: [
        `en ${HOME}next/new.html`,
        `fr ${HOME}next/fr/new.html`,
        `ar ${HOME}next/ar/new.html`,
        `x-default ${HOME}next/new.html`,
      ],
      isListed: false,
    });
  });

  test('say both that they are old and that they aren’t translated', () => {
    const { language, text, banner, canonical } = placeAt('v1.0/fr/old.html');
    expect({ language, text, banner, canonical }).toEqual({
      language: 'en ltr',
      text: 'Old.',
      banner: [
        'Vous lisez une ancienne version. <a href="../../fr/index.html">Aller à la version actuelle</a>',
        'Cette page n’a pas encore été traduite.',
      ],
      canonical: `${HOME}v1.0/old.html`,
    });
    // Its canonical page is that of the original, in each version.
    expect(placeAt('fr/new.html')['canonical']).toBe(`${HOME}new.html`);
    expect(placeAt('next/fr/new.html')['canonical']).toBe(`${HOME}new.html`);
  });
});

test('a version without languages is one of a book that has some', async () => {
  const from = book();
  const toml = readFileSync(join(from.folder, 'book.toml'), 'utf8');
  const alone = toml.replaceAll(/\[build-book\.languages\.\w+\]\n.*\n/g, '');
  from.git('checkout', '--quiet', 'v1.0');
  from.commit({ 'book.toml': alone, 'src/fr/SUMMARY.md': undefined, 'src/de/SUMMARY.md': undefined }, 'v0.9');
  from.git('checkout', '--quiet', 'main');
  await from.build();
  expect(menuOf(from.read('v0.9/old.html'), 'languages')).toEqual([]);
  expect(menuOf(from.read('v0.9/old.html'), 'versions')).toEqual([
    'next -> ../next/index.html',
    'v2.0 -> ../index.html',
    'v1.0 -> ../v1.0/old.html',
    'v0.9* -> old.html',
  ]);
  expect(menuOf(from.read('v1.0/fr/old.html'), 'versions')).toContain('v0.9 -> ../../v0.9/old.html (en)');
});

test('with all languages in folders, the root of each version leads to its languages', async () => {
  const from = repository(firstVersion(), 'v1.0');
  laterVersions(from);
  const environment = {
    ...{ MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false', XDG_CACHE_HOME: tempFolder() },
    MDBOOK_BUILD_BOOK__LANGUAGE_FOLDERS: 'all',
  };
  const { err } = await run(['build'], { folder: from.folder, environment });
  expect(err).toBe('');
  const read = (url: string): string => readFileSync(join(from.folder, 'book', url), 'utf8');
  const entries = (url: string): readonly string[] =>
    [...read(url).matchAll(/<li><a href="(.*?)"/g)].map(([, href = '']) => href);
  expect(entries('index.html')).toEqual(['en/index.html', 'fr/index.html', 'ar/index.html']);
  expect(entries('next/index.html')).toEqual(['en/index.html', 'fr/index.html', 'ar/index.html']);
  expect(entries('v1.0/index.html')).toEqual(['en/index.html', 'fr/index.html', 'de/index.html']);
  expect(read('next/index.html')).toContain('<meta name="robots" content="noindex">');
  expect(read('v2.0/index.html')).toContain('content="0; URL=../index.html"');
  expect(menuOf(read('v1.0/de/old.html'), 'versions')).toEqual([
    'next -> ../../next/en/index.html (en)',
    'v2.0 -> ../../en/index.html (en)',
    'v1.0* -> old.html',
  ]);
  // Hosts answer with this page at any depth.
  expect(menuOf(read('404.html'), 'versions')).toEqual([
    'next -> ../next/en/index.html',
    'v2.0* -> 404.html',
    'v1.0 -> ../v1.0/en/index.html',
  ]);
  expect(read('sitemap.xml').match(/<loc>.*?<\/loc>/g)).toEqual([
    `<loc>${HOME}en/sitemap.xml</loc>`,
    `<loc>${HOME}fr/sitemap.xml</loc>`,
    `<loc>${HOME}ar/sitemap.xml</loc>`,
  ]);
});

/** Every file with the hash of its content. */
const contentsOf = ({ folder }: Repository): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filesIn(join(folder, 'book')).map((file) => [file, hashBytes(readFileSync(join(folder, 'book', file)))]),
  );

/** The names of versions in the cache, with the time that each was built at. */
const keptIn = ({ cache }: Book): readonly string[] =>
  filesIn(cache).filter((file) => /\/versions\/.*version\.txt$/.test(file));

describe('a build of languages and versions', () => {
  test('builds no version again when nothing is new', async () => {
    const from = book();
    await from.build();
    const before = contentsOf(from);
    const kept = keptIn(from);
    expect(kept).toHaveLength(2);
    // A version that is built again would no longer have this file next to its record.
    for (const record of kept) writeIn(from.cache, record.replace('version.txt', 'mine.txt'), 'mine');
    writeIn(from.folder, 'src/new.md', '# New\n\nChanged.\n');
    await from.build();
    const after = contentsOf(from);
    const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(changed.filter(isOfChapter)).toEqual(['next/new.html']);
    expect(filesIn(from.cache).filter((file) => file.endsWith('mine.txt'))).toHaveLength(2);
  });

  test('moves the working tree from the root when the first version is published, and back', async () => {
    const from = book('limit = 1');
    writeIn(
      from.folder,
      'book.toml',
      readFileSync(join(from.folder, 'book.toml'), 'utf8').replace('v*', 'w*'),
    );
    await from.build();
    const alone = from.files();
    expect(alone.filter(isOfChapter)).toContain('fr/new.html');
    from.git('tag', 'w1', 'v1.0');
    await from.build();
    expect(from.files().filter((file) => isOfChapter(file) && !/^(?:next|w1)\//.test(file))).toEqual([
      'de/index.html',
      'de/old.html',
      'fr/index.html',
      'fr/old.html',
      'fr/part/index.html',
      'index.html',
      'old.html',
      'part/deep.html',
      'part/index.html',
    ]);
    from.git('tag', '--delete', 'w1');
    await from.build();
    expect(from.files()).toEqual(alone);
  });

  test('of one language leaves the others and the versions as they are', async () => {
    const from = book();
    await from.build();
    const before = contentsOf(from);
    writeIn(from.folder, 'src/fr/README.md', '# Début\n\nNeuf.\n');
    writeIn(from.folder, 'src/README.md', '# Start\n\nNew.\n');
    await from.build('--language', 'fr');
    const after = contentsOf(from);
    const changed = Object.keys(after).filter((file) => after[file] !== before[file] && isOfChapter(file));
    expect(changed).toEqual(['next/fr/index.html']);
  });

  test('keeps the last good site of a version that can’t be built any more, in all its languages', async () => {
    const from = book('latest = "stable"');
    const toml = readFileSync(join(from.folder, 'book.toml'), 'utf8');
    writeIn(from.folder, 'book.toml', toml.replace('["v*"]', '["v*", "stable"]'));
    from.git('branch', 'stable', 'v1.0');
    await from.build();
    const before = contentsOf(from);
    from.git('stash', '--quiet');
    from.git('checkout', '--quiet', 'stable');
    from.commit({ 'book.toml': '[' });
    from.git('checkout', '--quiet', 'main');
    from.git('stash', 'pop', '--quiet');
    for (const cache of ['kept', 'lost']) {
      if (cache === 'lost') rmSync(from.cache, { recursive: true });
      const { code, err } = await from.build();
      expect(code).toBe(1);
      expect(err).toContain('the version `stable` can’t be built');
      expect(err).toContain('stable:book.toml');
      const files = Object.keys(before).filter(isOfChapter);
      const after = contentsOf(from);
      expect(files.filter((file) => after[file] !== before[file])).toEqual([]);
      expect(menuOf(from.read('next/fr/index.html'), 'versions')).toContain('stable -> ../../fr/index.html');
    }
  });

  test('leaves out only the language of a version that can’t be built', async () => {
    const from = book();
    from.git('checkout', '--quiet', 'v1.0');
    from.commit({ 'src/fr/SUMMARY.md': Uint8Array.of(0xff, 0x0a) }, 'v1.1');
    from.git('checkout', '--quiet', 'main');
    const { code, err } = await from.build();
    expect(code).toBe(0);
    expect(err).toContain('the version `v1.1` lacks the language `fr`, whose book can’t be built');
    expect(menuOf(from.read('v1.1/old.html'), 'languages')).toEqual([
      'English* -> old.html',
      'Deutsch -> de/old.html',
    ]);
    expect(from.files().filter((file) => file.startsWith('v1.1/fr/'))).toEqual([]);
  });
});

test('clean removes the languages of all versions', async () => {
  const from = book();
  await from.build();
  await run(['clean'], { folder: from.folder, environment: {} });
  expect(existsSync(join(from.folder, 'book'))).toBe(false);
});

describe('bad input', () => {
  test('a language named like the folder of a version keeps it', async () => {
    const from = book();
    const toml = readFileSync(join(from.folder, 'book.toml'), 'utf8');
    writeIn(from.folder, 'book.toml', toml.replace('["v*"]', '["v*", "FR", "de"]'));
    from.git('branch', 'FR', 'v1.0');
    from.git('branch', 'de', 'v1.0');
    const { code, err } = await from.build();
    expect(code).toBe(1);
    expect(err).toContain('book.toml:');
    expect(err).toContain(
      'error[versions/same-folder]: `FR` and the language `fr` belong to the same folder, `FR`',
    );
    expect(err).not.toContain('`de` and');
    expect(placeOf(from.read('fr/index.html'))['text']).toBe('Un.');
  });

  test('a language that only the latest version has keeps its folder, too', async () => {
    const from = book('latest = "v1.0"');
    const toml = readFileSync(join(from.folder, 'book.toml'), 'utf8');
    writeIn(from.folder, 'book.toml', toml.replace('["v*"]', '["v*", "de"]'));
    from.git('branch', 'de', 'v2.0');
    const { err } = await from.build();
    expect(err).toContain('`de` and the language `de` of `v1.0` belong to the same folder, `de`');
    expect(placeOf(from.read('de/index.html'))['text']).toBe('Eins.');
  });

  test('a page in the folder of another edition is left out and reported', async () => {
    const from = book('latest = "next"');
    writeIn(from.folder, 'src/SUMMARY.md', '- [Start](README.md)\n- [A](fr/a.md)\n- [B](v1.0/b.md)\n');
    writeIn(from.folder, 'src/fr/a.md', '# A\n');
    writeIn(from.folder, 'src/v1.0/b.md', '# B\n');
    const { code, err } = await from.build();
    expect(code).toBe(1);
    expect(err).toContain('`fr/a.html` is in the folder `fr` of the edition `fr`');
    expect(err).toContain('`v1.0/b.html` is in the folder `v1.0` of the edition `v1.0`');
    expect(err).toContain('src/SUMMARY.md:3');
    expect(from.files()).not.toContain('v1.0/b.html');
    expect(from.files()).toContain('v1.0/old.html');
  });

  test('a page of the latest version in the folder of the working tree is left out and reported', async () => {
    const from = book();
    from.git('checkout', '--quiet', 'v2.0');
    from.commit(
      { 'src/SUMMARY.md': '- [Start](README.md)\n- [Next](next/a.md)\n', 'src/next/a.md': '# A\n' },
      'v2.1',
    );
    from.git('checkout', '--quiet', 'main');
    const { code, err } = await from.build();
    expect(code).toBe(1);
    expect(err).toContain(
      '`next/a.html` of the version `v2.1` is in the folder `next` of the edition `next`',
    );
    expect(err).toContain('book.toml:');
    expect(from.files()).not.toContain('next/a.html');
  });
});

test('check looks at the languages of the working tree, and at the settings of versions', async () => {
  const from = book('latest = "v3"');
  const { out, err } = await run(['check'], { folder: from.folder, environment: {} });
  expect(out).toContain('3 chapters in 3 languages checked');
  expect(err).toContain('`v3` in `build-book.versions.latest` is not a version of the book');
  expect(err.match(/versions\/no-such-ref/g)).toHaveLength(1);
});

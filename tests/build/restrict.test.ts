// A book that is not trusted: each test is a way in which it could reach what is not in its repository, or run code.
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, build } from '../../src/index.ts';
import { type Files, filesIn, tempFolder, writeIn } from '../helpers/temp-folder.ts';

const SECRET = 'the-secret-of-this-machine';
const noSearch = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false', TOKEN: SECRET };

interface Attack {
  readonly files?: Files;
  /** Target by the path of the symbolic link; `OUT` is the folder next to the repository. */
  readonly links?: Readonly<Record<string, string>>;
  /** Of book.toml. */
  readonly toml?: string;
}

interface Outcome {
  readonly found: readonly string[];
  readonly placeless: readonly string[];
  /** Files of the site that contain the secret. */
  readonly leaks: readonly string[];
  readonly site: readonly string[];
  readonly root: string;
  readonly out: string;
}

const summaryOf = ({ code, args }: Diagnostic): string =>
  [code, ...Object.values(args).flatMap((value) => (value === undefined ? [] : [String(value)]))].join(' ');

/** A book in a repository, whose files may use `OUT` for the folder next to it, in which everything is secret. */
function bookWith({ files = {}, links = {}, toml }: Attack): { readonly root: string; readonly out: string } {
  const parent = tempFolder({
    'out/secret.txt': SECRET,
    'out/secret.md': `# ${SECRET}\n`,
    'out/tree/a.txt': SECRET,
    'out/tree/a.md': `# ${SECRET}\n`,
    'out/SUMMARY.md': `# Summary\n\n- [${SECRET}](a.md)\n`,
    'out/book.toml': `[book]\ntitle = "${SECRET}"\n`,
    'out/css/general.css': `/* ${SECRET} */`,
    'out/refs.md': `[x]: https://example.org/${SECRET}\n`,
  });
  const out = join(parent, 'out');
  const root = join(parent, 'repository/book');
  mkdirSync(root, { recursive: true });
  writeIn(parent, 'repository/.git/config', `extraheader = ${SECRET}\n`);
  writeIn(parent, 'repository/code.rs', 'fn inside() {}\n');
  const usual: Files = { 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n' };
  const settings: Files = toml === undefined ? {} : { 'book.toml': toml };
  for (const [path, text] of Object.entries({ ...usual, ...settings, ...files }))
    if (!(path in links)) writeIn(root, path, typeof text === 'string' ? text.replaceAll('OUT', out) : text);
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    symlinkSync(target.replace('OUT', out), join(root, path));
  }
  return { root, out };
}

async function attack(
  given: Attack,
  environment: Readonly<Record<string, string>> = noSearch,
): Promise<Outcome> {
  const { root, out } = bookWith(given);
  const before = filesIn(out);
  const { diagnostics, destination } = await build({ root, cache: 'none', restrict: true, environment });
  expect(filesIn(out)).toEqual(before);
  const site = destination.startsWith(root) ? filesIn(destination) : [];
  const leaks = site.filter((path) => readFileSync(join(destination, path), 'utf8').includes(SECRET));
  const restricted = diagnostics.filter(
    ({ code, args }) => code === 'program/restricted' || ('why' in args && args.why === 'restricted'),
  );
  return {
    found: restricted.map(summaryOf).map((text) => text.replaceAll(out, 'OUT')),
    placeless: restricted.filter(({ at }) => at === undefined).map(summaryOf),
    leaks,
    site,
    root,
    out,
  };
}

/** Each with what is reported. */
const reads: Readonly<Record<string, readonly [Attack, ...string[]]>> = {
  'an include with ..': [
    { files: { 'src/a.md': '# A\n\n{{#include ../../../out/secret.txt}}\n' } },
    'include/unreadable ../../out/secret.txt restricted',
  ],
  'an include of an absolute path': [
    { files: { 'src/a.md': '# A\n\n{{#include OUT/secret.txt}}\n' } },
    'include/unreadable OUT/secret.txt restricted',
  ],
  'an include of the process’s environment': [
    { files: { 'src/a.md': '# A\n\n{{#include /proc/self/environ}}\n' } },
    'include/unreadable /proc/self/environ restricted',
  ],
  'an include of what does not exist, which would tell so': [
    { files: { 'src/a.md': '# A\n\n{{#include /no/such/file}}\n' } },
    'include/unreadable /no/such/file restricted',
  ],
  'an include through a chain of links': [
    {
      files: { 'src/a.md': '# A\n\n{{#include one.txt}}\n' },
      links: {
        'src/one.txt': 'two/three.txt',
        'src/two': '../four',
        'four/three.txt': '../five',
        five: 'OUT/secret.txt',
      },
    },
    'include/unreadable src/one.txt restricted',
    'file/unreadable src/two/three.txt restricted',
  ],
  'a playground': [
    {
      files: { 'src/a.md': '# A\n\n{{#playground OUT/secret.txt}}\n{{#rustdoc_include OUT/secret.txt:1}}\n' },
    },
    'include/unreadable OUT/secret.txt restricted',
    'include/unreadable OUT/secret.txt restricted',
  ],
  'link definitions that are included': [
    { files: { 'src/a.md': '# A\n\n[x]\n\n{{#include OUT/refs.md}}\n' } },
    'include/unreadable OUT/refs.md restricted',
  ],
  'link definitions of book.toml': [
    {
      toml: '[build-book]\nrefs = ["../../out/*.md", "OUT/refs.md"]\n',
      files: { 'src/a.md': '# A\n\n[x]\n' },
    },
    'file/unreadable ../../out restricted',
    'file/unreadable OUT/refs.md restricted',
  ],
  'Git’s own folder': [
    {
      files: { 'src/a.md': '# A\n\n{{#include ../../.git/config}}\n{{#include git/config}}\n' },
      links: { 'src/git': '../../.git' },
    },
    'include/unreadable ../.git/config restricted',
    'include/unreadable src/git/config restricted',
    'file/unreadable src/git restricted',
  ],
  'SUMMARY.md as a link': [
    { links: { 'src/SUMMARY.md': 'OUT/SUMMARY.md' } },
    'file/unreadable src/SUMMARY.md restricted',
  ],
  'book.toml as a link': [
    { links: { 'book.toml': 'OUT/book.toml' } },
    'file/unreadable book.toml restricted',
  ],
  'a chapter as a link': [{ links: { 'src/a.md': 'OUT/secret.md' } }, 'file/unreadable src/a.md restricted'],
  'a folder in the sources as a link': [
    { links: { 'src/tree': 'OUT/tree' } },
    'file/unreadable src/tree restricted',
  ],
  'a picture as a link': [
    { files: { 'src/a.md': '# A\n\n![alt](picture.png)\n' }, links: { 'src/picture.png': 'OUT/secret.txt' } },
    'file/unreadable src/picture.png restricted',
  ],
  'the folder of the sources as a link': [
    { links: { src2: 'OUT/tree' }, toml: '[book]\nsrc = "src2"\n' },
    'file/unreadable src2/SUMMARY.md restricted',
  ],
  'a theme outside': [{ toml: '[output.html]\ntheme = "OUT"\n' }, 'file/unreadable OUT restricted'],
  'the whole disk as a theme': [{ toml: '[output.html]\ntheme = "/"\n' }, 'file/unreadable / restricted'],
  'a theme’s file as a link': [
    { links: { 'theme/css/general.css': 'OUT/css/general.css' } },
    'file/unreadable theme/css/general.css restricted',
  ],
  'additional styles and scripts': [
    {
      toml: '[output.html]\nadditional-css = ["OUT/css/general.css"]\nadditional-js = ["a.js"]\n',
      links: { 'a.js': 'OUT/secret.txt' },
    },
    'file/unreadable OUT/css/general.css restricted',
    'file/unreadable a.js restricted',
  ],
  'words of a language in another folder': [{ toml: '[book]\nlanguage = "../../../../out/tree/a"\n' }],
  'a page for missing pages': [
    { toml: '[output.html]\ninput-404 = "../../../out/secret.md"\n' },
    'file/unreadable ../../out/secret.md restricted',
  ],
};

describe('a restricted book does not read', () => {
  test.each(Object.entries(reads))('%s', async (_, [given, ...reported]) => {
    const { found, placeless, leaks } = await attack(given);
    expect(leaks).toEqual([]);
    expect([...found].sort()).toEqual([...reported].sort());
    expect(placeless).toEqual([]);
  });
});

test('a restricted book reads the other files of its repository', async () => {
  const { root } = bookWith({
    files: { 'src/a.md': '# A\n\n{{#include ../../code.rs}}\n' },
    links: { 'src/own.txt': '../../code.rs' },
  });
  const { diagnostics, destination } = await build({
    root,
    cache: 'none',
    restrict: true,
    environment: noSearch,
  });
  expect(diagnostics).toEqual([]);
  expect(readFileSync(join(destination, 'a.html'), 'utf8')).toContain('inside');
  expect(readFileSync(join(destination, 'own.txt'), 'utf8')).toContain('inside');
});

test('a hard link cannot be told from a file', async () => {
  const { root, out } = bookWith({});
  linkSync(join(out, 'secret.txt'), join(root, 'src/hard.txt'));
  const { destination } = await build({ root, cache: 'none', restrict: true, environment: noSearch });
  expect(readFileSync(join(destination, 'hard.txt'), 'utf8')).toBe(SECRET);
});

/** `MARK` becomes a file that code would write. */
const code: Readonly<Record<string, readonly [Attack, ...string[]]>> = {
  'a preprocessor': [
    { toml: '[preprocessor.x]\ncommand = "touch MARK"\n' },
    'program/restricted preprocessor.x run programs',
  ],
  'a preprocessor that has a name of an object’s own': [
    {
      toml: '[preprocessor.constructor]\ncommand = "touch MARK"\n[preprocessor.__proto__]\ncommand = "touch MARK"\n',
    },
    'program/restricted preprocessor.__proto__ run programs',
    'program/restricted preprocessor.constructor run programs',
  ],
  'a module': [
    {
      toml: '[preprocessor.x]\nmodule = "x.mjs"\n',
      files: { 'x.mjs': "import { writeFileSync } from 'node:fs';\nwriteFileSync('MARK', '');\n" },
    },
    'program/restricted preprocessor.x run its own modules',
  ],
  'a renderer': [
    { toml: '[output.html]\n[output.x]\ncommand = "touch MARK"\n' },
    'program/restricted output.x run programs',
  ],
  'a renderer alone': [
    { toml: '[output.x]\ncommand = "touch MARK"\n' },
    'program/restricted output.x run programs',
  ],
  'a drawing library': [
    {
      toml: '[build-book.drawn-image]\n',
      files: {
        'node_modules/@resvg/resvg-js/package.json': '{ "version": "1.0.0", "main": "index.js" }',
        'node_modules/@resvg/resvg-js/index.js': "require('node:fs').writeFileSync('MARK', '');\n",
      },
    },
    'program/restricted build-book.drawn-image choose a drawing library',
  ],
  'a file system monitor of Git': [
    {
      toml: '[build-book]\nlast-changed = true\n[build-book.feed]\n',
      files: {
        '../.git/config': '[core]\nfsmonitor = "touch MARK"\n',
        '../.git/HEAD': 'ref: refs/heads/main\n',
      },
    },
    'program/restricted build-book.last-changed run Git',
    'program/restricted build-book.feed run Git',
  ],
};

describe('a restricted book does not run', () => {
  test.each(Object.entries(code))('%s', async (_, [given, ...reported]) => {
    const mark = join(tempFolder(), 'ran');
    const marked = (text: string | Uint8Array): string => String(text).replaceAll('MARK', mark);
    const files = Object.fromEntries(
      Object.entries(given.files ?? {}).map(([path, text]) => [path, marked(text)]),
    );
    const { found, placeless, site } = await attack({ ...given, files, toml: marked(given.toml ?? '') });
    expect(existsSync(mark)).toBe(false);
    expect([...found].sort()).toEqual([...reported].sort());
    expect(placeless).toEqual([]);
    expect(site.some((path) => path.endsWith('a.html'))).toBe(true);
  });
});

describe('a restricted book is not given environment variables', () => {
  test('by the variables of chapters', async () => {
    const { found, leaks } = await attack({
      toml: '[preprocessor.variables]\nuse-env = true\n',
      files: { 'src/a.md': '# A\n\n{{TOKEN}}\n' },
    });
    expect(leaks).toEqual([]);
    expect(found).toEqual(['program/restricted preprocessor.variables.use-env read environment variables']);
  });

  test('by headers for other sites, which it does not ask either', async () => {
    const { found } = await attack({
      toml: '[build-book.check]\nexternal = true\nhttp-headers = { "." = ["X: $TOKEN"] }\n',
    });
    expect(found).toEqual([
      'program/restricted build-book.check.external ask other sites',
      'program/restricted build-book.check.http-headers read environment variables',
    ]);
  });
});

describe('a restricted book does not write', () => {
  test('chapters that SUMMARY.md lists outside', async () => {
    const { root, out } = bookWith({
      files: { 'src/SUMMARY.md': '- [A](a.md)\n- [New](../../../out/new.md)\n' },
    });
    await build({ root, cache: 'none', restrict: true, environment: noSearch });
    expect(existsSync(join(out, 'new.md'))).toBe(false);
  });

  test('a chapter through a link to a folder', async () => {
    const { root, out } = bookWith({
      files: { 'src/SUMMARY.md': '- [A](a.md)\n- [New](tree/new.md)\n' },
      links: { 'src/tree': 'OUT/tree' },
    });
    await build({ root, cache: 'none', restrict: true, environment: noSearch });
    expect(existsSync(join(out, 'tree/new.md'))).toBe(false);
  });

  test.each([
    ['an absolute build-dir', { toml: '[build]\nbuild-dir = "OUT/site"\n' }],
    ['a build-dir with ..', { toml: '[build]\nbuild-dir = "../../out/site"\n' }],
    ['a link in its place', { links: { book: 'OUT' } }],
    ['Git’s own folder', { toml: '[build]\nbuild-dir = "../.git/hooks"\n' }],
  ] satisfies readonly (readonly [string, Attack])[])('the site to %s', async (_, given) => {
    const toml = given as Attack;
    const { root, out } = bookWith(toml);
    writeFileSync(join(root, 'book.toml'), (toml.toml ?? '').replaceAll('OUT', out));
    const before = [...filesIn(out), ...readdirSync(join(root, '../.git'))];
    const { diagnostics, written } = await build({
      root,
      cache: 'none',
      restrict: true,
      environment: noSearch,
    });
    expect(diagnostics.map(({ code: name }) => name)).toEqual(['file/unsafe-destination']);
    expect(written).toEqual([]);
    expect([...filesIn(out), ...readdirSync(join(root, '../.git'))]).toEqual(before);
  });

  test('files of its site through links in the folder of the site', async () => {
    const { root, out } = bookWith({
      files: { 'src/SUMMARY.md': '- [A](a.md)\n- [B](tree/b.md)\n', 'src/tree/b.md': '# B\n' },
      links: {
        'book/tree': 'OUT/tree',
        'book/a.html': 'OUT/secret.txt',
        'book/.build-book.lock': 'OUT/tree',
      },
    });
    const before = filesIn(out);
    await build({ root, cache: 'none', restrict: true, environment: noSearch });
    expect(filesIn(out)).toEqual(before);
    expect(readFileSync(join(out, 'secret.txt'), 'utf8')).toBe(SECRET);
  });

  test('a folder that the user names and a link leads out of the repository', async () => {
    const { root, out } = bookWith({ links: { public: 'OUT' } });
    const destination = join(root, 'public');
    const { diagnostics } = await build({
      root,
      cache: 'none',
      restrict: true,
      destination,
      environment: noSearch,
    });
    expect(diagnostics.map(({ code: name }) => name)).toEqual(['file/unsafe-destination']);
    expect(existsSync(join(out, 'index.html'))).toBe(false);
  });

  test('but a folder outside that the user names', async () => {
    const { root } = bookWith({});
    const destination = join(tempFolder(), 'site');
    await build({ root, cache: 'none', restrict: true, destination, environment: noSearch });
    expect(existsSync(join(destination, 'index.html'))).toBe(true);
  });

  test.each([
    ['the option', { restrict: true }, ''],
    ['its settings', {}, '[build-book]\nrestrict = true\n'],
    ['its settings in one line', {}, 'build-book = { "restrict" = true }\n'],
    ['the environment', { variables: { MDBOOK_BUILD_BOOK__RESTRICT: 'true' } }, ''],
  ])('a cache, and reads none that it may have brought, by %s', async (_, by, toml) => {
    const { root, out } = bookWith({ toml, links: { 'node_modules/.cache': 'OUT/tree' } });
    const before = filesIn(out);
    const { restrict, variables = {} }: { restrict?: boolean; variables?: Record<string, string> } = by;
    const environment = { ...noSearch, HOME: out, XDG_CACHE_HOME: join(out, 'cache'), ...variables };
    await build({ root, restrict, environment });
    await build({ root, restrict, environment });
    expect(filesIn(out)).toEqual(before);
  });

  test('a cache is kept otherwise, whatever a comment in book.toml says', async () => {
    const { root, out } = bookWith({ toml: '# restrict = true\n' });
    await build({ root, environment: { ...noSearch, HOME: out, XDG_CACHE_HOME: join(out, 'cache') } });
    expect(filesIn(out).some((path) => path.includes('cache'))).toBe(true);
  });
});

describe('a book is restricted', () => {
  const include = { 'src/a.md': '# A\n\n{{#include OUT/secret.txt}}\n' };
  const codes = async (
    given: Attack,
    options: { restrict?: boolean; environment?: Record<string, string> },
  ) => {
    const { root } = bookWith({ files: include, ...given });
    const environment = { ...noSearch, ...options.environment };
    const found = await build({ root, cache: 'none', ...options, environment });
    return found.diagnostics.map(({ code: name }) => name);
  };

  test('by its own settings', async () => {
    expect(await codes({ toml: '[build-book]\nrestrict = true\n' }, {})).toEqual(['include/unreadable']);
  });

  test('by the environment', async () => {
    const environment = { MDBOOK_BUILD_BOOK__RESTRICT: 'true' };
    expect(await codes({ toml: '[build-book]\nrestrict = false\n' }, { environment })).toEqual([
      'include/unreadable',
    ]);
  });

  test('by the command line, whatever settings and environment say', async () => {
    const environment = { MDBOOK_BUILD_BOOK__RESTRICT: 'false' };
    expect(
      await codes({ toml: '[build-book]\nrestrict = false\n' }, { environment, restrict: true }),
    ).toEqual(['include/unreadable']);
  });

  test('only then', async () => {
    expect(await codes({ toml: '[build-book]\nrestrict = false\n' }, {})).toEqual(['file/outside']);
  });
});

// Builds when nothing has changed since the last one: they end at once, and as if they had done everything again.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { findUnchanged } from '../../src/build/unchanged/unchanged-build.ts';
import type { DiagnosticCode } from '../../src/core/diagnostic.ts';
import { withoutSearch } from '../build/book.ts';
import { books as diagnosticBooks } from '../fixtures/diagnostics/books.ts';
import { type Files, filesIn, tempFolder, textIn, writeIn } from '../helpers/temp-folder.ts';
import { type RunResult, run } from './test-terminal.ts';

vi.setConfig({ testTimeout: 180_000 });

const files: Files = {
  'book.toml': `[book]\ntitle = "Title"\n[preprocessor.variables]\nuse-env = true\n[build-book.severities]\n"link/no-such-anchor" = "error"\n`,
  'src/SUMMARY.md': '- [A](a.md)\n- [B](part/b.md)\n- [C](part/c.md)\n',
  'src/a.md': '# A\n\n[b](part/b.md) [gone](gone.md) [no](part/b.md#no)\n\n{{#include late.md}}\n',
  'src/part/b.md':
    '# B\n\n<!-- check-ignore link/no-such-page -->\n[gone](gone.md)\n\n![a](a.png)\n\n```rust\nfn a() {}\n```\n',
  'src/part/c.md': '# C\n\n{{#include ../../shared.md}}\n',
  'src/part/a.png': 'no picture',
  'shared.md': 'Shared.\n',
};

class Book {
  readonly root: string;
  readonly cache = tempFolder();
  constructor(own: Files = {}) {
    this.root = tempFolder({ ...files, ...own });
    // Suggestions for missing files list this folder, and would notice that the first build creates them.
    for (const folder of ['book', 'public']) mkdirSync(join(this.root, folder), { recursive: true });
  }
  build(
    argv: readonly string[] = [],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<RunResult> {
    return run(['build', ...argv], {
      folder: this.root,
      environment: { ...withoutSearch, XDG_CACHE_HOME: this.cache, ...environment },
    });
  }
  /** Where the cache keeps `name`. */
  cached(name: string): string {
    const found = filesIn(this.cache).find((file) => file.endsWith(name));
    return join(this.cache, found ?? name);
  }
  /** The same build with everything done again. */
  async buildAgain(argv: readonly string[] = [], environment = {}): Promise<RunResult> {
    rmSync(this.cached('last-build.txt'), { force: true });
    return this.build(argv, environment);
  }
  /** Builds, and tells whether that did without the chapters. */
  async isShort(argv: readonly string[] = [], environment = {}): Promise<boolean> {
    const memo = this.cached('chapters.memo');
    rmSync(memo, { force: true });
    await this.build(argv, environment);
    return !existsSync(memo);
  }
  site(folder = 'book'): readonly (readonly [string, string])[] {
    return filesIn(join(this.root, folder))
      .filter((file) => file !== '.build-book.json')
      .map((file) => [file, textIn(join(this.root, folder), file)]);
  }
}

const untimed = ({ code, out, err }: RunResult): RunResult => ({
  code,
  out: out.replace(/in \d+\.\d\d s/, 'in some time'),
  err,
});

/** The diagnostics of a report, without what became of the site. */
const reported = ({ code, err }: RunResult): unknown => ({ code, err });

/** Builds, and compares site and report with those of a build that knows nothing. */
async function expectExact(book: Book, argv: readonly string[] = [], environment = {}): Promise<void> {
  const built = await book.build(argv, environment);
  const clean = tempFolder();
  const whole = await book.build([...argv, '--no-cache', '-d', join(clean, 'site')], environment);
  expect(reported(built)).toEqual(reported(whole));
  cpSync(join(clean, 'site'), join(book.root, '.clean'), { recursive: true });
  const site = book.site();
  expect(site).toEqual(book.site('.clean'));
  rmSync(join(book.root, '.clean'), { recursive: true });
  const again = untimed(await book.build(argv, environment));
  expect(again).toEqual(untimed(await book.buildAgain(argv, environment)));
  expect(again.out).toContain('0 files written');
  expect(book.site()).toEqual(site);
}

describe('an unchanged book', () => {
  test('is built without a look at its chapters, and its site is left alone', async () => {
    const book = new Book();
    await book.build();
    const before = filesIn(book.root).map((file) => [file, statSync(join(book.root, file)).mtimeMs]);
    expect(await book.isShort()).toBe(true);
    expect(filesIn(book.root).map((file) => [file, statSync(join(book.root, file)).mtimeMs])).toEqual(before);
  });

  test.each([
    [[]],
    [['--quiet']],
    [['--json']],
    [['--format', 'github']],
    [['--format', 'sarif']],
    [['--warnings-as-errors']],
    [['--allow-errors']],
    [['-d', 'public']],
    [['--color']],
  ])('is reported as if it was built: %j', async (argv) => {
    const book = new Book();
    await book.build(argv);
    const short = untimed(await book.build(argv));
    expect(short).toEqual(untimed(await book.buildAgain(argv)));
    expect(short.out + short.err).toContain('link/no-such-anchor');
  });

  test('is reported by the options of each run', async () => {
    const book = new Book();
    await book.build(['--allow-errors']);
    expect((await book.build(['--allow-errors'])).code).toBe(0);
    expect((await book.build()).code).toBe(1);
    expect(await book.isShort(['--json'])).toBe(true);
  });

  test('is opened in the browser all the same', async () => {
    const book = new Book({ 'src/a.md': '# A\n' });
    const environment = { BROWSER: join(book.root, 'no-browser') };
    await book.build([], environment);
    expect((await book.build(['--open'], environment)).err).toContain('can’t open a browser');
  });

  test('is built whole with --no-cache', async () => {
    const book = new Book();
    await book.build();
    const memo = book.cached('last-build.txt');
    writeIn(book.root, 'book/a.html', 'other');
    await book.build(['--no-cache']);
    expect(textIn(book.root, 'book/a.html')).toContain('<h1');
    expect(existsSync(memo)).toBe(true);
  });

  /** What is found by different parts of a build, in files of every kind. */
  const codes = [
    ...(['config/unknown-key', 'gitbook/plugins', 'file/unreadable', 'file/not-published'] as const),
    ...(['file/output-collision', 'file/foreign-kept', 'file/changed-kept', 'include/too-large'] as const),
    ...([
      'include/cycle',
      'link/to-hidden',
      'redirect/over-page',
      'code/too-slow',
      'hidden/not-closed',
    ] as const),
    ...([
      'program/not-found',
      'reference/ambiguous',
      'summary/created-chapter',
      'summary/other-spelling',
    ] as const),
    ...([
      'term/no-such-entry',
      'theme/no-such-folder',
      'theme/template-failed',
      'theme/words-syntax',
    ] as const),
  ] satisfies readonly DiagnosticCode[];
  test.each(codes)('reports %s again', async (code) => {
    const book = new Book();
    for (const state of [diagnosticBooks[code] ?? {}].flat())
      for (const [path, content] of Object.entries<string | Uint8Array>(state))
        writeIn(book.root, path, content);
    // What is reported only once, such as a chapter that was created, is reported by the first one.
    await book.build();
    const short = untimed(await book.build());
    expect(short).toEqual(untimed(await book.buildAgain()));
  });
});

/** What may happen between two builds, each of which another build must notice or may not notice. */
const changes: Readonly<Record<string, (root: string) => void>> = {
  'a paragraph': (root) => {
    writeIn(root, 'src/a.md', '# A\n\nOther.\n');
  },
  'a letter, in a file with its old time': (root) => {
    const path = join(root, 'shared.md');
    const { atime, mtime } = statSync(path);
    writeFileSync(path, 'Shaped.\n');
    utimesSync(path, atime, mtime);
  },
  'only the time of a chapter': (root) => {
    utimesSync(join(root, 'src/a.md'), 1, 1);
  },
  'a chapter that links to nothing': (root) => {
    writeIn(root, 'src/gone.md', '# There\n');
  },
  'a file that an include did not find': (root) => {
    writeIn(root, 'src/late.md', 'Late.\n');
  },
  'a link to a file that an include did not find': (root) => {
    rmSync(join(root, 'src/late.md'), { force: true });
    symlinkSync('../shared.md', join(root, 'src/late.md'));
  },
  'a file of a theme that there was not': (root) => {
    writeIn(root, 'theme/head.hbs', '<meta name="x">');
  },
  'words of a theme that there was not': (root) => {
    writeIn(root, 'theme/words/en.json', '{"search": "Find"}');
  },
  'a new file in a folder that is copied': (root) => {
    writeIn(root, 'src/part/new.txt', 'new');
  },
  'a new folder that is copied': (root) => {
    writeIn(root, 'src/other/new.txt', 'new');
  },
  'a new folder without files': (root) => void mkdirSync(join(root, 'src/empty'), { recursive: true }),
  'a copied file, of the same size': (root) => {
    writeIn(root, 'src/part/a.png', 'no_picture');
  },
  'a copied file that is gone': (root) => {
    rmSync(join(root, 'src/part/a.png'), { force: true });
  },
  'a copied file that leads out of the book': (root) => {
    const outside = tempFolder({ 'b.png': 'outside' });
    rmSync(join(root, 'src/part/a.png'), { force: true });
    symlinkSync(join(outside, 'b.png'), join(root, 'src/part/a.png'));
  },
  'a chapter that became a link to the same text elsewhere': (root) => {
    const outside = tempFolder();
    if (lstatSync(join(root, 'src/part/c.md')).isSymbolicLink()) return;
    renameSync(join(root, 'src/part/c.md'), join(outside, 'c.md'));
    symlinkSync(join(outside, 'c.md'), join(root, 'src/part/c.md'));
  },
  'a folder that became a link to the same files elsewhere': (root) => {
    const outside = tempFolder();
    if (lstatSync(join(root, 'src/part')).isSymbolicLink()) return;
    renameSync(join(root, 'src/part'), join(outside, 'part'));
    symlinkSync(join(outside, 'part'), join(root, 'src/part'));
  },
  'a broken link in a folder that is copied': (root) => {
    rmSync(join(root, 'src/broken'), { force: true });
    symlinkSync('target', join(root, 'src/broken'));
  },
  'the target of a broken link': (root) => {
    writeIn(root, 'src/target', 'target');
  },
  'a setting': (root) => {
    writeIn(root, 'book.toml', '[book]\ntitle = "Other"\n');
  },
  'no settings': (root) => {
    rmSync(join(root, 'book.toml'), { force: true });
  },
  'settings that are invalid': (root) => {
    writeIn(root, 'book.toml', '[book\n');
  },
  'a repository above the shared file': (root) => void mkdirSync(join(root, 'src/.git'), { recursive: true }),
  'the repository of the book': (root) => void mkdirSync(join(root, '.git'), { recursive: true }),
  'a page of the site, edited': (root) => {
    writeIn(root, 'book/a.html', 'other');
  },
  'a letter of a page of the site': (root) => {
    const path = join(root, 'book/a.html');
    if (existsSync(path)) writeFileSync(path, readFileSync(path, 'utf8').replace('html', 'HTML'));
  },
  'a page of the site that is a link now': (root) => {
    const path = join(root, 'book/a.html');
    if (!existsSync(path) || lstatSync(path).isSymbolicLink()) return;
    renameSync(path, `${path}.moved`);
    symlinkSync('a.html.moved', path);
  },
  'a page of the site, deleted': (root) => {
    rmSync(join(root, 'book/a.html'), { force: true });
  },
  'a copied file of the site, deleted': (root) => {
    rmSync(join(root, 'book/part/a.png'), { force: true });
  },
  'the site, deleted': (root) => {
    rmSync(join(root, 'book'), { recursive: true, force: true });
  },
  'the manifest of the site, deleted': (root) => {
    rmSync(join(root, 'book/.build-book.json'), { force: true });
  },
  'the lock of a build that was killed': (root) => {
    writeIn(root, 'book/.build-book.lock/999999-0123456789ab.build', '');
  },
};

/** Sites that another build's cleaning up doesn't have: what lies there is not ours. */
const strays: readonly string[] = ['a page of the site that is a link now'];

describe('a book with several outputs', () => {
  const book = (): Book =>
    new Book({ 'book.toml': '[book]\ntitle = "Title"\n[output.html]\n[output.markdown]\n[output.epub]\n' });

  test('is built without a look at its chapters', async () => {
    const whole = book();
    await whole.build();
    expect(await whole.isShort()).toBe(true);
  });

  test('has the same report, with what its EPUB lacks', async () => {
    const whole = book();
    const first = await whole.build();
    expect(first.err).toContain('epub/bad-image');
    expect(reported(await whole.build())).toEqual(reported(first));
    expect(await whole.isShort()).toBe(true);
  });

  test.each(['markdown/a.md', 'epub/Title.epub', 'epub/.build-book.json', 'html/a.html'])(
    'is built whole if %s is gone',
    async (file) => {
      const whole = book();
      await whole.build();
      const kept = textIn(whole.root, `book/${file}`);
      await whole.build();
      rmSync(join(whole.root, 'book', file));
      await whole.build();
      expect(textIn(whole.root, `book/${file}`)).toBe(kept);
    },
  );

  test('is short if an EPUB is all that it writes', async () => {
    const { root, cache } = new Book({ 'book.toml': '[output.epub]\n' });
    const build = (): Promise<RunResult> =>
      run(['build'], { folder: root, environment: { XDG_CACHE_HOME: cache } });
    const first = await build();
    expect(first.out).toContain('3 chapters built into book: 1 file written');
    const again = await build();
    expect(again.out).toContain('3 chapters built into book: 0 files written, 1 unchanged');
    expect(again.err).toBe(first.err);
  });
});

describe('a change is noticed:', () => {
  test.each(Object.entries(changes).filter(([name]) => !strays.includes(name)))('%s', async (_, change) => {
    const book = new Book();
    await book.build();
    await book.build();
    change(book.root);
    if (existsSync(join(book.root, 'book.toml')) && textIn(book.root, 'book.toml') === '[book\n') {
      expect(untimed(await book.build())).toEqual(untimed(await book.buildAgain()));
    } else await expectExact(book);
  });

  test('a page of the site that is a link now', async () => {
    const book = new Book();
    await book.build();
    changes['a page of the site that is a link now']?.(book.root);
    await book.build();
    expect(lstatSync(join(book.root, 'book/a.html')).isFile()).toBe(true);
  });

  test.each([
    { MDBOOK_BOOK__TITLE: 'Other' },
    { MDBOOK_OUTPUT__HTML__SITE_URL: '/x/' },
    { GREETING: 'Hello' },
    { CI: 'true' },
    { HOME: '/home/other' },
  ])('the variable %j', async (environment) => {
    const book = new Book({ 'src/part/c.md': '# C\n\n{{GREETING}} {{$GREETING}}\n' });
    await book.build();
    await expectExact(book, [], environment);
    await expectExact(book);
  });

  test('a variable that nothing reads is none', async () => {
    const book = new Book();
    await book.build();
    expect(await book.isShort([], { OTHER: 'x', MDBOOKS: 'y' })).toBe(true);
  });

  test.each([['-d', 'public'], ['--warnings-as-errors']])('other options: %s', async (...argv) => {
    const book = new Book();
    await book.build();
    expect(await book.isShort(argv)).toBe(false);
    expect(await book.isShort(argv)).toBe(true);
    expect(book.site(argv[0] === '-d' ? 'public' : 'book').length).toBeGreaterThan(3);
  });

  test('another program', async () => {
    const book = new Book();
    await book.build();
    const request = {
      root: book.root,
      environment: { ...withoutSearch, XDG_CACHE_HOME: book.cache },
      cache: 'disk',
      missingChapters: 'create',
    } as const;
    expect(findUnchanged(request)?.report.chapters).toBe(3);
    expect(findUnchanged(request, 'another')).toBeUndefined();
  });

  test.each([
    ['cut off', (text: string) => text.slice(0, text.length >> 1)],
    ['emptied', () => ''],
    ['changed in a letter', (text: string) => text.replace('"Other', '"Ether').replace('gone.md', 'gate.md')],
    ['of another format', (text: string) => text.replace('record 2', 'record 1')],
  ])('a record that is %s', async (_, damage) => {
    const book = new Book();
    await book.build();
    const path = book.cached('last-build.txt');
    const text = readFileSync(path, 'utf8');
    expect(damage(text)).not.toBe(text);
    writeFileSync(path, damage(text));
    expect(await book.isShort()).toBe(false);
    expect(await book.isShort()).toBe(true);
  });
});

describe('a book is built whole each time', () => {
  const script = `let input = ''; process.stdin.on('data', (part) => (input += part)).on('end', () => {
  const [, book] = JSON.parse(input);
  const text = require('fs').readFileSync(require('path').join(__dirname, '../unknown.txt'), 'utf8');
  book.items[0].Chapter.content += text;
  console.log(JSON.stringify(book));
});`;
  const program = `[preprocessor.own]\ncommand = "node scripts/own.cjs"\nrenderers = ["html"]\n`;

  test('if a preprocessor of its own runs', async () => {
    const book = new Book({ 'book.toml': program, 'scripts/own.cjs': script, 'unknown.txt': 'first' });
    await book.build();
    await book.build();
    writeIn(book.root, 'unknown.txt', 'second');
    await book.build();
    expect(textIn(book.root, 'book/a.html')).toContain('second');
  });

  test('if a module of its own runs', async () => {
    const book = new Book({
      'book.toml': '[preprocessor.own]\nmodule = "own.mjs"\n',
      'own.mjs': `import { readFileSync } from 'node:fs';
export default (book) => { book.items[0].Chapter.content += readFileSync(new URL('unknown.txt', import.meta.url), 'utf8'); return book; };`,
      'unknown.txt': 'first',
    });
    await book.build();
    await book.build();
    writeIn(book.root, 'unknown.txt', 'second');
    await book.build();
    expect(textIn(book.root, 'book/a.html')).toContain('second');
  });

  test('if a renderer of its own runs', async () => {
    const count = `require('fs').appendFileSync(require('path').join(__dirname, '../runs.txt'), 'x'); process.stdin.resume();`;
    const book = new Book({
      'book.toml': '[output.html]\n[output.own]\ncommand = "node ../../scripts/own.cjs"\n',
      'scripts/own.cjs': count,
      'runs.txt': '',
    });
    for (let i = 0; i < 3; i++) await book.build();
    expect(textIn(book.root, 'runs.txt')).toBe('xxx');
  });

  test('if it tells when chapters were changed', async () => {
    const book = new Book({ 'book.toml': '[build-book]\nlast-changed = true\n' });
    const git = (...argv: readonly string[]) =>
      spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...argv], { cwd: book.root });
    git('init', '-q');
    git('add', 'src');
    git('commit', '-q', '-m', 'x', '--date', '2001-02-03T00:00:00Z');
    await book.build();
    await book.build();
    spawnSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit', '-q', '--amend', '--no-edit'],
      {
        cwd: book.root,
        env: { ...process.env, GIT_COMMITTER_DATE: '2002-03-04T00:00:00Z' },
      },
    );
    await book.build();
    expect(textIn(book.root, 'book/a.html')).toContain('2002');
  });

  test('if it draws pictures', async () => {
    const book = new Book({
      'book.toml': '[output.html]\nsite-url = "https://a.example/"\n[build-book.drawn-image]\n',
    });
    await book.build();
    expect(existsSync(book.cached('last-build.txt'))).toBe(false);
  });

  test('after chapters were created', async () => {
    const book = new Book({ 'src/SUMMARY.md': '- [A](a.md)\n- [New](new.md)\n' });
    expect((await book.build()).err).toContain('new.md');
    expect((await book.build()).err).not.toContain('new.md');
  });

  test('if something of the site was not ours to write', async () => {
    const book = new Book({ 'book/.nojekyll': 'mine', 'book/a.html': 'mine' });
    const first = await book.build();
    expect(first.err).toContain('file/foreign-kept');
    expect((await book.build()).err).toBe(first.err);
  });
});

test('after any changes a build ends as one that knows nothing would', async () => {
  const names = Object.keys(changes).filter((name) => !strays.includes(name) && !name.includes('invalid'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }), async (made) => {
      const book = new Book();
      for (const name of made) {
        await book.build();
        changes[name]?.(book.root);
        await expectExact(book);
      }
    }),
    { numRuns: 8 },
  );
});

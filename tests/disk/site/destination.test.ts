import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  checkDestination,
  type DestinationRequest,
  destinationName,
} from '../../../src/disk/site/destination.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

interface Case {
  readonly chosenBy?: DestinationRequest['chosenBy'];
  readonly home?: string;
  readonly sources?: DestinationRequest['sources'];
}

/** Why the folder is refused; absent when it is not. */
function refusal(root: string, destination: string, more: Case = {}): string | undefined {
  const found = checkDestination({
    destination,
    root,
    sources: [{ path: join(root, 'src'), name: 'the chapters' }],
    home: undefined,
    chosenBy: 'user',
    ...more,
  });
  if (found === undefined) return undefined;
  return found.code === 'file/unsafe-destination' ? found.args.reason : found.code;
}

const book = { 'book.toml': '', 'src/SUMMARY.md': '' };

describe('a destination that contains the book’s sources', () => {
  test('is refused, also through links and before it exists', () => {
    const top = tempFolder(
      Object.fromEntries(Object.entries(book).map(([name, text]) => [`my/${name}`, text])),
    );
    const root = join(top, 'my');
    symlinkSync(top, join(top, 'link'));
    expect(refusal(root, root)).toBe('it is the folder of the book');
    expect(refusal(root, top)).toBe('it contains the book');
    expect(refusal(root, join(root, 'src'))).toBe('it is the folder of the chapters');
    expect(refusal(root, join(top, 'link/my/src'))).toBe('it is the folder of the chapters');
    expect(refusal(join(top, 'link/my'), join(root, 'src'))).toBe('it is the folder of the chapters');
    const theme = { path: join(root, 'look/theme'), name: 'the theme' };
    expect(refusal(root, join(root, 'look'), { sources: [theme] })).toBe('it contains the theme');
    expect(refusal(root, join(root, 'look/theme'), { sources: [theme] })).toBe(
      'it is the folder of the theme',
    );
  });

  test('is not mistaken for its neighbor with a longer name', () => {
    const root = tempFolder(book);
    expect(refusal(root, `${root}/src-site`)).toBeUndefined();
    expect(refusal(root, `${root}/..site`)).toBeUndefined();
  });

  test('may have a subfolder for the site, as in mdBook', () => {
    const root = tempFolder(book);
    expect(refusal(root, join(root, 'src/book'))).toBeUndefined();
    expect(
      refusal(root, join(root, 'book'), { sources: [{ path: root, name: 'the chapters' }] }),
    ).toBeUndefined();
  });
});

describe('a destination with valuable files', () => {
  test('is refused: the file system’s root, a home, a repository', () => {
    const root = tempFolder({ ...book, 'other/.git/HEAD': '', 'linked/.git': 'gitdir: x', '.git/HEAD': '' });
    const home = tempFolder({ 'me/x': '' });
    expect(refusal(root, '/')).toBe('it is the whole disk');
    expect(refusal(root, home, { home: join(home, 'me') })).toBe('it contains your home folder');
    expect(refusal(root, join(home, 'me'), { home: join(home, 'me') })).toBe('it contains your home folder');
    expect(refusal(root, join(root, 'other'))).toBe('it is the root of a Git repository');
    expect(refusal(root, join(root, 'linked'))).toBe('it is the root of a Git repository');
    expect(refusal(root, join(root, '.git/site'))).toBe('it is in a Git repository’s own folder');
  });

  test('is refused for a home, but not for a folder inside it', () => {
    const home = tempFolder({ 'my/x': '' });
    expect(refusal(join(home, 'my'), join(home, 'my/book'), { home })).toBeUndefined();
  });
});

describe('a destination with other files', () => {
  test('is refused if it was named explicitly, and accepted by default', () => {
    const root = tempFolder({ ...book, 'docs/notes.txt': '', 'site/index.html': '' });
    expect(refusal(root, join(root, 'docs'))).toBe('it contains files that build-book didn’t write');
    expect(refusal(root, join(root, 'site'))).toBe('it contains files that build-book didn’t write');
    expect(refusal(root, join(root, 'docs'), { chosenBy: 'default' })).toBeUndefined();
  });

  test.each<[string, readonly string[]]>([
    ['nothing', []],
    ['dotfiles and CNAME', ['.gitignore', '.gitkeep', 'CNAME']],
    ['build-book’s manifest', ['.build-book.json', 'notes.txt']],
    ['mdBook 0.5’s site', ['index.html', 'book-609e4cb8.js', 'my-own.txt']],
    ['mdBook 0.4’s site', ['index.html', 'elasticlunr.min.js']],
    ['any site with .nojekyll', ['index.html', '.nojekyll']],
  ])('is accepted if they are %s', (_, names) => {
    const root = tempFolder({ ...book, ...Object.fromEntries(names.map((name) => [`out/${name}`, ''])) });
    mkdirSync(join(root, 'out'), { recursive: true });
    expect(refusal(root, join(root, 'out'))).toBeUndefined();
  });

  test.each<[string, readonly string[]]>([
    ['SUMMARY.md', ['SUMMARY.md', 'a.md']],
    ['text/a.md', ['text/a.md', 'text/b.md']],
    ['docs.md', ['index.html', '.nojekyll', 'docs.md']],
    ['guide/SUMMARY.md', ['index.html', 'toc.html', 'guide/SUMMARY.md']],
    ['main.rs', ['main.rs']],
    ['index.ts', ['index.ts', 'style.css']],
    ['package.json', ['package.json', 'index.html']],
    ['book.toml', ['book.toml']],
  ])('is refused however it was named if it holds %s', (source, names) => {
    const root = tempFolder({ ...book, ...Object.fromEntries(names.map((name) => [`out/${name}`, ''])) });
    expect(refusal(root, join(root, 'out'), { chosenBy: 'default' })).toBe(
      `it contains sources, such as \`${source}\``,
    );
    expect(refusal(root, join(root, 'out'))).toMatch(/^it contains /);
  });

  test.each<[string, readonly string[]]>([
    ['pages with their Markdown', ['index.html', 'toc.html', 'a.html', 'a.md', 'b/index.html', 'b/index.md']],
    ['mdBook’s site with listings', ['index.html', 'toc.js', 'listing/main.rs', 'main.rs', 'Cargo.toml']],
    ['a branch for GitHub Pages', ['index.html', '.nojekyll', 'README.md']],
    ['the sites of several renderers', ['html/index.html', 'html/a.rs', 'markdown/a.md', 'pandoc/book.pdf']],
    ['build-book’s manifest', ['.build-book.json', 'a.md']],
  ])('is accepted by default if it has %s', (_, names) => {
    const root = tempFolder({ ...book, ...Object.fromEntries(names.map((name) => [`out/${name}`, ''])) });
    expect(refusal(root, join(root, 'out'), { chosenBy: 'default' })).toBeUndefined();
  });

  test('is refused if it is not a folder', () => {
    const root = tempFolder({ ...book, out: '' });
    execFileSync('mkfifo', [join(root, 'fifo')]);
    symlinkSync('loop', join(root, 'loop'));
    expect(refusal(root, join(root, 'out'))).toBe('it is a file');
    expect(refusal(root, join(root, 'fifo'))).toBe('it is a file');
    expect(refusal(root, join(root, 'loop'))).toBe('it can’t be read');
  });
});

test('a destination is named relative to the book’s root, or in full if it is outside', () => {
  const name = (destination: string): string => destinationName({ root: '/a/book', destination });
  expect([name('/a/book/out/x'), name('/a/out'), name('/a/book'), name('/a/book-2')]).toEqual([
    'out/x',
    '/a/out',
    '/a/book',
    '/a/book-2',
  ]);
});

import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type WatchedBook, type WatchedBookOptions, watchBook } from './watched-book.ts';

let books: WatchedBook[] = [];
const watching = (options: WatchedBookOptions): WatchedBook => {
  const book = watchBook(options);
  books.push(book);
  return book;
};
afterEach(async () => {
  await Promise.all(books.map((book) => book.close()));
  books = [];
});

const files = {
  'book.toml': '',
  'src/SUMMARY.md': '- [A](a.md)',
  'src/a.md': 'one',
  'src/b.md': 'one',
  'src/sub/c.md': 'one',
};

test('a save is reported once', async () => {
  const book = watching({ files });
  book.write('src/a.md', 'two');
  await book.expectReported('src/a.md');
  book.write('src/sub/c.md', 'two');
  await book.expectReported('src/sub/c.md');
});

test('a file that was only touched or rewritten with the same bytes is not reported', async () => {
  const book = watching({ files });
  book.touch('src/a.md');
  book.write('src/b.md', 'one');
  book.write('src/sub/c.md', 'two');
  await book.expectReported('src/sub/c.md');
});

test('a file that changed between being read and being watched is reported', async () => {
  const book = watching({
    files,
    afterReading: (write) => {
      write('src/a.md', 'two');
    },
  });
  await book.expectReported('src/a.md');
});

test('a save by rename is reported once, and so is the next', async () => {
  const book = watching({ files, folders: ['src'] });
  for (const text of ['two', 'three', 'four']) {
    book.write('src/a.md.tmp', text);
    book.move('src/a.md.tmp', 'src/a.md');
    await book.expectReported('src/a.md');
    expect(book.read.get('src/a.md')).toBe(text);
  }
});

test('Vim’s saves, a hundred times: the backup is not a file of the book and the last text wins', async () => {
  const book = watching({ files, folders: ['src'] });
  for (let i = 0; i < 100; i++) {
    book.write('src/4913', '');
    book.remove('src/4913');
    book.move('src/a.md', 'src/a.md~');
    book.write('src/a.md', `save ${i}`);
    book.remove('src/a.md~');
    await new Promise((done) => setImmediate(done));
  }
  await expect.poll(() => book.read.get('src/a.md')).toBe('save 99');
  expect(new Set(book.reported)).toEqual(new Set(['src/a.md']));
});

test('a file that is truncated and then written is seen as written', async () => {
  const book = watching({ files });
  truncateSync(join(book.root, 'src/a.md'));
  await new Promise((done) => setImmediate(done));
  appendFileSync(join(book.root, 'src/a.md'), 'two');
  await book.expectReported('src/a.md');
  expect(book.read.get('src/a.md')).toBe('two');
});

test('a file that is emptied for good is reported as empty', async () => {
  const book = watching({ files });
  truncateSync(join(book.root, 'src/a.md'));
  await book.expectReported('src/a.md');
  expect(book.read.get('src/a.md')).toBe('');
});

test('the last of a thousand quick saves wins', async () => {
  const book = watching({ files });
  for (let i = 0; i < 1_000; i++) {
    book.write('src/a.md', `save ${i % 10}${i}`);
    if (i % 3 === 0) await new Promise((done) => setImmediate(done));
  }
  await expect.poll(() => book.read.get('src/a.md')).toBe('save 9999');
});

test('two saves of equal length within one clock tick are both seen', async () => {
  const book = watching({ files });
  const file = openSync(join(book.root, 'src/a.md'), 'r+');
  for (const text of ['two', 'six', 'ten', 'one', 'red', 'sun']) {
    writeSync(file, text, 0);
    await new Promise((done) => setImmediate(done));
  }
  closeSync(file);
  await expect.poll(() => book.read.get('src/a.md')).toBe('sun');
});

test('a file that goes and comes back is reported both times', async () => {
  const book = watching({ files });
  book.remove('src/a.md');
  await book.expectReported('src/a.md');
  book.write('src/a.md', 'one');
  await book.expectReported('src/a.md');
});

test('a missing file is reported when it appears, however deep', async () => {
  const book = watching({ files, asked: ['src/a.md', 'listings/one/two/main.rs'] });
  mkdirSync(join(book.root, 'listings/one'), { recursive: true });
  book.write('listings/one/two/main.rs', 'fn main() {}');
  await book.expectReported('listings/one/two/main.rs');
  book.write('listings/one/two/main.rs', 'fn other() {}');
  await book.expectReported('listings/one/two/main.rs');
});

test('every one of many folders and of many files in a folder is watched', async () => {
  const paths = Array.from({ length: 150 }, (_, i) => `listings/${i}/main.rs`);
  const many = Array.from({ length: 150 }, (_, i) => `src/${i}.md`);
  const book = watching({ files: Object.fromEntries([...paths, ...many].map((path) => [path, 'one'])) });
  for (const path of [...paths.filter((_, i) => i % 29 === 0), 'src/0.md', 'src/149.md']) {
    book.write(path, 'two');
    await book.expectReported(path);
  }
  rmSync(join(book.root, 'listings/149'), { recursive: true });
  await book.expectReported('listings/149/main.rs');
  book.write('listings/149/main.rs', 'three');
  await book.expectReported('listings/149/main.rs');
});

test('new files in a folder of the book are reported, with those in new subfolders', async () => {
  const book = watching({ files, folders: ['src', 'theme'] });
  book.write('src/new.png', 'png');
  await book.expectReported('src/new.png');
  book.write('theme/css/my.css', 'a {}');
  await book.expectReported('theme/css/my.css');
  book.write('outside/x.css', 'a {}');
  mkdirSync(join(book.root, 'elsewhere'));
  book.write('elsewhere/one/x.md', '');
  book.move('elsewhere', 'src/elsewhere');
  await book.expectReported('src/elsewhere/one/x.md');
  book.write('src/elsewhere/one/x.md', 'later');
  await book.expectReported('src/elsewhere/one/x.md');
});

test('a renamed folder is reported under both names', async () => {
  const book = watching({ files, folders: ['src'] });
  book.move('src/sub', 'src/other');
  await book.expectReported('src/sub/c.md', 'src/other/c.md');
  book.write('src/other/c.md', 'two');
  await book.expectReported('src/other/c.md');
});

test('a folder that is removed and recreated twenty times is still watched', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `src/sub/${i}.md`);
  const book = watching({
    files: Object.fromEntries(names.map((name) => [name, 'first'])),
    folders: ['src'],
  });
  for (let round = 0; round < 20; round++) {
    book.remove('src/sub');
    for (const name of names) book.write(name, `round ${round}`);
    await new Promise((done) => setImmediate(done));
  }
  await expect.poll(() => book.read).toEqual(book.onDisk());
  book.write('src/sub/7.md', 'after all');
  await expect.poll(() => book.read.get('src/sub/7.md')).toBe('after all');
});

test('the source folder may be moved away and back, or removed and recreated', async () => {
  const book = watching({ files, folders: ['src'] });
  book.move('src', 'away');
  await book.expectReported('src/SUMMARY.md', 'src/a.md', 'src/b.md', 'src/sub/c.md');
  book.move('away', 'src');
  await book.expectReported('src/SUMMARY.md', 'src/a.md', 'src/b.md', 'src/sub/c.md');
  book.write('src/a.md', 'two');
  await book.expectReported('src/a.md');
  book.remove('src');
  book.write('src/a.md', 'three');
  await book.expectReported('src/SUMMARY.md', 'src/a.md', 'src/b.md', 'src/sub/c.md');
  book.write('src/a.md', 'four');
  await book.expectReported('src/a.md');
});

test('a checkout of a thousand files is a few rebuilds, not a thousand', async () => {
  const names = Array.from({ length: 1_000 }, (_, i) => `src/${i % 10}/${i}.md`);
  const book = watching({ files: Object.fromEntries(names.map((name) => [name, 'main'])), folders: ['src'] });
  for (const name of names) book.write(name, 'branch');
  await expect.poll(() => new Set(book.read.values())).toEqual(new Set(['branch']));
  expect(book.read.size).toBe(1_000);
  expect(book.batches.length).toBeLessThan(10);
});

test('files of editors, tools and git, ignored files and the output are not reported', async () => {
  const book = watching({
    files: { ...files, '.gitignore': '*.log\n/src/private/\n', 'src/out/index.html': '' },
    asked: Object.keys(files),
    folders: ['src'],
    ignored: ['src/out'],
  });
  for (const name of [
    '.a.md.swp',
    'a.md~',
    '.#a.md',
    '#a.md#',
    '4913',
    'a.md.tmp',
    'a.md___jb_tmp___',
    '.DS_Store',
  ]) {
    book.write(`src/${name}`, 'x');
  }
  for (const path of [
    'src/x.log',
    'src/private/x.md',
    'src/out/index.html',
    'src/.git/HEAD',
    'src/node_modules/x.js',
  ]) {
    book.write(path, 'x');
  }
  book.write('src/real.md', 'x');
  await book.expectReported('src/real.md');
});

test('a file that a page reads is watched whatever its name, even if it is ignored', async () => {
  const all = { ...files, '.gitignore': '*.log\n', 'src/x.log': 'one', 'src/x.tmp': 'one' };
  const book = watching({ files: all, folders: ['src'] });
  book.write('src/x.log', 'two');
  await book.expectReported('src/x.log');
  book.write('src/x.tmp', 'two');
  await book.expectReported('src/x.tmp');
});

test('a file outside the book is watched', async () => {
  const other = watching({ files: { 'src/shared.md': 'one' } });
  const book = watching({
    files,
    asked: ['src/a.md', `../${other.root.split('/').at(-1) ?? ''}/src/shared.md`],
  });
  other.write('src/shared.md', 'two');
  await expect.poll(() => book.reported.length).toBe(1);
});

test('changes without an event are found by polling', async () => {
  const book = watching({ files, asked: ['src/link.md'] });
  const target = join(book.root, 'elsewhere.md');
  writeFileSync(target, 'one');
  symlinkSync(target, join(book.root, 'src/link.md'));
  await book.expectReported('src/link.md');
  writeFileSync(target, 'two');
  await book.expectReported('src/link.md');
});

test('a polling watcher finds saved, new and removed files, and opens no system watch', async () => {
  const book = watching({ files, folders: ['src'], kind: 'poll' });
  book.write('src/a.md', 'two');
  await book.expectReported('src/a.md');
  book.write('src/new/d.md', 'one');
  await book.expectReported('src/new/d.md');
  book.remove('src/sub');
  await book.expectReported('src/sub/c.md');
  expect(process.getActiveResourcesInfo()).not.toContain('FSEventWrap');
});

test('links that lead back into the book do not loop', async () => {
  const book = watching({ files, folders: ['src'] });
  symlinkSync(join(book.root, 'src'), join(book.root, 'src/loop'));
  symlinkSync('self', join(book.root, 'src/self'));
  book.write('src/new.md', 'x');
  await book.expectReported('src/new.md');
});

test('a failing rebuild does not stop the watcher', async () => {
  const book = watching({ files, rebuild: () => Promise.reject(new Error('fails')), failing: true });
  book.write('src/a.md', 'two');
  await book.expectReported('src/a.md');
  book.write('src/a.md', 'three');
  await book.expectReported('src/a.md');
});

test('changes during a rebuild cause one more rebuild', async () => {
  let finish = (): void => undefined;
  let isFirst = true;
  const rebuild = (): Promise<void> =>
    new Promise((done) => {
      if (isFirst) finish = done;
      else done();
      isFirst = false;
    });
  const book = watching({ files, rebuild });
  book.write('src/a.md', 'two');
  await expect.poll(() => book.batches.length).toBe(1);
  book.write('src/a.md', 'three');
  book.write('src/b.md', 'two');
  book.write('book.toml', 'x = 1');
  await expect.poll(() => book.read.get('src/a.md')).toBe('two');
  finish();
  await expect
    .poll(() => book.batches.flat().toSorted())
    .toEqual(['book.toml', 'src/a.md', 'src/a.md', 'src/b.md']);
  expect(book.batches.length).toBeLessThanOrEqual(3);
});

test('after random changes every file has been read as it is', async () => {
  const names = Array.from({ length: 40 }, (_, i) => `src/${i % 4}/${i}.md`);
  const book = watching({ files: Object.fromEntries(names.map((name) => [name, '0'])), folders: ['src'] });
  let state = 20_240_229;
  const random = (limit: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
  for (let i = 0; i < 600; i++) {
    const name = names[random(names.length)] ?? '';
    const folder = `src/${random(4)}`;
    const path = join(book.root, name);
    switch (random(6)) {
      case 0:
        rmSync(path, { force: true });
        break;
      case 1:
        rmSync(join(book.root, folder), { recursive: true, force: true });
        break;
      case 2:
        book.write(`${name}.tmp`, `${i}`);
        renameSync(`${path}.tmp`, path);
        break;
      default:
        book.write(name, `${i}`);
    }
    if (random(4) === 0) await new Promise((done) => setImmediate(done));
  }
  await expect.poll(() => book.read).toEqual(book.onDisk());
});

test('a closed watcher leaves nothing open', async () => {
  const open = (): number => readdirSync('/proc/self/fd').length;
  const before = open();
  const book = watchBook({ files, folders: ['src'] });
  book.write('src/a.md', 'two');
  await book.expectReported('src/a.md');
  await book.close();
  await expect.poll(open).toBe(before);
});

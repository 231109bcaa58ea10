import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hashBytes } from '../../../src/core/hash.ts';
import { type BookPath, bookPath } from '../../../src/core/path.ts';
import type { Source } from '../../../src/core/source.ts';
import { createReader, type Reader } from '../../../src/disk/sources/read-source.ts';
import { createStatCache } from '../../../src/disk/sources/stat-cache.ts';
import { runAsNobody } from '../child.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const reader = (root: string, limitBytes?: number): Reader =>
  createReader({ root, statCache: createStatCache(), ...(limitBytes === undefined ? {} : { limitBytes }) });

const read = (root: string, path: string, limitBytes?: number): Source =>
  reader(root, limitBytes).read(bookPath(path));

const why = (root: string, path: string): string | undefined => {
  const source = read(root, path);
  return source.kind === 'none' ? source.why : undefined;
};

describe('a source text', () => {
  test('comes with the hash of its bytes, not of the text', () => {
    const bytes = '\uFEFFa\r\nb';
    const root = tempFolder({ 'src/a.md': bytes });
    const expected = { kind: 'file', path: 'src/a.md', text: 'a\nb', hash: hashBytes(bytes) };
    expect(read(root, 'src/a.md')).toEqual(expected);
  });

  test('may be empty, outside the root, and under any name', () => {
    const names = ['empty.md', '日本語 ö.md', 'a b%20#?.md', `${'x'.repeat(252)}.md`, '__proto__'];
    const root = tempFolder({ ...Object.fromEntries(names.map((name) => [name, name])), 'book/x.md': '' });
    for (const name of names) expect(read(root, name)).toMatchObject({ text: name });
    expect(read(join(root, 'book'), '../empty.md')).toMatchObject({ kind: 'file', path: '../empty.md' });
  });

  test('is read once per build, and changes are seen by the next one', () => {
    const root = tempFolder({ 'a.md': 'old' });
    const { read: readAgain } = reader(root);
    const first = readAgain(bookPath('a.md'));
    writeFileSync(join(root, 'a.md'), 'new');
    rmSync(join(root, 'a.md'));
    expect(readAgain(bookPath('a.md'))).toBe(first);
    expect(why(root, 'a.md')).toBe('missing');
  });

  test('is dropped after others have been read, and the file is then read again with its hash', () => {
    const root = tempFolder({ 'a.md': 'first', 'b.md': 'x'.repeat(8), 'c.md': 'third' });
    const { read: readAgain, hashOf } = createReader({ root, statCache: createStatCache(), keptText: 10 });
    const [a, b, c] = ['a.md', 'b.md', 'c.md'].map(bookPath) as [BookPath, BookPath, BookPath];
    readAgain(a);
    readAgain(c);
    writeFileSync(join(root, 'a.md'), 'now');
    rmSync(join(root, 'c.md'));
    expect(readAgain(a)).toMatchObject({ text: 'first' });
    readAgain(b);
    expect(hashOf(a)).toBe(hashBytes('first'));
    expect(readAgain(a)).toMatchObject({ text: 'now' });
    expect(hashOf(a)).toBe(hashBytes('now'));
    const missing = readAgain(c);
    expect(missing).toMatchObject({ why: 'missing' });
    expect(hashOf(c)).toBe(reader(root).hashOf(c));
  });

  test('that exceeds the limit of all texts is kept until another one is read', () => {
    const root = tempFolder({ 'a.md': 'x'.repeat(20) });
    const { read: readAgain } = createReader({ root, statCache: createStatCache(), keptText: 10 });
    expect(readAgain(bookPath('a.md'))).toBe(readAgain(bookPath('a.md')));
  });

  test('is followed through links', () => {
    const root = tempFolder({ 'README.md': 'read me' });
    mkdirSync(join(root, 'src'));
    symlinkSync('../README.md', join(root, 'src/intro.md'));
    expect(read(root, 'src/intro.md')).toMatchObject({ text: 'read me' });
  });

  test('may be as large as the limit and no larger', () => {
    const root = tempFolder({ 'a.md': 'x'.repeat(5000) });
    expect(read(root, 'a.md', 5000)).toMatchObject({ kind: 'file' });
    expect(read(root, 'a.md', 4999)).toEqual({ kind: 'none', path: 'a.md', why: 'too-large' });
  });

  test('is not read to the end if it is larger', () => {
    const root = tempFolder({ 'a.md': '' });
    // No disk has room for that much, nor has any memory: it is a hole.
    truncateSync(join(root, 'a.md'), 2 ** 40);
    expect(read(root, 'a.md')).toEqual({ kind: 'none', path: 'a.md', why: 'too-large' });
  });

  test('must be UTF-8, or is reported with the line of the first bad byte', () => {
    const root = tempFolder({ 'a.md': Uint8Array.from([0x61, 0x0a, 0xe9, 0x61]) });
    expect(read(root, 'a.md')).toEqual({ kind: 'none', path: 'a.md', why: 'not-utf8', line: 2 });
  });
});

describe('no source text', () => {
  test('is in a missing file, a folder, or a path through a file', () => {
    const root = tempFolder({ 'a.md': '', 'folder.md/b.md': '' });
    symlinkSync('nowhere', join(root, 'dangling.md'));
    expect(why(root, 'b.md')).toBe('missing');
    expect(why(root, 'a.md/b.md')).toBe('missing');
    expect(why(root, 'dangling.md')).toBe('missing');
    expect(why(root, 'nul\0.md')).toBe('missing');
    expect(why(root, `${'x'.repeat(300)}.md`)).toBe('missing');
    expect(why(root, 'folder.md')).toBe('folder');
    expect(why(root, '')).toBe('folder');
  });

  test('is in a link to itself', () => {
    const root = tempFolder();
    symlinkSync('b.md', join(root, 'a.md'));
    symlinkSync('a.md', join(root, 'b.md'));
    expect(why(root, 'a.md')).toBe('unreadable');
  });

  test('is in a FIFO, a socket or a device, and none of them is opened', async () => {
    const root = tempFolder();
    execFileSync('mkfifo', [join(root, 'fifo.md')]);
    const server = createServer().listen(join(root, 'socket.md'));
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    expect([why(root, 'fifo.md'), why(root, 'socket.md'), why(root, '/dev/zero')]).toEqual(
      Array.from({ length: 3 }, () => 'not-a-file'),
    );
  });

  test('is in a file without read permission', () => {
    const root = tempFolder({ 'a.md': 'secret', 'folder/b.md': '' });
    chmodSync(join(root, 'a.md'), 0o000);
    chmodSync(join(root, 'folder'), 0o000);
    onTestFinished(() => {
      chmodSync(join(root, 'folder'), 0o700);
    });
    const program = `
      import { createReader } from './disk/sources/read-source.js';
      import { createStatCache } from './disk/sources/stat-cache.js';
      const { read } = createReader({ root: process.argv[2], statCache: createStatCache() });
      console.log(JSON.stringify([read('a.md').why, read('folder/b.md').why]));`;
    expect(JSON.parse(runAsNobody(program, root))).toEqual(['forbidden', 'forbidden']);
  });
});

describe('the bytes of a source', () => {
  test('are those of the file, whatever they are', () => {
    const bytes = Uint8Array.from([0xff, 0x00, 0x0d, 0x0a]);
    const root = tempFolder({ 'a.png': bytes });
    expect(reader(root).bytes(bookPath('a.png'))).toEqual(bytes);
    expect(reader(root).bytes(bookPath('b.png'))).toEqual({ kind: 'none', path: 'b.png', why: 'missing' });
  });

  test('may be many', () => {
    const bytes = Buffer.alloc(3_000_001, 'abc');
    const root = tempFolder({ 'a.bin': bytes });
    expect(bytes.equals(reader(root).bytes(bookPath('a.bin')) as Uint8Array)).toBe(true);
  });
});

describe('the hash of a source', () => {
  test('is the same before and after reading, and for every reason of failure', () => {
    const root = tempFolder({
      'a.md': 'text',
      'bad.md': Uint8Array.from([0xff]),
      'large.md': 'x'.repeat(101),
      'f/a': '',
    });
    for (const path of ['a.md', 'bad.md', 'large.md', 'f', 'missing.md'].map(bookPath)) {
      const before = reader(root, 100).hashOf(path);
      const after = reader(root, 100);
      after.read(path);
      expect(after.hashOf(path)).toBe(before);
    }
  });

  test('differs for other files, contents and reasons', () => {
    const root = tempFolder({ 'a.md': 'a', 'b.md': 'b', 'c.md': 'a', 'empty.md': '', 'folder/x': '' });
    const { hashOf } = reader(root);
    const hashes = ['a.md', 'b.md', 'empty.md', 'folder', 'missing.md'].map((path) => hashOf(bookPath(path)));
    expect(new Set(hashes).size).toBe(5);
    expect(hashOf(bookPath('c.md'))).toBe(hashOf(bookPath('a.md')));
  });

  test('stays that of the text that was returned, even if the file changes', () => {
    const root = tempFolder({ 'a.md': 'old' });
    const { read: readOnce, hashOf } = reader(root);
    readOnce(bookPath('a.md'));
    writeFileSync(join(root, 'a.md'), 'newer');
    expect(hashOf(bookPath('a.md'))).toBe(hashBytes('old'));
  });
});

describe('the stamp of a source', () => {
  test('changes with the file, its time, its inode and its absence', () => {
    const root = tempFolder({ 'a.md': 'a', 'b.md': 'a' });
    const { stamp } = reader(root);
    const path = bookPath('a.md');
    const stamps = [stamp(path)];
    expect(stamp(path)).toBe(stamps[0]);
    utimesSync(join(root, 'a.md'), 1, 1);
    stamps.push(stamp(path));
    utimesSync(join(root, 'b.md'), 1, 1);
    renameSync(join(root, 'b.md'), join(root, 'a.md'));
    stamps.push(stamp(path));
    writeFileSync(join(root, 'a.md'), 'longer');
    stamps.push(stamp(path));
    rmSync(join(root, 'a.md'));
    stamps.push(stamp(path));
    expect(new Set(stamps).size).toBe(5);
  });
});

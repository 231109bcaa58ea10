import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { listFiles, type Listing } from '../../../src/disk/sources/list-files.ts';
import { runAsNobody } from '../child.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

/** `path`, with its kind where that is not `file`, and `outside`. */
const list = (root: string, folder = 'src', ignore?: Listing['ignore']): readonly string[] =>
  listFiles({ root, folder: bookPath(folder), ...(ignore && { ignore }) }).map(
    ({ path, kind, outside }) => path + (kind === 'file' ? '' : ` ${kind}`) + (outside ? ' outside' : ''),
  );

test('listing a folder gives every file below it, by the code units of its path', () => {
  const names = [
    'b.md',
    'a/z.md',
    'a.md',
    'B.md',
    'a/b/c.png',
    '.hidden',
    'ä.md',
    'é日本.md',
    'a b%#?.md',
    'x'.repeat(255),
  ];
  const root = tempFolder({
    ...Object.fromEntries(names.map((name) => [`src/${name}`, ''])),
    'other/x.md': '',
  });
  mkdirSync(join(root, 'src/empty'));
  expect(list(root)).toEqual(names.map((name) => `src/${name}`).sort());
  expect(list(root, '')).toEqual([...names.map((name) => `src/${name}`), 'other/x.md'].sort());
});

test('listing a folder that does not exist gives nothing', () => {
  expect(list(tempFolder(), 'src')).toEqual([]);
  expect(list(join(tempFolder(), 'nowhere'), '')).toEqual([]);
});

test('listing a folder skips ignored paths, and does not enter ignored folders', () => {
  const root = tempFolder({ 'src/a.md': '', 'src/b.png': '', 'src/book/c.png': '', 'src/d/book': '' });
  const asked: string[] = [];
  const ignore: Listing['ignore'] = (path, kind) => {
    asked.push(`${kind} ${path}`);
    return path.endsWith('.md') || (kind === 'folder' && path.endsWith('/book'));
  };
  expect(list(root, 'src', ignore)).toEqual(['src/b.png', 'src/d/book']);
  expect(asked.sort()).toEqual([
    'file src/a.md',
    'file src/b.png',
    'file src/d/book',
    'folder src/book',
    'folder src/d',
  ]);
});

describe('a link in a listed folder', () => {
  test('is followed, and marked if it leads out of the root', () => {
    const outside = tempFolder({ 'x.png': '', 'deep/y.png': '' });
    const root = tempFolder({ 'src/a.md': '', 'shared/b.png': '' });
    symlinkSync('../shared', join(root, 'src/in'));
    symlinkSync(join(outside, 'x.png'), join(root, 'src/out.png'));
    symlinkSync(outside, join(root, 'src/out'));
    expect(list(root)).toEqual([
      'src/a.md',
      'src/in/b.png',
      'src/out.png outside',
      'src/out/deep/y.png outside',
      'src/out/x.png outside',
    ]);
  });

  test('that leads back is a loop, however long the way is', () => {
    const root = tempFolder({ 'src/a/b/c.md': '', 'other/d.md': '' });
    symlinkSync('.', join(root, 'src/self'));
    symlinkSync('../..', join(root, 'src/a/b/up'));
    symlinkSync('../src', join(root, 'other/back'));
    symlinkSync('../other', join(root, 'src/other'));
    symlinkSync('turn', join(root, 'src/turn'));
    expect(list(root)).toEqual([
      'src/a/b/c.md',
      'src/a/b/up loop',
      'src/other/back loop',
      'src/other/d.md',
      'src/self loop',
      'src/turn loop',
    ]);
  });

  test('to one folder from two places lists its files twice', () => {
    const root = tempFolder({ 'shared/a.png': '', 'src/x.md': '' });
    symlinkSync('../shared', join(root, 'src/one'));
    symlinkSync('../shared', join(root, 'src/two'));
    expect(list(root)).toEqual(['src/one/a.png', 'src/two/a.png', 'src/x.md']);
  });

  test('is not followed endlessly where links multiply', () => {
    const root = tempFolder({ 'f30/a.png': '', 'src/x.md': '' });
    for (let i = 29; i >= 0; i--) {
      mkdirSync(join(root, `f${i}`));
      symlinkSync(`../f${i + 1}`, join(root, `f${i}/l`));
      symlinkSync(`../f${i + 1}`, join(root, `f${i}/r`));
    }
    symlinkSync('../f0', join(root, 'src/f0'));
    const found = list(root);
    expect(found).toHaveLength(2 ** 8 + 1);
    expect(found.filter((line) => line.endsWith(' loop'))).toHaveLength(2 ** 8);
  });

  test('to nothing is broken', () => {
    const root = tempFolder({ 'src/a.md': '' });
    symlinkSync('nowhere', join(root, 'src/b.png'));
    expect(list(root)).toEqual(['src/a.md', 'src/b.png broken']);
  });
});

test('listing a folder names special files without opening them', () => {
  const root = tempFolder({ 'src/folder.md/a.png': '' });
  execFileSync('mkfifo', [join(root, 'src/fifo.png')]);
  symlinkSync('/dev/zero', join(root, 'src/zero.png'));
  expect(list(root)).toEqual(['src/fifo.png special', 'src/folder.md/a.png', 'src/zero.png special outside']);
});

test('listing a folder names a subfolder that may not be entered', () => {
  const root = tempFolder({ 'src/a.md': '', 'src/closed/b.png': '' });
  chmodSync(join(root, 'src/closed'), 0o000);
  onTestFinished(() => {
    chmodSync(join(root, 'src/closed'), 0o700);
  });
  const program = `
    import { listFiles } from './disk/sources/list-files.js';
    console.log(JSON.stringify(listFiles({ root: process.argv[2], folder: 'src' })));`;
  expect(JSON.parse(runAsNobody(program, root))).toEqual([
    { path: 'src/a.md', kind: 'file' },
    { path: 'src/closed', kind: 'closed' },
  ]);
});

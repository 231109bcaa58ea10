import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { createIgnored } from '../../../src/disk/watch/ignored.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

// Each row was checked against `git check-ignore`.
test.each([
  ['*.log', 'a.log', true],
  ['*.log', 'deep/er/a.log', true],
  ['*.log', 'a.log.md', false],
  ['/a.log', 'a.log', true],
  ['/a.log', 'sub/a.log', false],
  ['sub/a.log', 'sub/a.log', true],
  ['sub/a.log', 'x/sub/a.log', false],
  ['build/', 'build/x.md', true],
  ['build/', 'build', false],
  ['build/', 'x/build/y', true],
  ['build', 'build', true],
  ['build', 'build/x/y', true],
  ['*.log\n!keep.log', 'keep.log', false],
  ['*.log\n!keep.log', 'other.log', true],
  ['private/\n!private/a.md', 'private/a.md', true],
  ['**/tmp/x', 'a/b/tmp/x', true],
  ['**/tmp/x', 'tmp/x', true],
  ['a/**/z', 'a/z', true],
  ['a/**/z', 'a/b/c/z', true],
  ['a/**', 'a/b/c', true],
  ['a/**', 'a', false],
  ['a/*', 'a/b/c', true],
  ['a/*.md', 'a/b/c.md', false],
  ['?.md', 'a.md', true],
  ['?.md', 'ab.md', false],
  ['[ab].md', 'b.md', true],
  ['[!ab].md', 'b.md', false],
  ['[!ab].md', 'c.md', true],
  ['[a-c].md', 'b.md', true],
  ['[z-a].md', 'm.md', false],
  ['# a comment', '# a comment', false],
  ['\\#x', '#x', true],
  ['\\!x', '!x', true],
  ['x ', 'x', true],
  ['x\\ ', 'x ', true],
  ['a.b', 'axb', false],
  ['(x)+', '(x)+', true],
  ['', 'anything', false],
  ['*.log\r\n*.tmp\r\n', 'a.log', true],
])('the .gitignore %j ignores %j: %s', (text, path, isIgnored) => {
  const root = tempFolder({ '.gitignore': text });
  expect(createIgnored(root, [])(bookPath(path))).toBe(isIgnored);
});

test('rules of a .gitignore above the book apply, and the book itself and what is outside are never ignored', () => {
  const folder = tempFolder({ '.gitignore': '/docs/drafts/\n*.log\n', 'docs/a.md': '' });
  const isIgnored = createIgnored(join(folder, 'docs'), []);
  expect(['drafts/a.md', 'a.log', '', 'a.md', '../a.log'].map((path) => isIgnored(bookPath(path)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('a pipe in the place of .gitignore is not waited for', () => {
  const root = tempFolder();
  execFileSync('mkfifo', [join(root, '.gitignore')]);
  expect(createIgnored(root, [])(bookPath('a.md'))).toBe(false);
});

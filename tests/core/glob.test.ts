import { expect, test } from 'vitest';
import { matchesGlob } from '../../src/core/glob.ts';

test.each([
  ['later/**', 'later/a.md', true],
  ['later/**', 'later/b/a.md', true],
  ['later/**', 'sooner/a.md', false],
  ['later', 'later/b/a.md', true],
  ['later/', 'later/a.md', true],
  ['later', 'later.md', false],
  ['**/draft-*.md', 'draft-a.md', true],
  ['**/draft-*.md', 'a/b/draft-c.md', true],
  ['**/draft-*.md', 'a/my-draft-c.md', false],
  ['a/**/c.md', 'a/c.md', true],
  ['a/*/c.md', 'a/b/d/c.md', false],
  ['?.md', 'a.md', true],
  ['?.md', 'ab.md', false],
  ['./a+(b).md', 'a+(b).md', true],
  ['*-refs.md', 'link-refs.md', true],
  ['refs.incl.md', 'refsXincl.md', false],
])('the pattern %s matches the path %s: %s', (pattern, path, expected) => {
  expect(matchesGlob(pattern)(path)).toBe(expected);
});

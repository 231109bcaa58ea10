// Which saves make a server plan the languages of a book again.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bookPath } from '../../src/core/path.ts';
import { diskFiles } from '../../src/disk/sources/disk-files.ts';
import { createStatCache } from '../../src/disk/sources/stat-cache.ts';
import { chapterStates, isSameInput } from '../../src/serve/plan-inputs.ts';
import { tempFolder, writeIn } from '../helpers/temp-folder.ts';

const text = '---\ntitle: A\n---\n\ntext\n';

test.each<readonly [string, string, string | undefined, boolean]>([
  ['the text of a chapter', 'src/a.md', `${text}more\n`, true],
  ['its front matter', 'src/a.md', text.replace('title: A', 'draft: true'), false],
  ['a deleted chapter', 'src/a.md', undefined, false],
  ['a new chapter', 'src/new.md', '# New\n', false],
  ['a chapter that was never read', 'src/other.md', '# Other\n', false],
  ['the contents', 'src/SUMMARY.md', '- [A](a.md)\n- [B](b.md)\n', false],
  ['the settings', 'book.toml', '[book]\n', false],
])('whether a plan is still right after a change of %s', (_, path, changed, isSame) => {
  const root = tempFolder({ 'book.toml': '', 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': text });
  const files = diskFiles(root, createStatCache());
  for (const read of ['book.toml', 'src/SUMMARY.md', 'src/a.md', 'src/new.md']) files.read(bookPath(read));
  const states = chapterStates(files, undefined);
  if (changed === undefined) rmSync(join(root, path));
  else writeIn(root, path, changed);
  files.invalidate([bookPath(path)]);
  expect(isSameInput(states, files, [bookPath(path)])).toBe(isSame);
});

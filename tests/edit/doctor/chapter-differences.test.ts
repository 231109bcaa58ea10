import { expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { draftDifferences } from '../../../src/edit/doctor/chapter-differences.ts';

const file = bookPath('src/a.md');

test('a draft differs from mdBook where its front matter says so', () => {
  const text = '---\ntitle: A\ndraft: true\n---\n# A\n';
  const start = text.indexOf('draft');
  expect(draftDifferences(file, text)).toEqual([
    {
      topic: 'front-matter-draft',
      text: '',
      at: { file, span: { start, end: start + 'draft: true'.length } },
    },
  ]);
});

test('a line below the front matter, or without one, is text', () => {
  expect(draftDifferences(file, '---\ntitle: A\n---\ndraft: true\n')).toEqual([]);
  expect(draftDifferences(file, '# A\n\ndraft: true\n')).toEqual([]);
});

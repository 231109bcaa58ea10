import { expect, test } from 'vitest';
import { bookPath } from '../../src/core/path.ts';
import { standaloneMarkdown } from '../../src/scan/standalone-markdown.ts';
import { siteOf } from '../build/small-book.ts';

test('index markers are removed from the text of a Markdown copy', () => {
  const text = 'a{{hi:b}} {{i:c}}\n';
  const copied = standaloneMarkdown({
    source: bookPath('src/a.md'),
    text,
    used: new Map(),
    isCode: () => false,
  });
  expect(copied).toBe('a c\n');
});

test('index markers in code stay in a Markdown copy', async () => {
  const site = await siteOf({ 'src/a.md': '# A\n\n{{i:one}} `{{i:two}}`\n\n```md\n{{hi:three}}\n```\n' });
  expect(site.text('a.md')).toBe('# A\n\none `{{i:two}}`\n\n```md\n{{hi:three}}\n```\n');
});

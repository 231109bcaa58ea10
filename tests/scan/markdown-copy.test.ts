import { expect, test } from 'vitest';
import { bookPath } from '../../src/core/path.ts';
import { copyOf } from '../../src/scan/markdown-copy.ts';
import { siteOf } from '../build/small-book.ts';

test('marks for the index are taken out of text', () => {
  const text = 'a{{hi:b}} {{i:c}}\n';
  const copied = copyOf({ source: bookPath('src/a.md'), text, used: new Map(), isCode: () => false });
  expect(copied).toBe('a c\n');
});

test('marks that a chapter shows in code stay', async () => {
  const site = await siteOf({ 'src/a.md': '# A\n\n{{i:one}} `{{i:two}}`\n\n```md\n{{hi:three}}\n```\n' });
  expect(site.text('a.md')).toBe('# A\n\none `{{i:two}}`\n\n```md\n{{hi:three}}\n```\n');
});

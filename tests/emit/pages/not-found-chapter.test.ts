// The page for unknown addresses is answered at any depth, also where SUMMARY.md lists it.
import { expect, test } from 'vitest';
import { build } from '../../../src/index.ts';
import { tempFolder, textIn } from '../../helpers/temp-folder.ts';

const built = async (name: string, settings: string): Promise<string> => {
  const root = tempFolder({
    'src/SUMMARY.md': `- [A](a.md)\n- [Lost](${name})\n`,
    'src/a.md': '# A\n',
    [`src/${name}`]: '# Lost\n\n[to a](a.md)\n',
    'book.toml': settings,
  });
  const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };
  await build({ root, cache: 'none', environment });
  expect(textIn(root, 'book/a.html')).not.toContain('<base');
  return textIn(root, `book/${name.replace('.md', '.html')}`);
};

test.each([
  ['404.md', '', '<base href="/">'],
  ['404.md', '[output.html]\nsite-url = "/docs"\n', '<base href="/docs/">'],
  ['404.md', '[output.html]\nsite-url = "https://example.org/docs/"\n', '<base href="/docs/">'],
  ['lost.md', '[output.html]\ninput-404 = "lost.md"\n', '<base href="/">'],
])('%s of SUMMARY.md has a base: %j', async (name, settings, base) => {
  const page = await built(name, settings);
  expect(page).toContain(base);
  expect(page).toContain('<a href="a.html">to a</a>');
});

test.each([
  ['404.md', '[output.html]\ninput-404 = ""\n'],
  ['lost.md', ''],
])('%s without that meaning has none: %j', async (name, settings) => {
  expect(await built(name, settings)).not.toContain('<base');
});

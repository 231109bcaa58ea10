// `publish = true` in `[output.epub]` and `[output.pdf]`: the site has the files, and buttons that lead to them.
import { expect, test } from 'vitest';
import { siteOf } from './small-book.ts';

const settings = (publish: boolean): string => {
  const key = `publish = ${String(publish)}`;
  return `[book]\ntitle = "A book"\n[output.html]\n[output.epub]\n${key}\n[output.pdf]\n${key}\n`;
};

const downloads = (html: string): readonly string[] =>
  [...html.matchAll(/<a class="icon-button" href="([^"]*)" download title="([^"]*)"/g)].map(
    ([, href, title]) => `${title ?? ''}: ${href ?? ''}`,
  );

test('every page leads to the EPUB and the PDF of the site', async () => {
  const { files, text } = await siteOf({ 'book.toml': settings(true), 'src/a.md': '# A\n' });
  expect(downloads(text('a.html'))).toEqual([
    'Download as EPUB: A%20book.epub',
    'Download as PDF: A%20book.pdf',
  ]);
  expect(files.filter((file) => /\.(?:epub|pdf)$/.test(file))).toEqual(['A book.epub', 'A book.pdf']);
});

test('a site doesn’t offer them without the setting', async () => {
  const { files, text } = await siteOf({ 'book.toml': settings(false), 'src/a.md': '# A\n' });
  expect(downloads(text('a.html'))).toEqual([]);
  expect(files.filter((file) => /\.(?:epub|pdf)$/.test(file))).toEqual([]);
});

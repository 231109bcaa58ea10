// Addresses in raw HTML of a chapter that is shown at several places: its page, the home page and the print page.
import { expect, test } from 'vitest';
import { addressIn } from '../../src/edit/written-address.ts';
import { buildFiles } from './book.ts';

const tags = [
  '<img src="@" srcset="@ 1x, @ 2x">',
  '<picture><source srcset="@, @ 2x"></picture>',
  '<video src="@" poster="@"><track src="@"></video>',
  '<audio src="@"></audio>',
  '<iframe src="@"></iframe>',
  '<object data="@"></object>',
  '<embed src="@">',
  '<svg><use href="@#x"></use><image xlink:href="@"></image></svg>',
  '<map><area href="@"></map>',
  '<input type="image" src="@" formaction="@">',
  '<button formaction="@">x</button>',
  '<form action="@"></form>',
  '<q cite="@">x</q>',
  '<blockquote cite="@">x</blockquote>',
  '<link rel="preload" href="@" imagesrcset="@ 1x">',
  '<script src="@"></script>',
];

test('are right on each of them, and reported if nothing is there', async () => {
  const lines = (address: string): string =>
    tags.map((tag) => `<p>${tag.replaceAll('@', address)}</p>\n`).join('\n');
  const book = await buildFiles({
    'book.toml': '[output.html.print]\nenable = true\n',
    'src/SUMMARY.md': '- [A](part/a.md)\n- [B](b.md)\n',
    'src/part/a.md': `# A\n\n${lines('i.png')}`,
    'src/part/i.png': 'x',
    'src/b.md': `# B\n\n${lines('gone.png')}`,
  });
  const addresses = (url: string, name: string): readonly string[] => [
    ...new Set(book.main(url).match(new RegExp(`[^\\s",]*${name}`, 'g'))),
  ];
  const count = (html: string): number => html.split('i.png').length;
  expect(addresses('part/a.html', 'i.png')).toEqual(['i.png']);
  expect(addresses('index.html', 'i.png')).toEqual(['part/i.png']);
  expect(addresses('print.html', 'i.png')).toEqual(['part/i.png']);
  expect(count(book.main('index.html'))).toBe(count(lines('i.png')));
  const gone = book.diagnostics.filter(({ code }) => code === 'link/no-such-file');
  expect(new Set(gone.map(({ at }) => at?.file))).toEqual(new Set(['src/b.md']));
  expect(new Set(gone.map(({ at }) => at?.span.start)).size).toBe(tags.length + 2);
});

test.each([
  ['<img srcset="a.png 1x, b.png 2x" src="c.png">', 'b.png', 23],
  ['<object class=x data=b.png>', 'b.png', 21],
  ['<VIDEO SRC="x" POSTER=\'b.png\'>', 'b.png', 23],
  ['<div data-src="b.png" src="b.png">', 'b.png', undefined],
])('are found in %s', (written, url, start) => {
  expect(addressIn(written, url)?.start).toBe(start);
});

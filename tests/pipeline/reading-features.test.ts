// What chapters may hold besides CommonMark, from their text to the page.
import { expect, test } from 'vitest';
import { siteOf } from './small-book.ts';

test('an empty element of Font Awesome is the theme’s drawing; one that the theme does not have stays and is told', async () => {
  const site = await siteOf({
    'src/a.md':
      '# A\n\n<i class="fa fa-heart big" title="x"></i> <i class="fas fa-nothing"></i> <i class="fa">text</i>\n',
  });
  const main = site.main('a.html');
  expect(main).toMatch(/<span class="fa-svg big" title="x"><svg .*?<\/svg><\/span>/);
  expect(main).toContain('<i class="fas fa-nothing"></i> <i class="fa">text</i>');
  expect(site.diagnostics.map(({ code, at }) => [code, at?.span.start])).toEqual([
    ['theme/unknown-icon', 47],
  ]);
});

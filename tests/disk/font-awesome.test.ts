// The packaged icons: every one that mdBook has, older names included.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fontAwesome, fontAwesomeNames } from '../../src/disk/font-awesome.ts';
import { buildFiles } from '../build/book.ts';

const root = new URL('../../', import.meta.url);
const svgs = new URL('node_modules/@fortawesome/fontawesome-free/svgs/', root);
const packed = new URL('dist/packed/font-awesome.json.br', root);

describe('Font Awesome’s icons', () => {
  test('are all there, in one file of under half a megabyte', () => {
    expect(existsSync(packed)).toBe(true);
    expect(statSync(packed).size).toBeLessThan(500_000);
    for (const [style, prefix] of [
      ['solid', ''],
      ['regular', 'far-'],
      ['brands', ''],
    ] as const) {
      const names = readdirSync(new URL(style, svgs)).map((file) => file.replace('.svg', ''));
      expect(names.filter((name) => fontAwesome(prefix + name)?.startsWith('<svg ') !== true)).toEqual([]);
    }
  });

  test.each([
    ['home', 'house'],
    ['cog', 'gear'],
    ['times', 'xmark'],
    ['area-chart', 'chart-area'],
    ['file-o', 'far-file'],
    ['heart-o', 'far-heart'],
    ['facebook-official', 'facebook'],
    ['far-rocket', 'rocket'],
    ['far-github', 'github'],
    ['sort-desc', 'sort-down'],
    ['mail-reply', 'reply'],
  ])('have older names: %s is %s', (older, name) => {
    expect(fontAwesome(older)).toBe(fontAwesome(name));
    expect(fontAwesome(name)).toMatch(/^<svg .*Font Awesome Free.*<path d="M[^"]+"\/><\/svg>$/);
  });

  test('have names, which all lead to a drawing', () => {
    const names = fontAwesomeNames();
    expect(names).toEqual(expect.arrayContaining(['github', 'x-twitter', 'face-smile', 'cog']));
    expect(names.filter((name) => fontAwesome(name) === undefined)).toEqual([]);
  });

  test.each(['', 'no-such-icon', 'constructor', '__proto__', 'far-', '../x'])('don’t include %j', (name) => {
    expect(fontAwesome(name)).toBeUndefined();
  });

  test('are drawn in the style of the tag, the theme’s own drawings first, and only where they are used', async () => {
    const book = await buildFiles({
      'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
      'src/a.md':
        '<i class="fa fa-rocket"></i> <i class="fa-regular fa-face-smile"></i> <i class="fas fa-face-smile"></i> <i class="fab fa-hashnode"></i> <i class="far fa-book"></i>\n',
      'src/b.md': '<i class="fa-regular fa-no-such"></i>\n',
    });
    const page = book.main('a.html');
    for (const name of ['rocket', 'far-face-smile', 'face-smile', 'hashnode'])
      expect(page).toContain(fontAwesome(name));
    expect(page).not.toContain(fontAwesome('far-book'));
    expect(page.match(/<span class="fa-svg"><svg /g)).toHaveLength(5);
    expect(book.read('b.html')).not.toContain('Font Awesome Free');
    const unknown = book.diagnostics.filter(({ code }) => code === 'theme/unknown-icon');
    expect(unknown).toMatchObject([{ args: { icon: 'no-such' } }]);
  });
});

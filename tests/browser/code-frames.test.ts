// Frames of code and output below it in Chromium.
import { expect, test } from 'vitest';
import { themeNames } from '../../src/emit/theme/page-themes.ts';
import { sharedTempFolder } from '../helpers/temp-folder.ts';
import { invalidHtmlIn, violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { builtSite } from './built-book.ts';
import { stageOf } from './site.ts';

const root = sharedTempFolder({
  'book.toml': '[book]\ntitle = "Frames"\n[build-book.code]\nframes = true\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
  'src/a.md':
    '# A\n\n```console\n$ ls\nx\n```\n\n```js title="src/a.js" focus={1} mark=/o../\none();\ntwo();\n```\n\n```text output="Prints"\n1\n```\n',
  'src/b.md': '# B\n\n```js\nplain\n```\n',
});
let site: ReadonlyMap<string, Uint8Array> = new Map();
const stage = stageOf(async () => (site = await builtSite(root)));

test('a page with frames is valid HTML, and others load nothing for it', async () => {
  const htmlOf = (path: string): string => new TextDecoder().decode(site.get(path));
  const problems = await invalidHtmlIn(htmlOf('a.html'));
  expect(problems).toEqual([]);
  expect([htmlOf('a.html'), htmlOf('b.html')].map((html) => html.includes('code-frames'))).toEqual([
    true,
    false,
  ]);
});

test('output joins the code above it', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  await expect
    .poll(() =>
      page.locator('.code-with-output').evaluate((group) => {
        const [code, output] = [...group.children].map((part) => part.getBoundingClientRect());
        return (output?.top ?? 0) - (code?.bottom ?? 0);
      }),
    )
    .toBe(0);
  await expect
    .poll(() => page.locator('figcaption').allInnerTexts())
    .toEqual(['Terminal', expect.stringMatching(/^js\s*src\/a\.js$/), 'Prints']);
  await context.close();
});

test.each(themeNames({}))('axe finds no problems with frames in the theme %s', async (theme) => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true, reducedMotion: 'reduce' });
  await page.addInitScript((name) => {
    localStorage.setItem('mdbook-theme', name);
  }, theme);
  await page.goto(stage.at('a.html'));
  await page.locator('.code-focused').hover();
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await context.close();
});

// Notes about lines of code in Chromium: cards with a script, a list without one and on paper.
import { expect, test } from 'vitest';
import { themeNames } from '../../src/emit/theme/page-themes.ts';
import { invalidHtmlIn, violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { builtSite } from './built-book.ts';
import { stageOf } from './site.ts';
import { sharedTempFolder } from '../helpers/temp-folder.ts';

const root = sharedTempFolder({
  'book.toml': '[book]\ntitle = "Notes"\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
  'src/a.md': `# A

\`\`\`js numbers
start(); // (1)!
stop(); // (2)! (1)!
\`\`\`

1. Starts the **engine**, see [B](b.md).
2. Stops it.

Text.

\`\`\`console
$ npm start # (1)!
started
\`\`\`

1. In the folder of the program.
2. More to say, which no line is about.
`,
  'src/b.md': '# B\n',
});
let site: ReadonlyMap<string, Uint8Array> = new Map();
const stage = stageOf(async () => (site = await builtSite(root)));

test('a page with notes is valid HTML, and others load nothing for it', async () => {
  const htmlOf = (path: string): string => new TextDecoder().decode(site.get(path));
  const problems = [...(await invalidHtmlIn(htmlOf('a.html')))];
  expect(problems).toEqual([]);
  expect([htmlOf('a.html'), htmlOf('b.html')].map((html) => html.includes('code-notes'))).toEqual([
    true,
    false,
  ]);
});

test('a number shows its note in a card, by pointer and keyboard', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  const cards = page.locator('.code-note-card:popover-open');
  await page.getByRole('button', { name: 'Note 2' }).click();
  await expect.poll(() => cards.allInnerTexts()).toEqual(['Stops it.']);
  await page.keyboard.press('Escape');
  await expect.poll(() => cards.count()).toBe(0);
  const first = page.getByRole('button', { name: 'Note 1' }).first();
  await first.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => cards.allInnerTexts()).toEqual(['Starts the engine, see B.']);
  await expect.poll(() => first.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('B');
  await page.keyboard.press('Escape');
  await expect.poll(() => first.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

test('cards replace a list of notes, but no list that says more', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  await expect
    .poll(() =>
      page.locator('.code-notes').evaluateAll((lists) => lists.map((list) => list.getAttribute('hidden'))),
    )
    .toEqual(['until-found', null]);
  // Links to a note, and the search of browsers, bring the list back.
  await page.goto(stage.at('a.html#code-note-1-2'));
  await expect.poll(() => page.locator('#code-note-1-2').isVisible()).toBe(true);
  await context.close();
});

test('numbers of notes are neither selected nor copied', async () => {
  const { page, context } = await openPage(stage.browser(), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto(stage.at('a.html'));
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await page.locator('.clip-button').first().click();
  await expect.poll(clipboard).toBe('start();\nstop();\n');
  await page.locator('.clip-button').nth(1).click();
  await expect.poll(clipboard).toBe('npm start');
  const selected = page.locator('pre > code').first();
  await expect
    .poll(() =>
      selected.evaluate((code) => {
        getSelection()?.selectAllChildren(code);
        return getSelection()?.toString();
      }),
    )
    .toBe('start();\nstop();');
  await context.close();
});

test('without JavaScript and on paper the notes are a list below the code', async () => {
  const without = await openPage(stage.browser(), { javaScriptEnabled: false });
  await without.page.goto(stage.at('a.html'));
  await without.page.getByRole('link', { name: 'Note 2' }).click();
  await expect.poll(() => without.page.url()).toBe(stage.at('a.html#code-note-1-2'));
  await expect.poll(() => without.page.getByText('Stops it.').isVisible()).toBe(true);
  await without.context.close();
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  await page.locator('.code-notes[hidden]').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  const height = (): Promise<number> =>
    page
      .locator('.code-notes > li')
      .first()
      .evaluate((note) => note.getBoundingClientRect().height);
  await expect.poll(height).toBeGreaterThan(10);
  await context.close();
});

test('a card stays inside the window of a phone, and numbers are large enough to touch', async () => {
  const { page, context } = await openPage(stage.browser(), {
    viewport: { width: 390, height: 700 },
    hasTouch: true,
    isMobile: true,
  });
  await page.goto(stage.at('a.html'));
  await page.getByRole('button', { name: 'Note 1' }).first().tap();
  const card = page.locator('.code-note-card:popover-open');
  await card.waitFor();
  await expect
    .poll(() =>
      card.evaluate((box) => {
        const { left, right, top, bottom } = box.getBoundingClientRect();
        return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
      }),
    )
    .toBe(true);
  const target = page.locator('.code-note > button').first();
  await expect
    .poll(() =>
      target.evaluate((button) => {
        const { width, height } = button.getBoundingClientRect();
        return Math.min(width, height);
      }),
    )
    .toBeGreaterThanOrEqual(44);
  // Not over the target in the next line.
  await expect
    .poll(() =>
      page.locator('.code-note > button').evaluateAll(([one, other]) => {
        const bottom = one?.getBoundingClientRect().bottom ?? NaN;
        return (other?.getBoundingClientRect().top ?? NaN) - bottom;
      }),
    )
    .toBeGreaterThanOrEqual(0);
  await context.close();
});

test.each(themeNames({}))('axe finds no problems with an open note in the theme %s', async (theme) => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true, reducedMotion: 'reduce' });
  await page.addInitScript((name) => {
    localStorage.setItem('mdbook-theme', name);
  }, theme);
  await page.goto(stage.at('a.html'));
  await page.getByRole('button', { name: 'Note 1' }).first().click();
  await page.locator('.code-note-card:popover-open').waitFor();
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await context.close();
});

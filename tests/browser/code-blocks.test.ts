// Numbers, marks, captions and tabs of code as readers use them, under the strict policy.
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { themeNames } from '../../src/emit/theme/page-themes.ts';
import { openPage } from './browser.ts';
import { onBuiltStage } from './built-book.ts';

const numbered =
  '```rust,ignore numbers=9 {2} ins={3} title="src/main.rs"\nfn main() {\n    let a = 1;\n    let b = 2;\n}\n```';

const stage = onBuiltStage({
  'book.toml':
    '[book]\ntitle = "Code"\n[output.html]\nsite-url = "https://example.org/code/"\ngit-repository-url = "https://example.com/book"\n[preprocessor.tabs]\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n',
  'src/a.md': `# A\n\n${numbered}\n\n\`\`\`js diff\n- old();\n+ new();\n  same();\n\`\`\`\n\n\`\`\`diff\n- one\n+ two\n\`\`\`\n\n\`\`\`rust,ignore source\n{{#include code.rs}}\n\`\`\`\n\n\`\`\`text numbers\n${'long '.repeat(200)}\nshort\n\`\`\`\n`,
  'src/code.rs': 'fn included() {}\n',
  'src/b.md':
    '# B\n\n' +
    ['npm', 'pnpm', 'yarn']
      .map((name) => `\`\`\`sh tab="${name}" group="pm"\n${name} add x\n\`\`\`\n\n`)
      .join('') +
    '## Other\n\n{{#tabs global="pm"}}\n{{#tab name="npm"}}\n\nText for npm.\n\n{{#endtab}}\n{{#tab name="yarn"}}\n\nText for yarn, [linked](#deep).\n\n### Deep\n\n{{#endtab}}\n{{#endtabs}}\n',
  'src/c.md': '# C\n\n[there](b.md#deep)\n',
});

test('line numbers are visible but neither selected nor copied', async () => {
  const { page, context, faults } = await openPage(stage.browser(), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto(stage.at('a.html'));
  const code = page.locator('main pre > code').first();
  const text = 'fn main() {\n    let a = 1;\n    let b = 2;\n}';
  await expect
    .poll(() =>
      code
        .locator('.code-line > .line-link')
        .evaluateAll((lines) =>
          lines.map((line) => getComputedStyle(line, '::before').content.split('"')[1]),
        ),
    )
    .toEqual([' 9', '10', '11', '12']);
  const selected = await code.evaluate((element) => {
    getSelection()?.selectAllChildren(element);
    return getSelection()?.toString();
  });
  expect(selected).toBe(text);
  await page.locator('.clip-button').first().click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  expect(faults).toEqual([]);
  await context.close();
});

test('copying skips removed lines, so that the result is the new file', async () => {
  const { page, context } = await openPage(stage.browser(), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto(stage.at('a.html'));
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.locator('pre', { hasText: 'old();' }).locator('.clip-button').click();
  await expect.poll(clipboard).toBe('new();\nsame();\n');
  await page.locator('pre', { hasText: 'two' }).locator('.clip-button').click();
  // A patch is copied as one.
  await expect.poll(clipboard).toBe('- one\n+ two\n');
  await context.close();
});

test('line marks span the whole line, even if it is wider than the page', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  const [marked, block] = await Promise.all(
    ['.code-marked', '.code-figure > pre > code'].map((selector) =>
      page.locator(selector).first().boundingBox(),
    ),
  );
  expect(marked?.width).toBe(block?.width);
  const widths = await page
    .locator('main pre > code')
    .last()
    .locator('.code-line')
    .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().width));
  expect(widths[0]).toBe(widths[1]);
  // A short block does not scroll because of its marks.
  const first = page.locator('main pre > code').first();
  await expect.poll(() => first.evaluate((code) => code.scrollWidth - code.clientWidth)).toBe(0);
  await context.close();
});

test('added and removed lines have a sign besides their color, also in forced colors', async () => {
  const { page, context } = await openPage(stage.browser(), { forcedColors: 'active' });
  await page.goto(stage.at('a.html'));
  const signOf = (name: string): Promise<string> =>
    page
      .locator(name)
      .last()
      .evaluate((line) => getComputedStyle(line, '::after').content);
  await expect
    .poll(async () => [await signOf('.code-added'), await signOf('.code-removed')])
    .toEqual(['"+"', '"−"']);
  const edgeOf = (name: string): Promise<string> =>
    page
      .locator(name)
      .first()
      .evaluate((line) => getComputedStyle(line).borderInlineStartWidth);
  await expect
    .poll(async () => [await edgeOf('.code-marked'), await edgeOf('.code-line')])
    .toEqual(['3px', '0px']);
  await context.close();
});

test('a caption names the file, and included code links to its source if asked', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  const captions = page.locator('.code-figure > figcaption');
  await expect.poll(() => captions.allInnerTexts()).toEqual(['src/main.rs', 'src/code.rs']);
  await expect
    .poll(() => captions.last().locator('a').getAttribute('href'))
    .toBe('https://example.com/book/blob/main/src/code.rs');
  await context.close();
});

const chosen = (page: Page): Promise<readonly string[]> =>
  page.locator('[role=tab][aria-selected=true]').allInnerTexts();

test('code tabs work by pointer and keyboard, and tabs of one group switch together', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('b.html'));
  await expect.poll(() => chosen(page)).toEqual(['npm', 'npm']);
  await page.getByRole('tab', { name: 'yarn' }).first().click();
  await expect.poll(() => chosen(page)).toEqual(['yarn', 'yarn']);
  await expect.poll(() => page.getByText('Text for yarn').isVisible()).toBe(true);
  await expect.poll(() => page.getByText('npm add x', { exact: true }).isVisible()).toBe(false);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => chosen(page)).toEqual(['npm', 'npm']);
  await page.keyboard.press('ArrowRight');
  // A name that only one of them has leaves the other as it is.
  await expect.poll(() => chosen(page)).toEqual(['pnpm', 'npm']);
  await page.keyboard.press('End');
  await expect.poll(() => chosen(page)).toEqual(['yarn', 'yarn']);
  await expect.poll(() => page.url()).toBe(stage.at('b.html'));
  await page.keyboard.press('Home');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('npm');
  await page.getByRole('tab', { name: 'yarn' }).first().click();
  await page.reload();
  await expect.poll(() => chosen(page)).toEqual(['yarn', 'yarn']);
  expect(faults).toEqual([]);
  await context.close();
});

test('a link to an element inside a tab opens the tab', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('c.html'));
  await page.getByRole('link', { name: 'there' }).click();
  await page.waitForURL('**/b.html#deep');
  await page.getByRole('heading', { name: 'Deep' }).waitFor();
  await expect.poll(() => chosen(page)).toEqual(['yarn', 'yarn']);
  await context.close();
});

test('without JavaScript and on paper all tabs are visible, each with its name', async () => {
  const without = await openPage(stage.browser(), { javaScriptEnabled: false });
  await without.page.goto(stage.at('b.html'));
  const names = ['npm', 'pnpm', 'yarn', 'npm', 'yarn'];
  await expect.poll(() => without.page.locator('.tab-name').allInnerTexts()).toEqual(names);
  await without.context.close();
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('b.html'));
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.tab-name').allInnerTexts()).toEqual(names);
  await expect.poll(() => page.getByText('pnpm add x').isVisible()).toBe(true);
  await expect.poll(() => page.locator('.tab-list').first().isVisible()).toBe(false);
  await context.close();
});

test.each(themeNames({}))('axe finds no problems in %s', async (theme) => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true });
  for (const path of ['a.html', 'b.html']) {
    await page.goto(stage.at(path));
    await page.evaluate((name) => {
      localStorage.setItem('mdbook-theme', name);
    }, theme);
    await page.reload();
    await page.addScriptTag({ content: axe.source });
    const found = await page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
      return violations.map(({ id, nodes }) => [
        id,
        nodes.map(({ html, failureSummary }) => html + (failureSummary ?? '')),
      ]);
    });
    expect(found).toEqual([]);
  }
  await context.close();
});

test('structured data is valid JSON that every policy accepts', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  const text = await page.locator('script[type="application/ld+json"]').textContent();
  const data = JSON.parse(text ?? '') as { readonly '@graph': readonly object[] };
  expect(data['@graph'][0]).toMatchObject({ headline: 'A', url: 'https://example.org/code/a.html' });
  expect(faults).toEqual([]);
  await context.close();
});

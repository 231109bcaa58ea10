// The scripts as readers get them from the built program: minified, and the same in all that they do.
import { expect, test } from 'vitest';
import type { build } from '../../src/index.ts';
import { onBuiltStage } from './built-book.ts';
import { openPage } from './browser.ts';

const program = async () =>
  (await import(new URL('../../dist/program/index.js', import.meta.url).href)) as {
    readonly build: typeof build;
  };

const stage = onBuiltStage(
  {
    'book.toml': '[book]\ntitle = "Short"\n[output.html]\nhash-files = false\nsite-url = "/"\n',
    'src/SUMMARY.md': '- [A](a.md)\n  - [Deep](b.md)\n- [Other](c.md)\n',
    'src/a.md': `# A\n\nA note[^1].\n\n## Code {#code}\n\n\`\`\`rust\n# fn main() {\nlet a = 1;\n# }\n\`\`\`\n\n${'Words. \n\n'.repeat(60)}\n\n## Later\n\ntext\n\n[^1]: The note’s text.\n`,
    'src/b.md':
      '# Deep\n\n{{#tabs}}\n{{#tab name="One"}}\n\nfirst\n\n{{#endtab}}\n{{#tab name="Two"}}\n\nsecond\n\n{{#endtab}}\n{{#endtabs}}\n\n```sh tab="npm"\nx\n```\n\n```sh tab="pnpm"\ny\n```\n',
    'src/c.md': '# Other\n\ntext\n',
  },
  program,
);

test('scripts are minified, each with the fingerprinted names of the others', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  for (const script of ['book.js', 'toc.js', 'js/search.js', 'js/early.js', 'js/playground.js']) {
    const text = await (await page.request.get(stage.at(script))).text();
    expect(text, script).not.toMatch(/^ *\/\/|^const |resource "/m);
  }
  expect(faults).toEqual([]);
  await context.close();
});

test('a page works the same with the scripts as written', async () => {
  const { page, context, faults } = await openPage(stage.browser(), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto(stage.at('a.html'));
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('let a = 1;\n');
  await page.getByRole('button', { name: 'Show hidden lines' }).click();
  await page.getByText('fn main()').waitFor();
  await page.locator('.footnote-reference a').hover();
  await page.locator('.footnote-preview', { hasText: 'The note’s text.' }).waitFor();
  await page.locator('.page-outline').getByText('Later').click();
  await expect.poll(() => page.locator('.current-header').allInnerTexts()).toEqual(['Later']);
  await page.locator('#mdbook-theme-toggle').click();
  await page.locator('#mdbook-theme-ayu').click();
  await expect.poll(() => page.locator('html').getAttribute('class')).toContain('ayu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.locator('#mdbook-help-container').getByRole('heading').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.waitForURL('**/b.html');
  await page.getByRole('tab', { name: 'pnpm' }).click();
  await expect.poll(() => page.getByRole('tab', { selected: true }).allInnerTexts()).toContain('pnpm');
  await page.locator('mdbook-sidebar-scrollbox').getByText('Other').click();
  await page.waitForURL('**/c.html');
  await expect
    .poll(() => page.locator('mdbook-sidebar-scrollbox a.active').allInnerTexts())
    .toEqual(['2. Other']);
  expect(faults).toEqual([]);
  await context.close();
});

test('a missing page suggests others', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('otherr.html'));
  await page.getByRole('navigation', { name: 'Did you mean' }).getByText('Other').waitFor();
  await context.close();
});

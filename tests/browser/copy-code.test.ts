// What the copy button takes, what the mouse selects, and the colors of terminal output.
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { themeNames } from '../../src/emit/theme/page-themes.ts';
import { openPage } from './browser.ts';
import { onBuiltStage } from './built-book.ts';

const fence = (info: string, ...lines: readonly string[]): string =>
  ['```' + info, ...lines, '```', '', ''].join('\n');

const ansi = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'].map(
  (name, i) =>
    `\u001b[3${i}m${name}\u001b[0m \u001b[9${i}mbright\u001b[0m \u001b[4${i}m back \u001b[0m \u001b[7;3${i}mreverse\u001b[0m`,
);

const stage = onBuiltStage({
  'book.toml': '[book]\ntitle = "Copy"\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
  'src/a.md':
    '# A\n\n' +
    fence('console', '$ cargo new x', '     Created binary', '# now', '$ cat <<EOF', '> x', '> EOF') +
    fence('sh-session', 'me@host:~$ ls', 'a  b') +
    fence('shell-session', 'PS C:\\> dir', 'a') +
    fence('console', 'only output', 'more') +
    fence('bash', 'echo 1', 'echo 2') +
    fence(
      'js',
      'a(); // [!code --]',
      '// [!code focus]',
      'b(); // [!code ++]',
      'c(); /* why [!code word:c] */',
    ) +
    fence('rust', '# use std::fs;', 'let x = 1; // [!code --]', 'let x = 2; // [!code ++]') +
    fence('diff lang="js"', '  a();', '- b();', '+ c();') +
    fence('diff-js', '@@ -1 +1 @@', '-b();', '+c();') +
    fence('ansi', ...ansi),
  'src/b.md': '# B\n',
});

test('Copy takes commands without prompts, and code without markers, signs and removed lines', async () => {
  const { page, context } = await openPage(stage.browser(), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto(stage.at('a.html'));
  const copied: string[] = [];
  for (const button of await page.locator('.clip-button').all()) {
    await page.evaluate(() => navigator.clipboard.writeText('nothing'));
    await button.click();
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(clipboard).not.toBe('nothing');
    copied.push(await clipboard());
  }
  expect(copied.slice(0, -1)).toEqual([
    'cargo new x\ncat <<EOF\nx\nEOF',
    'ls',
    'dir',
    'only output\nmore\n',
    'echo 1\necho 2\n',
    'b();\nc(); /* why */\n',
    'let x = 2;\n',
    'a();\nc();\n',
    'c();\n',
  ]);
  expect(copied.at(-1)).toMatch(/^black bright {2}back {2}reverse\nred/);
  await context.close();
});

test('Run sends hidden lines, and no removed ones', async () => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true });
  const sent: string[] = [];
  await page.route('https://play.rust-lang.org/**', (route) => {
    sent.push((route.request().postDataJSON() as { readonly code: string }).code);
    return route.fulfill({ json: { result: 'done' }, headers: { 'Access-Control-Allow-Origin': '*' } });
  });
  await page.goto(stage.at('a.html'));
  await page.locator('.play-button').click();
  await page.locator('.result', { hasText: 'done' }).waitFor();
  expect(sent).toEqual(['#![allow(unused)]\nfn main() {\nuse std::fs;\nlet x = 2;\n}']);
  await context.close();
});

test('prompts are visible but cannot be selected', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  const code = page.locator('main pre > code').nth(1);
  await expect.poll(() => code.innerText()).toBe('me@host:~$ ls\na  b\n');
  const selected = await code.evaluate((element) => {
    getSelection()?.selectAllChildren(element);
    return getSelection()?.toString();
  });
  expect(selected).toBe('ls\na  b');
  await context.close();
});

test('terminal output is readable in every theme', async () => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true });
  await page.goto(stage.at('a.html'));
  for (const theme of themeNames({})) {
    await page.evaluate((name) => {
      localStorage.setItem('mdbook-theme', name);
    }, theme);
    await page.reload();
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const colors = [...document.querySelectorAll('.language-ansi > [class^=ansi-]')].map(
        (element) => getComputedStyle(element).color,
      );
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run('.language-ansi', {
        runOnly: ['color-contrast'],
      });
      return {
        colors: new Set(colors).size,
        violations: violations.flatMap(({ nodes }) => nodes.map(({ html }) => html)),
      };
    });
    // Seven colors, the text's own, and the one of text on a color.
    expect({ theme, ...found }).toEqual({ theme, colors: 9, violations: [] });
  }
  await context.close();
});

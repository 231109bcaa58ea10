// Formulas as the browser lays them out.
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onBuiltStage } from './built-book.ts';

const stage = onBuiltStage({
  'book.toml': '[book]\ntitle = "Math"\n[build-book]\nmath = "katex"\n',
  'src/SUMMARY.md': '- [A](a.md)\n',
  'src/a.md': String.raw`# A

$$x = y + z \tag{7}$$

$$\begin{array}{|l|}\hline wide\ content \\ a \\\hline\end{array}$$

$\boxed{x}$

A sum $a + b ${'+ long + formula '.repeat(6)}= c$ in a text.
`,
});

test('an equation is centered, with its number at the end of the line', async () => {
  const { page } = await openPage(stage.browser(), { viewport: { width: 1280, height: 900 } });
  await page.goto(stage.at('a.html'));
  const [line, equation, number] = await page.locator('math:has(.tml-tag)').evaluate((math) =>
    [math, ...math.querySelectorAll('mtd > mrow, .tml-tag')].map((part) => {
      const { left, right } = part.getBoundingClientRect();
      return { left: Math.round(left), right: Math.round(right) };
    }),
  );
  if (!line || !equation || !number) throw new Error('no numbered equation');
  expect(line.right - number.right).toBe(0);
  expect(Math.abs(equation.left - line.left - (line.right - equation.right))).toBeLessThanOrEqual(5);
});

test('cells are aligned, and lines and boxes are drawn', async () => {
  const { page } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  const found = await page.locator('main').evaluate((main) => {
    const styleOf = (selector: string): CSSStyleDeclaration =>
      getComputedStyle(main.querySelector(selector) as Element);
    const [first, second] = [...main.querySelectorAll('mtd:not(:has(.tml-tag)) > *')].slice(-2);
    return {
      lefts: [first, second].map((cell) => Math.round(cell?.getBoundingClientRect().left ?? 0)),
      cell: styleOf('mtr:first-child > mtd[class*="border-top"]').borderTopStyle,
      box: styleOf('mstyle').borderTopStyle,
    };
  });
  expect(found).toEqual({ lefts: [found.lefts[0], found.lefts[0]], cell: 'solid', box: 'solid' });
});

test('a long formula in a text continues on the next line', async () => {
  const { page } = await openPage(stage.browser(), { viewport: { width: 390, height: 844 } });
  await page.goto(stage.at('a.html'));
  const [width, lines] = await page.locator('.math-parts').evaluate((parts) => {
    const tops = [...parts.children].map((part) => Math.round(part.getBoundingClientRect().bottom));
    return [document.documentElement.scrollWidth, new Set(tops).size];
  });
  expect(width).toBe(390);
  expect(lines).toBeGreaterThan(1);
});

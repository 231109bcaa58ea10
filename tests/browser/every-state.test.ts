// One page with everything that a chapter can have, in each theme and width and with each menu, card and dialog open: axe
// finds nothing, and it is valid HTML, as it is sent and after its scripts. So are the pages that no author writes.
import type { RuleConfig } from 'html-validate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { themeNames } from '../../src/emit/theme/page-themes.ts';
import { sharedTempFolder } from '../helpers/temp-folder.ts';
import { invalidDomOf, invalidHtmlIn, violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { builtSite } from './built-book.ts';
import { stageOf } from './site.ts';

const wideFormula = Array.from({ length: 40 }, (_, i) => `x_{${i}}`).join(' + ');

const everything = `# Everything

Some {{i:TCP}}, a note,[^1] \`code\` and a formula $x^2$.

[^1]: The text of the note, with [a link](other.md).

## Code

\`\`\`rust,editable
fn main() { println!("a line that is so long that it scrolls sideways on any telephone, and on most other screens"); }
\`\`\`

\`\`\`js title="src/a.js" numbers collapse={1-2} mark=/three/
one();
two();
three(); // (1)!
\`\`\`

1. What it is **about**.

\`\`\`js focus={2}
one();
two();
\`\`\`

\`\`\`console
$ ls
a
\`\`\`

\`\`\`text output="Prints"
1
\`\`\`

## Boxes

> [!WARNING]
> Look out.

{{#tabs}}
{{#tab name="One"}}
First.
{{#endtab}}
{{#tab name="Two"}}
Second.
{{#endtab}}
{{#endtabs}}

- [x] done
- [ ] to do

## Formulas and tables {#formulas}

$$${wideFormula}$$

| ${'a column with words | '.repeat(12)}
|${'---|'.repeat(12)}
|${' cell |'.repeat(12)}

Term
: Its definition.

:::cards
- [Card](other.md): text.
:::

[New]{.badge .new} [Go](other.md){.button}
`;

const root = sharedTempFolder({
  'book.toml': `[book]
title = "Every state"
[build-book]
offline = true
[build-book.code]
frames = true
[build-book.site]
glossary = "glossary.md"
announcement = "Version 2: [news](other.md)"
[output.html.playground]
editable = true
line-numbers = true
[preprocessor.indexing]
[preprocessor.katex]
[preprocessor.tabs]
`,
  'src/SUMMARY.md':
    '[Everything](everything.md)\n\n# Part\n\n- [Other](other.md) `beta`\n  - [Inner](inner.md)\n- [Draft]()\n\n---\n\n[Glossary](glossary.md)\n[Index](index-page.md)\n',
  'src/everything.md': everything,
  'src/other.md': '# Other\n\nA {{i:socket!kinds}}.\n',
  'src/inner.md': '---\nlayout: wide\n---\n# Inner\n\n{{i:Socket!ports}}\n',
  'src/glossary.md': '# Glossary\n\nTCP\n: A protocol for streams of bytes.\n',
  'src/index-page.md': '# Index\n\n{{#index}}\n',
});
let site: ReadonlyMap<string, Uint8Array> = new Map();
const stage = stageOf(async () => (site = await builtSite(root)));

const PHONE = 390;

async function open(path: string, { theme = 'light', width = 1440 } = {}): Promise<Page> {
  const { page } = await openPage(stage.browser(), {
    bypassCSP: true,
    reducedMotion: 'reduce',
    viewport: { width, height: 900 },
    ...(width === PHONE ? { hasTouch: true, isMobile: true } : {}),
  });
  await page.addInitScript((name) => {
    localStorage.setItem('mdbook-theme', name);
  }, theme);
  await page.goto(stage.at(path), { waitUntil: 'load' });
  return page;
}

const OF_WHOLE_BOOK: RuleConfig = { 'heading-level': ['error', { allowMultipleH1: true }] };
const rulesOf = (path: string): RuleConfig => (path === 'print.html' ? OF_WHOLE_BOOK : {});

/** What scripts have made of the page is as valid as what was sent. */
async function expectValid(page: Page, rules: RuleConfig = {}): Promise<void> {
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await expect.poll(() => invalidDomOf(page, rules)).toEqual([]);
  await page.context().close();
}

test('the page has all of it', async () => {
  const page = await open('everything.html');
  const parts = [
    ...['.code-note', '.code-focused', '.code-fold', '.code-figure', '[contenteditable]', '.tab-list'],
    ...['math[display=block]', '.table-wrapper', '.footnote-reference', '.line-numbers', '.announcement'],
  ];
  const missing = await page.evaluate(
    (selectors) => selectors.filter((selector) => document.querySelector(selector) === null),
    parts,
  );
  expect(missing).toEqual([]);
  await page.context().close();
});

test.each(
  themeNames({}).flatMap(
    (theme) =>
      [
        [theme, 1440],
        [theme, PHONE],
      ] as const,
  ),
)('axe finds no problems in the theme %s at %d pixels', async (theme, width) => {
  await expectValid(await open('everything.html', { theme, width }));
});

test.each([1440, PHONE])('outlines of what has the focus are not cut off at %d pixels', async (width) => {
  const page = await open('everything.html', { width });
  // From here on, what gets the focus is shown as if by the keyboard.
  await page.keyboard.press('Tab');
  const cut = await page.evaluate(() => {
    const cutBy = (
      element: Element,
      ring: { readonly [side in 'l' | 't' | 'r' | 'b']: number },
    ): string[] => {
      const found: string[] = [];
      for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY, overflowClipMargin, position } = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        const more = overflowX === 'clip' ? Number.parseFloat(overflowClipMargin) || 0 : 0;
        const isCutX = ring.l < box.left - more - 0.6 || ring.r > box.right + more + 0.6;
        const isCutY = ring.t < box.top - more - 0.6 || ring.b > box.bottom + more + 0.6;
        if ((overflowX !== 'visible' && isCutX) || (overflowY !== 'visible' && isCutY))
          found.push(at.className);
        if (position === 'fixed') break;
      }
      if (ring.l < -0.6 || ring.r > innerWidth + 0.6) found.push('the window');
      return found;
    };
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary, [tabindex]')];
    return all.flatMap((element) => {
      element.focus();
      if (document.activeElement !== element || !element.checkVisibility({ visibilityProperty: true }))
        return [];
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
      const out = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
      if (outlineStyle === 'none') return [];
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const by = cutBy(element, { l: left - out, t: top - out, r: right + out, b: bottom + out });
      return by.length === 0 ? [] : [`${element.outerHTML.slice(0, 80)} by ${by.join(', ')}`];
    });
  });
  expect(cut).toEqual([]);
  await page.context().close();
});

const otherPages = [
  'other.html',
  'inner.html',
  'glossary.html',
  'index-page.html',
  'print.html',
  'toc.html',
  '404.html',
];

test.each(otherPages)('axe finds no problems on %s in a dark theme on a phone', async (path) => {
  await expectValid(await open(path, { theme: 'ayu', width: PHONE }), rulesOf(path));
});

const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'a note': async (page) => {
    await page.getByRole('button', { name: 'Note 1' }).click();
    await page.locator('.code-note-card:popover-open').waitFor();
  },
  'collapsed lines': (page) => page.locator('.code-fold').first().click(),
  'a term’s card': async (page) => {
    await page.locator('main .term a').first().focus();
    await page.locator('.term-card').first().waitFor();
  },
  'a footnote': async (page) => {
    await page.locator('.footnote-reference a').focus();
    await page.locator('.footnote-preview').waitFor();
  },
  'the second tab': (page) => page.getByRole('tab', { name: 'Two' }).click(),
  'the menu of colors': async (page) => {
    await page.click('#mdbook-theme-toggle');
    await page.locator('#mdbook-theme-list').waitFor();
  },
  'the help': async (page) => {
    await page.keyboard.press('?');
    await page.locator('#mdbook-help-container[open]').waitFor();
  },
  'search results': async (page) => {
    await page.keyboard.press('/');
    await page.keyboard.type('socket');
    await page.locator('#mdbook-searchresults [role=option]').first().waitFor();
  },
  'a filter of the contents': async (page) => {
    await page.fill('#mdbook-sidebar-filter', 'inner');
    await page.locator('#mdbook-sidebar-status', { hasText: /\d/ }).waitFor({ state: 'attached' });
  },
};

test.each(Object.entries(states))('with %s open axe finds no problems', async (_, act) => {
  const page = await open('everything.html', { theme: 'navy' });
  await act(page);
  await expectValid(page);
});

const onPhones: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the contents': async (page) => {
    await page.click('#mdbook-sidebar-toggle');
    await page.locator('.sidebar a.active').first().waitFor();
  },
  'the outline': async (page) => {
    await page.click('.outline-toggle');
    await page.locator('.page-outline ol').first().waitFor();
  },
};

test.each(Object.entries(onPhones))('with %s open on a phone axe finds no problems', async (_, act) => {
  const page = await open('everything.html', { width: PHONE });
  await act(page);
  await expectValid(page);
});

test.each(['everything.html', ...otherPages])('%s is valid HTML', async (path) => {
  const html = new TextDecoder().decode(site.get(path));
  // Scripts name the check boxes of tasks by their texts.
  const problems = await invalidHtmlIn(html, { ...rulesOf(path), 'input-missing-label': 'off' });
  expect(problems).toEqual([]);
});

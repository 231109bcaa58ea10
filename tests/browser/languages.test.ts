// A book in another language: no English is left in its interface, and axe finds nothing.
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { repositoryAt } from '../helpers/git-repository.ts';
import { sharedTempFolder } from '../helpers/temp-folder.ts';
import { builtSite, onBuiltStage } from './built-book.ts';
import { type Stage, stageOf } from './site.ts';

interface Texts {
  readonly title: string;
  readonly text: string;
  /** A word of the text, for the search, and one that isn't in the book. */
  readonly found: string;
  readonly missing: string;
}

const kinds =
  'note abstract summary tldr info todo tip hint important success check done question help faq warning caution attention failure fail missing danger error bug example quote cite';

/** Every part of a page that has words of the interface. */
const bookIn = (language: string, { title, text }: Texts): Readonly<Record<string, string>> => ({
  'book.toml': `[book]
title = "${title}"
language = "${language}"
[rust]
edition = "2021"
[preprocessor.admonish]
[output.html]
site-url = "/"
git-repository-url = "https://example.com/r"
edit-url-template = "https://example.com/{path}"
[output.html.playground]
editable = true
[output.html.redirect]
"/old.html" = "a.html"
[build-book.code]
sources = true
`,
  'src/SUMMARY.md': `[${title}](README.md)\n\n# ${title} 1\n\n- [${title} 2](a.md)\n  - [${title} 3](a/b.md)\n\n# ${title} 4\n\n- [${title} 5](i.md)\n`,
  'src/README.md': `# ${title}\n\n${text}[^1]\n\n[^1]: ${text}\n`,
  'src/a.md': [
    `# ${title} 2`,
    ...['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'].map((kind) => `> [!${kind}]\n> ${text}`),
    `> [!NOTE]-\n> ${text}`,
    ...kinds.split(' ').map((kind) => `\`\`\`admonish ${kind}\n${text}\n\`\`\``),
    `\`\`\`admonish note collapsible=true title=""\n${text}\n\`\`\``,
    `## ${title} 6\n\n${text} {{hi:${title}}} {{hi:+}} {{hi:1}}`,
    '```rust,editable\n# fn main() {\nlet x = 1;\n# }\n```',
    '```rust\n# fn main() {\nlet x = 1;\n# }\n```',
    '```rust,source\n{{#include x.rs}}\n```',
    `![](p.svg)\n\n![${title}](p.svg)`,
    `[${text}][1]`,
    `## ${title} 7\n\n${text}`,
  ].join('\n\n'),
  'src/a/b.md': `# ${title} 3\n\n${text} {{hi:${title}}} {{hi:${text}|see ${title}}} {{hi:${title}|see also ${text}}}\n`,
  'src/i.md': `# ${title} 5\n\n{{#index}}\n`,
  'src/x.rs': 'fn x() {}\n',
  'src/p.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>\n',
});

/** Every text and label of a page, hidden ones included, but code, names of files, keys, and what says that it is in English. */
const shownOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const foreign =
      '.edition-menu [lang]:not([lang=ar]), main[lang]:not([lang=ar]), main [lang]:not([lang=ar])';
    const skipped = `script, style, code, kbd, time, .code-source, .teaser, ${foreign}`;
    const texts: string[] = [document.title];
    const walk = (root: Node): void => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (node instanceof HTMLTemplateElement) walk(node.content);
        else if (node instanceof Element)
          for (const name of ['title', 'aria-label', 'placeholder', 'alt', 'aria-description', 'label'])
            texts.push(node.getAttribute(name) ?? '');
        else if (node.parentElement?.closest(skipped) === null) texts.push(node.nodeValue ?? '');
      }
    };
    walk(document.documentElement);
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  });

/** Names of keys, as they are printed on keyboards. */
const KEYS = /\bEsc\b|\bCtrl(?:\+C)?\b/g;

const inLatin = async (page: Page): Promise<readonly string[]> =>
  (await shownOn(page)).filter((text) => /\p{Script=Latin}/u.test(text.replace(KEYS, '')));

const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run();
    return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${String(target)}`));
  });
};

const open = async (stage: Stage, path: string): Promise<Page> => {
  const { page } = await openPage(stage.browser(), { bypassCSP: true, reducedMotion: 'reduce' });
  await page.goto(stage.at(path));
  await page.waitForLoadState('networkidle');
  return page;
};

const arabic: Texts = {
  title: 'كتاب',
  text: 'هذا نص قصير عن الذاكرة',
  found: 'الذاكرة',
  missing: 'زرافة',
};

describe('an Arabic site', () => {
  const stage = onBuiltStage(bookIn('ar', arabic));

  test.each(['index.html', 'a.html', 'a/b.html', 'i.html', 'print.html', 'toc.html', 'a/c.html'])(
    'has no English on %s',
    async (path) => {
      const page = await open(stage, path);
      await expect.poll(() => inLatin(page)).toEqual([]);
      await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
      await page.context().close();
    },
  );

  test('has no English in its search, with results and without', async () => {
    const page = await open(stage, 'index.html');
    await page.keyboard.press('/');
    await page.locator('#mdbook-searchbar').fill(arabic.found);
    await page.locator('#mdbook-searchresults [role=option]').first().waitFor();
    await expect.poll(() => inLatin(page)).toEqual([]);
    const status = page.locator('#mdbook-searchresults-header');
    const count = await status.textContent();
    await page.locator('#mdbook-searchbar').fill(arabic.missing);
    await expect.poll(() => status.textContent()).not.toBe(count);
    await expect.poll(() => inLatin(page)).toEqual([]);
    await expect.poll(() => status.textContent()).toBe(`لا توجد نتائج عن «${arabic.missing}»`);
    await page.context().close();
  });

  test('has no English in its help, its filter and its copied code', async () => {
    const page = await open(stage, 'a.html');
    await page.locator('pre .clip-button').first().click();
    await page.locator('pre .toggle-button').first().click();
    await page.locator('#mdbook-sidebar-filter').fill(arabic.title);
    await page.keyboard.press('Escape');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    await expect.poll(() => inLatin(page)).toEqual([]);
    await page.context().close();
  });

  test('separates the places of its index by Arabic commas', async () => {
    const page = await open(stage, 'i.html');
    const places = async (): Promise<string> =>
      (await page.locator('.index-places').allTextContents()).join(' ');
    await expect.poll(places).toMatch(/،.*؛/);
    await expect.poll(places).not.toMatch(/[,;]/);
    await page.context().close();
  });

  test('has no English on a page that redirects', async () => {
    const html = await (await fetch(stage.at('old.html'))).text();
    const text = html.replace(/<script[^]*?<\/script>|<a [^>]*>[^<]*<\/a>|<[^>]*>/g, '');
    expect(text).not.toMatch(/\p{Script=Latin}/u);
  });
});

describe('an Arabic translation', () => {
  const stage = onBuiltStage({
    'book.toml':
      '[book]\ntitle = "Book"\n[output.html]\nsite-url = "/"\n[build-book.languages.ar]\ntitle = "كتاب"\n',
    'src/SUMMARY.md': '- [Start](README.md)\n- [Borrowed](borrowed.md)\n',
    'src/README.md': '# Start\n\nA text.\n',
    'src/borrowed.md': '# Borrowed\n\nA text.\n\n> [!NOTE]\n> Another.\n',
    'src/ar/SUMMARY.md': '- [مرحبا](README.md)\n- [مستعار](borrowed.md)\n',
    'src/ar/README.md': `# مرحبا\n\n${arabic.text}\n`,
  });

  test.each(['ar/index.html', 'ar/print.html', 'ar/toc.html', 'ar/borrowed.html', 'ar/wrong.html'])(
    'has no English in the menu, notices and labels of %s',
    async (path) => {
      const page = await open(stage, path);
      // The contents without frames is a list of links only.
      const links = path.endsWith('toc.html') ? 0 : 2;
      await expect.poll(() => page.locator('.edition-menu a').count()).toBe(links);
      await expect.poll(() => inLatin(page)).toEqual([]);
      await page.context().close();
    },
  );

  test('has no English in its search', async () => {
    const page = await open(stage, 'ar/index.html');
    await page.keyboard.press('/');
    await page.locator('#mdbook-searchbar').fill(arabic.found);
    await page.locator('#mdbook-searchresults [role=option]').first().waitFor();
    await expect.poll(() => inLatin(page)).toEqual([]);
    await page.context().close();
  });

  test('says in Arabic that a page isn’t translated', async () => {
    const page = await open(stage, 'ar/borrowed.html');
    const banner = page.locator('.edition-banner');
    await expect.poll(() => banner.getAttribute('lang')).toBe('ar');
    await expect.poll(() => banner.textContent()).toMatch(/\p{Script=Arabic}/u);
    await expect.poll(() => page.locator('main').getAttribute('lang')).toBe('en');
    await page.context().close();
  });
});

describe('Arabic versions', () => {
  const folder = sharedTempFolder();
  const stage = stageOf(() => {
    const { commit } = repositoryAt(
      folder,
      {
        '.gitignore': 'book\n',
        'book.toml':
          '[book]\ntitle = "كتاب"\nlanguage = "ar"\n[output.html]\nsite-url = "/"\n[build-book.versions]\nrefs = ["*.0"]\nnames = { next = "القادم" }\n',
        'src/SUMMARY.md': '- [مرحبا](README.md)\n',
        'src/README.md': `# مرحبا\n\n${arabic.text}\n`,
      },
      '1.0',
    );
    commit({ 'src/README.md': `# مرحبا\n\n${arabic.text} ${arabic.text}\n` }, '2.0');
    return builtSite(folder);
  });

  test.each(['1.0/index.html', '1.0/print.html', '1.0/wrong.html', 'next/index.html', 'index.html'])(
    'have no English in the menu, banner and labels of %s',
    async (path) => {
      const page = await open(stage, path);
      await expect.poll(() => page.locator('.edition-menu a').count()).toBe(3);
      await expect.poll(() => inLatin(page)).toEqual([]);
      await page.context().close();
    },
  );
});

describe.each<readonly [string, Texts]>([
  ['ar', arabic],
  ['de', { title: 'Buch', text: 'Ein kurzer Text über Speicher', found: 'Speicher', missing: 'Giraffe' }],
  ['zh-CN', { title: '书', text: '关于内存的一段短文', found: '内存', missing: '长颈鹿' }],
])('in %s', (language, texts) => {
  const stage = onBuiltStage(bookIn(language, texts));

  test.each(['a.html', 'i.html', 'print.html', 'a/c.html'])('axe finds no problems on %s', async (path) => {
    const page = await open(stage, path);
    await expect.poll(() => violations(page)).toEqual([]);
    await page.context().close();
  });

  test('axe finds no problems while search results or the help are open', async () => {
    const page = await open(stage, 'index.html');
    await page.keyboard.press('/');
    await page.locator('#mdbook-searchbar').fill(texts.found);
    await page.locator('#mdbook-searchresults [role=option]').first().waitFor();
    await expect.poll(() => violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('#mdbook-search-wrapper').waitFor({ state: 'hidden' });
    await expect
      .poll(async () => {
        await page.keyboard.press('?');
        return page.locator('#mdbook-help-container[open]').count();
      })
      .toBe(1);
    await expect.poll(() => violations(page)).toEqual([]);
    await page.context().close();
  });
});

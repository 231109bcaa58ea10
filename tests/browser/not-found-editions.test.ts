// The 404 page of a site with editions on a host that answers with the one at its root, as GitHub Pages does.
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { repositoryAt } from '../helpers/git-repository.ts';
import { sharedTempFolder } from '../helpers/temp-folder.ts';
import { openPage } from './browser.ts';
import { builtSite, onBuiltStage } from './built-book.ts';
import { type Stage, stageOf } from './site.ts';

const bookIn = (folders: string): Readonly<Record<string, string>> => ({
  'book.toml': `[book]\ntitle = "Lost"\n[output.html]\nsite-url = "/"\n[build-book]\nlanguage-folders = "${folders}"\n[build-book.languages.de]\n[build-book.languages.ar]\n`,
  'src/SUMMARY.md': '- [Start](README.md)\n- [Installation](guide/installation.md)\n',
  'src/README.md': '# Start\n',
  'src/guide/installation.md': '# Installation\n',
  'src/de/SUMMARY.md': '- [Anfang](README.md)\n- [Einrichten](guide/installation.md)\n',
  'src/de/README.md': '# Anfang\n',
  'src/de/guide/installation.md': '# Einrichten\n',
  'src/ar/SUMMARY.md': '- [مرحبا](README.md)\n',
  'src/ar/README.md': '# مرحبا\n',
});

interface Shown {
  readonly language: string | null;
  readonly path: string;
  readonly suggestions: readonly string[];
}

async function open(stage: Stage, path: string, options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(stage.browser(), options);
  onTestFinished(() => opened.context.close());
  await opened.page.goto(stage.at(path), { waitUntil: 'networkidle' });
  return opened;
}

const shown = async (page: Page): Promise<Shown> => ({
  language: await page.locator('html').getAttribute('lang'),
  path: page.url().replace(/^https?:\/\/[^/]*/, ''),
  suggestions: await page.locator('main nav.did-you-mean a').allInnerTexts(),
});

describe.each([
  ['others', ''],
  ['all', 'en/'],
])('with language-folders = "%s"', (folders, english) => {
  const stage = onBuiltStage(bookIn(folders));

  test.each([
    ['de/guide/instalation.html?x=1#part', 'de', ['2. Einrichten']],
    ['de/nothing/like/it', 'de', []],
    ['ar/guide/installation.html', 'ar', []],
    [`${english}guide/instalation.html`, 'en', ['2. Installation']],
    ['deutsch/x.html', 'en', []],
  ])('%s is answered in the language %s, with suggestions of its edition', async (path, language, names) => {
    const { page, faults } = await open(stage, path);
    await expect.poll(() => shown(page)).toEqual({ language, path: `/${path}`, suggestions: names });
    // The console reports the answer itself.
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  });

  test('the way back doesn’t lead to the page that was passed on the way', async () => {
    const { page } = await open(stage, `${english}index.html`);
    await page.goto(stage.at('de/wrong.html'), { waitUntil: 'networkidle' });
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('de');
    await page.goBack();
    await expect.poll(() => shown(page)).toMatchObject({ path: `/${english}index.html`, language: 'en' });
  });

  test('without JavaScript it has links to the home pages of all languages', async () => {
    const { page } = await open(stage, 'de/wrong.html', { javaScriptEnabled: false });
    await page.locator('.edition-menu summary').click();
    await page.locator('.edition-menu a[lang=de]').click();
    await page.waitForURL('**/de/index.html');
  });
});

describe('a book with versions', () => {
  const folder = sharedTempFolder();
  const stage = stageOf(() => {
    const { commit } = repositoryAt(
      folder,
      {
        '.gitignore': 'book\n',
        'book.toml':
          '[book]\ntitle = "Guide"\n[output.html]\nsite-url = "/"\n[build-book.versions]\nrefs = ["v*"]\n',
        'src/SUMMARY.md': '- [Start](README.md)\n- [Old ways](ways.md)\n',
        'src/README.md': '# Start\n',
        'src/ways.md': '# Old ways\n',
      },
      'v1.0',
    );
    commit({ 'src/SUMMARY.md': '- [Start](README.md)\n' }, 'v2.0');
    return builtSite(folder);
  });

  test('suggests pages of the version that was asked for', async () => {
    const { page } = await open(stage, 'v1.0/wayz.html');
    await expect
      .poll(() => shown(page))
      .toEqual({ language: 'en', path: '/v1.0/wayz.html', suggestions: ['2. Old ways'] });
    await expect.poll(() => page.locator('.edition-banner').count()).toBe(1);
  });

  test('suggests none of them for the current version', async () => {
    const { page } = await open(stage, 'wayz.html');
    await expect.poll(() => shown(page)).toEqual({ language: 'en', path: '/wayz.html', suggestions: [] });
  });
});

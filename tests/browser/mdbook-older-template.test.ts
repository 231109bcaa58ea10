// A book's own index.hbs in the form that mdBook had until 0.4: other ids, no fingerprints, files that no longer exist.
import { expect, test } from 'vitest';
import { folderWith } from '../emit/theme/folder.ts';
import { openPage } from './browser.ts';
import { withSearchIndex } from './search-index.ts';
import { onStage } from './site.ts';

// What scripts and style sheets of those versions hold on to, in their order.
const template = `<!DOCTYPE HTML>
<html lang="{{ language }}" class="{{ default_theme }}" dir="{{ text_direction }}">
<head>
<meta charset="UTF-8">
<title>{{ title }}</title>
{{#if is_print}}<meta name="robots" content="noindex">{{/if}}
<link rel="stylesheet" href="{{ path_to_root }}css/variables.css">
<link rel="stylesheet" href="{{ path_to_root }}css/general.css">
<link rel="stylesheet" href="{{ path_to_root }}css/chrome.css">
<link rel="stylesheet" href="{{ path_to_root }}FontAwesome/css/font-awesome.css">
<link rel="stylesheet" href="{{ path_to_root }}fonts/fonts.css">
<link rel="stylesheet" href="{{ path_to_root }}highlight.css">
<link rel="stylesheet" href="{{ path_to_root }}tomorrow-night.css">
<link rel="stylesheet" href="{{ path_to_root }}ayu-highlight.css">
<style>.hljs { display: block; overflow-x: auto; }</style>
{{#each additional_css}}<link rel="stylesheet" href="{{ ../path_to_root }}{{ this }}">{{/each}}
</head>
<body class="sidebar-visible no-js">
<script>
var path_to_root = "{{ path_to_root }}";
var default_theme = window.matchMedia("(prefers-color-scheme: dark)").matches ? "{{ preferred_dark_theme }}" : "{{ default_theme }}";
document.body.classList.remove('no-js');
document.body.classList.add('js');
</script>
<input type="checkbox" id="sidebar-toggle-anchor" class="hidden">
<script>document.getElementById('sidebar-toggle-anchor').checked = true;</script>
<nav id="sidebar" class="sidebar" aria-label="Table of contents">
<div class="sidebar-scrollbox">{{#toc}}{{/toc}}</div>
<div id="sidebar-resize-handle" class="sidebar-resize-handle"></div>
</nav>
<script>window.linksInSidebar = document.querySelectorAll('#sidebar a').length;</script>
<div id="page-wrapper" class="page-wrapper"><div class="page">
{{> header}}
<div id="menu-bar" class="menu-bar sticky">
<div class="left-buttons">
<label id="sidebar-toggle" class="icon-button" for="sidebar-toggle-anchor" title="Toggle Table of Contents"><i class="fa fa-bars"></i></label>
<button id="theme-toggle" class="icon-button" type="button" aria-haspopup="true" aria-expanded="false" aria-controls="theme-list"><i class="fa fa-paint-brush"></i></button>
<ul id="theme-list" class="theme-popup" role="menu">
<li role="none"><button role="menuitem" class="theme" id="light">{{ theme_option "Light" }}</button></li>
<li role="none"><button role="menuitem" class="theme" id="coal">{{ theme_option "Coal" }}</button></li>
</ul>
{{#if search_enabled}}<button id="search-toggle" class="icon-button" type="button"><i class="fa fa-search"></i></button>{{/if}}
</div>
<h1 class="menu-title">{{ book_title }}</h1>
</div>
<div id="search-wrapper" class="hidden">
<form id="searchbar-outer" class="searchbar-outer"><input type="search" id="searchbar" name="searchbar"></form>
<div id="searchresults-outer" class="searchresults-outer hidden"><div id="searchresults-header"></div><ul id="searchresults"></ul></div>
</div>
<div id="content" class="content"><main>{{{ content }}}</main>
<nav class="nav-wrapper" aria-label="Page navigation">
{{#previous}}<a rel="prev" href="{{ path_to_root }}{{link}}" class="mobile-nav-chapters previous"><i class="fa fa-angle-left"></i></a>{{/previous}}
{{#next}}<a rel="next" href="{{ path_to_root }}{{link}}" class="mobile-nav-chapters next"><i class="fa fa-angle-right"></i></a>{{/next}}
</nav></div></div></div>
{{#if search_js}}
<script src="{{ path_to_root }}elasticlunr.min.js"></script>
<script src="{{ path_to_root }}mark.min.js"></script>
<script src="{{ path_to_root }}searcher.js"></script>
{{/if}}
<script src="{{ path_to_root }}clipboard.min.js"></script>
<script src="{{ path_to_root }}highlight.js"></script>
<script>hljs.configure({}); document.querySelectorAll('code').forEach(hljs.highlightBlock);
document.querySelectorAll('code').forEach((code) => code.classList.add('hljs'));</script>
<script src="{{ path_to_root }}book.js"></script>
</body>
</html>
`;

const stage = onStage({ own: folderWith({ 'index.hbs': template }) }, withSearchIndex);

const open = async (path: string, width = 1440) => {
  const opened = await openPage(stage.browser(), { bypassCSP: true, viewport: { width, height: 900 } });
  const missing: string[] = [];
  opened.page.on('response', (response) => {
    if (response.status() === 404) missing.push(response.url());
  });
  await opened.page.goto(stage.at(path), { waitUntil: 'networkidle' });
  return { ...opened, missing };
};

test('finds every file that it links, and breaks nothing', async () => {
  const { missing, faults, context, page } = await open('content/boxes.html');
  expect({ missing, faults }).toEqual({ missing: [], faults: [] });
  await expect.poll(() => page.title()).toBe('Quotes & <boxes> - A sample book');
  await page.locator('pre .clip-button').first().waitFor();
  await context.close();
});

test('shows the contents in their place, early enough for its scripts, and they open and close', async () => {
  const { page, context } = await open('content/boxes.html');
  await expect.poll(() => page.evaluate('linksInSidebar')).toBeGreaterThan(3);
  await expect
    .poll(() => page.locator('#sidebar [aria-current=page]').innerText())
    .toBe('1.1. Quotes & <boxes>');
  await page.click('#sidebar-toggle');
  await page.locator('#sidebar').waitFor({ state: 'hidden' });
  await expect.poll(() => page.evaluate("document.body.classList.contains('sidebar-visible')")).toBe(false);
  await page.click('#sidebar-toggle');
  await page.locator('#sidebar').waitFor({ state: 'visible' });
  await context.close();
});

test('keeps inline code in its line, though it has the class of blocks', async () => {
  const { page, context } = await open('content.html');
  const display = await page.evaluate(
    "getComputedStyle(document.querySelector('main :not(pre) > code.hljs')).display",
  );
  expect(display).toBe('inline');
  await context.close();
});

test('shows its icons', async () => {
  const { page, context } = await open('content.html');
  const mask = await page.evaluate(
    "getComputedStyle(document.querySelector('.fa-search'), '::before').maskImage",
  );
  expect(mask).toMatch(/^url\("data:image\/svg\+xml,/);
  await context.close();
});

test('turns the page, changes the theme, and searches', async () => {
  const { page, context } = await open('content/boxes.html');
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(stage.at('content.html'));
  await expect.poll(() => page.locator('#light').innerText()).toBe('Light (default)');
  await page.click('#theme-toggle');
  await page.click('#coal');
  await expect.poll(() => page.evaluate('document.documentElement.className')).toMatch(/\bcoal\b/);
  await page.click('#search-toggle');
  await page.getByRole('combobox', { name: 'Search the book' }).fill('suggestion');
  await page.locator('#mdbook-searchresults [role=option]').first().waitFor();
  await context.close();
});

/** Most versions before 0.4.34 had their classes on `html`, decided by a script, and no box for the button. */
const classesOnHtml = template
  .replace('class="{{ default_theme }}"', 'class="sidebar-visible no-js {{ default_theme }}"')
  .replace('<body class="sidebar-visible no-js">', '<body>')
  .replace(/<input type="checkbox".*\n.*checked = true;<\/script>/, '<script>setSidebar();</script>')
  .replace(
    'document.body.classList.remove',
    `function setSidebar() {
  var sidebar = document.body.clientWidth >= 1080 ? localStorage.getItem('mdbook-sidebar') || 'visible' : 'hidden';
  document.documentElement.classList.remove('sidebar-visible');
  document.documentElement.classList.add('sidebar-' + sidebar);
}
document.body.classList.remove`,
  )
  .replace(
    /<label id="sidebar-toggle"[^>]*>(.*)<\/label>/,
    '<button id="sidebar-toggle" type="button">$1</button>',
  )
  .replace('<div class="left-buttons">', '<div id="menu-bar-sticky-container"><div class="left-buttons">')
  .replace(
    '<h1 class="menu-title">{{ book_title }}</h1>',
    '<h1 class="menu-title">{{ book_title }}</h1></div>',
  );

const older = onStage({ own: folderWith({ 'index.hbs': classesOnHtml }) }, withSearchIndex);

const isInView = "document.querySelector('.sidebar').getBoundingClientRect().right > 0";

test('the contents are open where the page opens them, and stay as the reader leaves them', async () => {
  const { page, context } = await openPage(older.browser(), {
    bypassCSP: true,
    viewport: { width: 1280, height: 900 },
  });
  const isOpen = () => page.evaluate(isInView);
  await page.goto(older.at('content/boxes.html'));
  await expect.poll(() => isOpen()).toBe(true);
  await page.click('#sidebar-toggle');
  await expect.poll(isOpen).toBe(false);
  await expect
    .poll(() => page.evaluate("document.documentElement.classList.contains('sidebar-hidden')"))
    .toBe(true);
  await page.goto(older.at('content.html'));
  await expect.poll(() => isOpen()).toBe(false);
  await page.click('#sidebar-toggle');
  await expect.poll(isOpen).toBe(true);
  await expect
    .poll(() => page.evaluate("document.documentElement.classList.contains('sidebar-hidden')"))
    .toBe(false);
  await page.setViewportSize({ width: 420, height: 900 });
  await page.goto(older.at('content/boxes.html'));
  await expect.poll(() => isOpen()).toBe(false);
  await context.close();
});

test.each([
  [1280, stage],
  [420, stage],
  [1280, older],
  [420, older],
])('%i pixels: two arrows in a row, text in the middle, one row of buttons', async (width, at) => {
  const { page, context } = await openPage(at.browser(), {
    bypassCSP: true,
    viewport: { width, height: 900 },
  });
  await page.goto(at.at('content/boxes.html'));
  const box = async (selector: string) => {
    const found = await page.locator(selector).first().boundingBox();
    return { x: 0, y: 0, width: 0, height: 0, ...found };
  };
  const [previous, next, main, content, title] = await Promise.all(
    ['.previous', '.next', 'main', '.content', '.menu-title'].map(box),
  );
  if (!previous || !next || !main || !content || !title) throw new Error('every part has a box');
  expect(previous.y).toBe(next.y);
  expect(previous.width).toBeLessThan(120);
  expect(Math.round(next.x + next.width)).toBe(Math.round(main.x + main.width));
  const [before, after] = [main.x - content.x, content.x + content.width - main.x - main.width];
  expect(Math.abs(before - after)).toBeLessThan(2);
  expect(title.y + title.height).toBeLessThan(50);
  await context.close();
});

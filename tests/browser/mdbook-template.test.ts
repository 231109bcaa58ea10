// A book's own index.hbs in mdBook's form: it is given mdBook's context, and the theme's scripts work in its page.
import { expect, test } from 'vitest';
import { folderWith } from '../emit/theme/folder.ts';
import { openPage } from './browser.ts';
import { withSearchIndex } from './search-index.ts';
import { onStage } from './site.ts';

// The parts of mdBook's page that scripts hold on to, in mdBook's order; the book's author changed the rest.
const template = `<!DOCTYPE html>
<html lang="{{ language }}" class="{{ default_theme }} sidebar-visible" dir="{{ text_direction }}">
<head>
<meta charset="UTF-8">
<title>{{ title }}</title>
{{> head}}
<link rel="icon" href="{{ resource "favicon.svg" }}">
<link rel="stylesheet" href="{{ resource "css/variables.css" }}">
<link rel="stylesheet" href="{{ resource "css/general.css" }}">
<link rel="stylesheet" href="{{ resource "css/chrome.css" }}">
{{#each additional_css}}<link rel="stylesheet" href="{{ resource this }}">{{/each}}
<script>
const path_to_root = "{{ path_to_root }}";
const default_light_theme = "{{ default_theme }}";
const default_dark_theme = "{{ preferred_dark_theme }}";
</script>
<script src="{{ resource "toc.js" }}"></script>
</head>
<body>
<div id="mdbook-help-container"><div id="mdbook-help-popup"><h2 class="mdbook-help-title">Our keys</h2></div></div>
<div id="mdbook-body-container">
<script>document.documentElement.classList.add('js');</script>
<input type="checkbox" id="mdbook-sidebar-toggle-anchor" class="hidden">
<nav id="mdbook-sidebar" class="sidebar" aria-label="Table of contents">
<mdbook-sidebar-scrollbox class="sidebar-scrollbox"></mdbook-sidebar-scrollbox>
<div id="mdbook-sidebar-resize-handle" class="sidebar-resize-handle"><div class="sidebar-resize-indicator"></div></div>
</nav>
<div id="mdbook-page-wrapper" class="page-wrapper"><div class="page">
{{> header}}
<div id="mdbook-menu-bar" class="menu-bar sticky">
<div class="left-buttons">
<label id="mdbook-sidebar-toggle" class="icon-button" for="mdbook-sidebar-toggle-anchor">{{fa "solid" "bars"}}</label>
<button id="mdbook-theme-toggle" class="icon-button" type="button" aria-expanded="false" aria-controls="mdbook-theme-list">{{fa "solid" "paintbrush"}}</button>
<ul id="mdbook-theme-list" class="theme-popup" role="menu">
<li role="none"><button role="menuitem" class="theme" id="mdbook-theme-default_theme">Auto</button></li>
<li role="none"><button role="menuitem" class="theme" id="mdbook-theme-coal">Coal</button></li>
</ul>
{{#if search_enabled}}<button id="mdbook-search-toggle" class="icon-button" type="button">{{fa "solid" "magnifying-glass"}}</button>{{/if}}
</div>
<h1 class="menu-title">{{ book_title }}</h1>
</div>
<div id="mdbook-search-wrapper" class="hidden">
<form id="mdbook-searchbar-outer" class="searchbar-outer"><input type="search" id="mdbook-searchbar"></form>
<div id="mdbook-searchresults-outer" class="searchresults-outer hidden"><div id="mdbook-searchresults-header"></div><ul id="mdbook-searchresults"></ul></div>
</div>
<div id="mdbook-content" class="content"><main>{{{ content }}}</main>
<nav class="nav-wrapper">
{{#if previous}}<a rel="prev" href="{{ path_to_root }}{{previous.link}}" class="mobile-nav-chapters previous">{{#if (eq ../text_direction "rtl")}}x{{else}}{{fa "solid" "angle-left"}}{{/if}}</a>{{/if}}
{{#if next}}<a rel="next prefetch" href="{{ path_to_root }}{{next.link}}" class="mobile-nav-chapters next">next</a>{{/if}}
</nav></div></div></div></div>
<template id=fa-copy>{{fa "regular" "copy"}}</template>
<script src="{{ resource "book.js" }}"></script>
</body>
</html>
`;

const stage = onStage(
  { own: folderWith({ 'index.hbs': template, 'head.hbs': '<meta name="ours">' }) },
  withSearchIndex,
);
const open = async (path: string, width = 1440) => {
  const opened = await openPage(stage.browser(), { bypassCSP: true, viewport: { width, height: 900 } });
  await opened.page.goto(stage.at(path));
  return opened;
};

test('shows the contents, marks the page, and turns it', async () => {
  const { page, context, faults } = await open('content/boxes.html');
  await expect.poll(() => page.title()).toBe('Quotes & <boxes> - A sample book');
  await expect
    .poll(() => page.locator('mdbook-sidebar-scrollbox [aria-current=page]').innerText())
    .toBe('1.1. Quotes & <boxes>');
  await expect.poll(() => page.locator('meta[name=ours]').count()).toBe(1);
  expect(faults).toEqual([]);
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(stage.at('content.html'));
  await page.locator('pre .clip-button').first().waitFor();
  await context.close();
});

test('has its theme menu, its closable contents, and its help', async () => {
  const { page, context } = await open('content.html');
  await page.click('#mdbook-theme-toggle');
  await page.click('#mdbook-theme-coal');
  await expect.poll(() => page.evaluate('document.documentElement.className')).toMatch(/\bcoal\b/);
  await page.keyboard.press('Escape');
  await page.click('#mdbook-sidebar-toggle');
  await page.locator('#mdbook-sidebar').waitFor({ state: 'hidden' });
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Our keys' }).waitFor();
  await context.close();
});

test('searches the book', async () => {
  const { page, context } = await open('foreword.html');
  await page.click('#mdbook-search-toggle');
  await page.getByRole('combobox', { name: 'Search the book' }).fill('suggestion');
  await page.locator('#mdbook-searchresults [role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(stage.at('content/boxes.html?highlight=suggestion#alerts'));
  await context.close();
});

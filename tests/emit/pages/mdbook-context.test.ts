// A chapter's view by the names that mdBook's template knows.
import { expect, test } from 'vitest';
import { mdbookContext } from '../../../src/emit/pages/mdbook-context.ts';
import type { ChapterView, SiteView } from '../../../src/emit/theme/view.ts';

const site: SiteView = {
  title: 'Book',
  description: 'About',
  authors: ['A'],
  language: 'en',
  direction: 'rtl',
  defaultTheme: 'light',
  preferredDarkTheme: 'navy',
  themes: [],
  repository: { url: 'https://example.com/r', icon: '<svg/>', iconName: 'fab-github' },
  additional: { styles: ['theme/extra.css'], scripts: ['extra.js'] },
  offline: false,
  print: true,
  search: false,
  searchResults: { limit: 30, teaserWords: 30 },
  fold: { enable: true, level: 1 },
  sectionLabels: true,
  headingNavigation: true,
  playground: { editable: false, copyable: true, lineNumbers: false, runnable: true },
  mathjax: false,
};

const view: ChapterView = {
  kind: 'chapter',
  site,
  language: site.language,
  direction: site.direction,
  headTitle: 'One - Book',
  description: 'About one',
  keywords: '',
  url: 'a/one.html',
  pathToRoot: '../',
  styles: [],
  scripts: [],
  favicons: [{ href: '../favicon-1.svg', type: 'image/svg+xml' }],
  content: '<p>One</p>',
  title: 'One',
  number: '1.2.',
  source: 'a/one.md',
  isIndex: false,
  breadcrumbs: [],
  branch: [],
  outline: [],
  previous: { title: 'Zero', href: '../zero.html' },
  editUrl: 'https://example.com/edit',
  frontMatter: { key: 'value' },
  fragmentRedirects: { '#old': 'two.html' },
};

test('the template context has mdBook’s names and meanings', () => {
  expect(mdbookContext(view)).toEqual({
    language: 'en',
    text_direction: 'rtl',
    book_title: 'Book',
    description: 'About one',
    default_theme: 'light',
    preferred_dark_theme: 'navy',
    mathjax_support: false,
    print_enable: true,
    fold_enable: true,
    fold_level: 1,
    sidebar_header_nav: true,
    search_enabled: false,
    search_js: false,
    playground_js: false,
    playground_line_numbers: false,
    playground_copyable: true,
    additional_css: ['theme/extra.css'],
    additional_js: ['extra.js'],
    favicon_svg: 'favicon.svg',
    git_repository_url: 'https://example.com/r',
    git_repository_icon: 'github',
    git_repository_icon_class: 'brands',
    live_reload_endpoint: undefined,
    path_to_root: '../',
    title: 'One - Book',
    chapter_title: 'One',
    content: '<p>One</p>',
    path: 'a/one.md',
    is_index: false,
    section: '1.2.',
    git_repository_edit_url: 'https://example.com/edit',
    previous: { title: 'Zero', link: 'zero.html', path_to_root: '../' },
    next: undefined,
    fragment_map: '{"#old":"two.html"}',
    front_matter: { key: 'value' },
  });
});

test('the template context marks the print page, and the base of addresses on a 404 page', () => {
  const special = { ...view, kind: 'not-found' as const, base: '/book/' };
  expect(mdbookContext(special)).toMatchObject({ is_print: false, base_url: '/book/' });
  expect(mdbookContext({ ...view, kind: 'print' })).toMatchObject({ is_print: true });
});

test('the template context links from the root to a neighbor in the same folder', () => {
  const { next } = mdbookContext({ ...view, next: { title: 'Two', href: 'two.html' } });
  expect(next).toEqual({ title: 'Two', link: 'a/two.html', path_to_root: '../' });
});

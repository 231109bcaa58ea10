// The shared contents: `toc.js`, which every page loads and caches, and the list of `toc.html`.
import { escapeHtml } from '../../core/escape-html.ts';
import type { Words } from '../../core/words.ts';
import { badgeOf, badgeTexts } from './contents-badge.ts';
import type { FoldConfig } from '../../read/config/html-config.ts';
import {
  type Chapter,
  type OutlineItem,
  allChapters,
  hasBadges,
  hrefOf,
  numberOf,
} from '../../read/summary/outline.ts';

export interface ContentsOptions {
  readonly fold: { readonly enable: boolean; readonly level: number };
  /** False omits the numbers (`no-section-label`). */
  readonly sectionLabels: boolean;
  /** Texts of badges. */
  readonly words: Words;
}

/** Contents with more chapters are folded by default, because the list is too long to read. */
const MOST_UNFOLDED = 300;

/** The book's setting; if it has none, whether the contents are long decides. */
export const foldOf = (
  { enable, level }: FoldConfig,
  items: readonly OutlineItem[],
): ContentsOptions['fold'] => ({
  enable: enable ?? [...allChapters(items)].length > MOST_UNFOLDED,
  level,
});

/**
 * An entry of the shared contents, as compact as JSON allows because long books have thousands: empty for a separator;
 * a title for a part; title, URL (0 for a draft), number (0 if none, 1 if it follows from the chapters above), children (0 before a badge if none) and the kind
 * of a badge for a chapter. An entry that leads
 * elsewhere has a list instead of a URL: a link from the site's root, or one to another site.
 */
type Entry =
  | readonly []
  | readonly [title: string]
  | readonly [
      title: string,
      url: Leading,
      number: string | 0 | 1,
      children?: readonly Entry[] | 0,
      badge?: string,
    ];

type Leading = string | 0 | readonly [href: string] | readonly [href: string, isOtherSite: 1];

/** Function expressions of the theme. */
export interface ContentsCode {
  /** Builds the contents from the data. */
  readonly builder: string;
  /** Takes the data and returns the part of it for the page; absent if that is all. */
  readonly select?: string;
}

/**
 * The script: the theme's `builder`, a function expression, called with the book's outline. Plain data and code, so
 * that it works from disk and under a policy without `unsafe-eval`.
 */
export function contentsScript(
  items: readonly OutlineItem[],
  options: ContentsOptions,
  { builder, select }: ContentsCode,
): string {
  const data = {
    fold: options.fold.enable ? options.fold.level : -1,
    items: entries(items, options),
    ...(hasBadges(items) && { badges: badgeTexts(options.words) }),
  };
  const call = (code: string, value: string): string => `${code.trim().replace(/;$/, '')}(${value})`;
  const json = JSON.stringify(data);
  return `${call(builder, select === undefined ? json : call(select, json))};\n`;
}

/** `above` is the number of the chapter that the items belong to; absent if none has a number. */
const entries = (
  items: readonly OutlineItem[],
  options: ContentsOptions,
  above?: string,
): readonly Entry[] => {
  let count = 0;
  return items.map((item): Entry => {
    if (item.kind === 'separator') return [];
    if (item.kind === 'part') return [item.title];
    const url = leadingOf(item);
    const number = options.sectionLabels ? numberOf(item) : undefined;
    const children = entries(item.children, options, number);
    if (number !== undefined) count++;
    const follows = number !== undefined && above !== undefined && number === `${above}${count}.`;
    const head = [item.name, url, follows ? 1 : (number ?? 0)] as const;
    if (item.badge !== undefined) return [...head, children.length === 0 ? 0 : children, item.badge];
    return children.length === 0 ? head : [...head, children];
  });
};

function leadingOf(item: Chapter): Leading {
  if (item.kind === 'chapter') return item.url;
  const href = hrefOf(item, '');
  if (href === undefined) return 0;
  return item.to?.kind === 'address' ? [href, 1] : [href];
}

/** The full contents as a list, for `toc.html` and readers without JavaScript. `root` is prepended to each link. */
export const contentsList = (items: readonly OutlineItem[], options: ContentsOptions, root: string): string =>
  list(items, 'chapter', { labels: options.sectionLabels, root, words: options.words });

interface ListOptions {
  readonly labels: boolean;
  readonly root: string;
  readonly words: Words;
}

const list = (items: readonly OutlineItem[], name: 'chapter' | 'section', options: ListOptions): string =>
  `<ol class="${name}">\n${items.map((item) => listItem(item, options)).join('')}</ol>\n`;

function listItem(item: OutlineItem, options: ListOptions): string {
  if (item.kind === 'separator') return '<li class="spacer" aria-hidden="true"></li>\n';
  if (item.kind === 'part') return `<li class="part-title">${escapeHtml(item.title)}</li>\n`;
  const number = options.labels ? numberOf(item) : undefined;
  const label = number === undefined ? '' : `<strong aria-hidden="true">${number}</strong> `;
  const badge = badgeOf(item, options.words);
  const mark =
    badge === undefined ? '' : ` <span class="badge badge-${badge.kind}">${escapeHtml(badge.text)}</span>`;
  const text = label + escapeHtml(item.name) + mark;
  // mdBook also shows this list in a frame, so links must open in the parent window.
  const href = hrefOf(item, options.root);
  const link =
    href === undefined
      ? `<span>${text}</span>`
      : `<a href="${escapeHtml(href)}" target="_parent">${text}</a>`;
  const inner = item.children.length === 0 ? '' : list(item.children, 'section', options);
  return `<li class="chapter-item expanded"><span class="chapter-link-wrapper">${link}</span>${inner}</li>\n`;
}

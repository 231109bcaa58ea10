// The shared contents: `toc.js`, which every page loads and caches, and the list of `toc.html`.
import { escapeHtml } from '../../core/escape-html.ts';
import { encodePath } from '../../core/path.ts';
import { type OutlineItem, numberOf } from '../../read/summary/outline.ts';

export interface ContentsOptions {
  readonly fold: { readonly enable: boolean; readonly level: number };
  /** False omits the numbers (`no-section-label`). */
  readonly sectionLabels: boolean;
}

/**
 * An entry of the shared contents, as compact as JSON allows because long books have thousands: empty for a separator;
 * a title for a part; title, URL (0 for a draft), number (0 if none) and children for a chapter.
 */
type Entry =
  | readonly []
  | readonly [title: string]
  | readonly [title: string, url: string | 0, number: string | 0, children?: readonly Entry[]];

/**
 * The script: the theme's `builder`, a function expression, called with the book's outline. Plain data and code, so
 * that it works from disk and under a policy without `unsafe-eval`.
 */
export function contentsScript(
  items: readonly OutlineItem[],
  options: ContentsOptions,
  builder: string,
): string {
  const data = {
    fold: options.fold.enable ? options.fold.level : -1,
    items: entries(items, options),
  };
  return `${builder.trim().replace(/;$/, '')}(${JSON.stringify(data)});\n`;
}

const entries = (items: readonly OutlineItem[], options: ContentsOptions): readonly Entry[] =>
  items.map((item): Entry => {
    if (item.kind === 'separator') return [];
    if (item.kind === 'part') return [item.title];
    const url = item.kind === 'chapter' ? item.url : 0;
    const number = options.sectionLabels ? numberOf(item) : undefined;
    const children = entries(item.children, options);
    return children.length === 0 ? [item.name, url, number ?? 0] : [item.name, url, number ?? 0, children];
  });

/** The full contents as a list, for `toc.html` and readers without JavaScript. `root` is prepended to each link. */
export const contentsList = (items: readonly OutlineItem[], options: ContentsOptions, root: string): string =>
  list(items, 'chapter', { labels: options.sectionLabels, root });

interface ListOptions {
  readonly labels: boolean;
  readonly root: string;
}

const list = (items: readonly OutlineItem[], name: 'chapter' | 'section', options: ListOptions): string =>
  `<ol class="${name}">\n${items.map((item) => listItem(item, options)).join('')}</ol>\n`;

function listItem(item: OutlineItem, options: ListOptions): string {
  if (item.kind === 'separator') return '<li class="spacer" aria-hidden="true"></li>\n';
  if (item.kind === 'part') return `<li class="part-title">${escapeHtml(item.title)}</li>\n`;
  const number = options.labels ? numberOf(item) : undefined;
  const label = number === undefined ? '' : `<strong aria-hidden="true">${number}</strong> `;
  const text = label + escapeHtml(item.name);
  // mdBook also shows this list in a frame, so links must open in the parent window.
  const link =
    item.kind === 'chapter'
      ? `<a href="${escapeHtml(options.root + encodePath(item.url))}" target="_parent">${text}</a>`
      : `<span>${text}</span>`;
  const inner = item.children.length === 0 ? '' : list(item.children, 'section', options);
  return `<li class="chapter-item expanded"><span class="chapter-link-wrapper">${link}</span>${inner}</li>\n`;
}

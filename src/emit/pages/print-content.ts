// Rewrites chapters for the print page: unique ids, and links between chapters that stay on the page.
import { addressKind, mapAddresses } from '../../core/address-attributes.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { type UrlPath, folderOf, relativePath, resolveFrom, urlPath } from '../../core/path.ts';

export interface PrintChapter {
  readonly url: UrlPath;
  readonly name: string;
  /** The chapter's HTML as on its own page. */
  readonly html: string;
  /** In order. */
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  /** Absent for a chapter in the book's language. */
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  /** `output.html.print.page-break`. */
  readonly onNewSheet: boolean;
}

/** Styled by `print.css`, because pages have no inline styles. */
const PAGE_BREAK = '<div class="page-break"></div>';
/** Tags with attributes, except those of highlighted code, which are two thirds of all tags and have only a class. */
const TAG = /<(?!span class="[^"]*">)([a-zA-Z][^\s/>]*)(?:\s+[^\s=>]+(?:="[^"]*")?)+\s*\/?>/g;
const ATTRIBUTE = /(\s)([^\s=>"]+)="([^"]*)"/g;

/** Attributes that name ids of their page. */
const IDS: ReadonlySet<string> = new Set(['id', 'name', 'for', 'aria-labelledby', 'aria-describedby']);

/** Anchors of chapters and their ids on the print page. */
export interface PrintAnchors {
  readonly anchorOf: (url: UrlPath, fragment: string | undefined) => string | undefined;
}

/** `n` is the chapter's position in reading order. Ids of all chapters get this prefix, the first one too. */
const idPrefix = (n: number): string => `p${n + 1}-`;

/** Anchors of all chapters, derived from their URLs. */
export function printAnchors(urls: readonly UrlPath[]): PrintAnchors {
  const numbers = new Map(urls.map((url, i) => [url, i]));
  return {
    anchorOf: (url, fragment) => {
      const n = numbers.get(url);
      if (n === undefined) return undefined;
      return fragment === undefined || fragment === '' ? `#${idPrefix(n)}` : `#${idPrefix(n)}${fragment}`;
    },
  };
}

/** A chapter as part of the print page: with an anchor, prefixed ids, and URLs relative to the root. */
export function printChapter(chapter: PrintChapter, n: number, anchors: PrintAnchors): string {
  const prefix = idPrefix(n);
  const html = chapter.html.replace(TAG, (tag, element: string) =>
    tag.replace(ATTRIBUTE, (...[whole, space = '', name = '', value = '']: readonly string[]) => {
      if (IDS.has(name)) return `${space}${name}="${prefix}${value}"`;
      const kind = addressKind(element, name);
      const move = (one: string): string => address(one, chapter.url, anchors);
      return kind === undefined ? (whole ?? '') : `${space}${name}="${mapAddresses(kind, value, move)}"`;
    }),
  );
  const pageBreak = n === 0 || !chapter.onNewSheet ? '' : `${PAGE_BREAK}\n`;
  const { language, direction } = chapter;
  const lang = language === undefined ? '' : ` lang="${escapeHtml(language)}" dir="${direction}"`;
  return `${pageBreak}<div id="${prefix}" class="print-chapter"${lang}>\n${addedTitle(chapter)}${html}</div>\n`;
}

/**
 * Each chapter has a heading of level 1. If a chapter begins with a lower one that has its name, or that all others are
 * below, that is the title to see, and `general.css` makes it look like one.
 */
function addedTitle({ name, html, headings }: PrintChapter): string {
  if (headings.some(({ level }) => level === 1)) return '';
  const [first, ...others] = headings;
  const isTitle = first?.text === name || others.every(({ level }) => level > (first?.level ?? 0));
  const isHidden = isTitle && /^\s*<h[2-6]/.test(html);
  return `<h1${isHidden ? ' class="visually-hidden"' : ''}>${escapeHtml(name)}</h1>\n`;
}

function address(value: string, page: UrlPath, anchors: PrintAnchors): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(value) || value === '') return value;
  const hash = value.indexOf('#');
  const fragment = hash < 0 ? undefined : value.slice(hash + 1);
  const path = hash < 0 ? value : value.slice(0, hash);
  const query = path.indexOf('?');
  const file = query < 0 ? path : path.slice(0, query);
  const target = file === '' ? page : resolveFrom(folderOf(page), decodeSafely(file));
  const anchor = anchors.anchorOf(target, fragment);
  if (anchor !== undefined) return anchor;
  if (file === '') return value;
  return relativePath(urlPath('print.html'), resolveFrom(folderOf(page), file)) + value.slice(file.length);
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

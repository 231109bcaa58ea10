// The HTML of every chapter -> one long page: ids unique in the book, links between chapters leading down the page.
import { escapeHtml } from '../../core/escape-html.ts';
import { type UrlPath, folderOf, relativePath, resolveFrom, urlPath } from '../../core/path.ts';

export interface PrintChapter {
  readonly url: UrlPath;
  readonly name: string;
  /** The chapter's HTML as its own page shows it. */
  readonly html: string;
  /** The id of its first heading of level 1; absent when it has none, then one is made from its name. */
  readonly titleId?: string;
  /** `output.html.print.page-break`. */
  readonly onNewSheet: boolean;
}

/** `print.css` says what it does: no page has a style of its own. */
const PAGE_BREAK = '<div class="page-break"></div>';
const TAG = /<[a-zA-Z][^\s/>]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/g;
const ATTRIBUTE = /(\s)(id|name|href|src|for|aria-labelledby|aria-describedby|poster)="([^"]*)"/g;

/** Where each chapter begins in the print page, and what its ids are called there. */
export interface PrintPlaces {
  readonly anchorOf: (url: UrlPath, fragment: string | undefined) => string | undefined;
}

/** `n` is the chapter's place in reading order: its ids are prefixed with it, the first chapter's too. */
const idPrefix = (n: number): string => `p${n + 1}-`;

/** The places of all chapters, from what they are called alone. */
export function printPlaces(urls: readonly UrlPath[]): PrintPlaces {
  const numbers = new Map(urls.map((url, i) => [url, i]));
  return {
    anchorOf: (url, fragment) => {
      const n = numbers.get(url);
      if (n === undefined) return undefined;
      return fragment === undefined || fragment === '' ? `#${idPrefix(n)}` : `#${idPrefix(n)}${fragment}`;
    },
  };
}

/** One chapter as a part of the print page: an anchor at its head, ids prefixed, addresses starting at the root. */
export function printChapter(chapter: PrintChapter, n: number, places: PrintPlaces): string {
  const prefix = idPrefix(n);
  const html = chapter.html.replace(TAG, (tag) =>
    tag.replace(ATTRIBUTE, (...[, space, name, value]: readonly string[]) => {
      if (space === undefined || name === undefined || value === undefined) return '';
      const rewritten = isAddress(name) ? address(value, chapter.url, places) : prefix + value;
      return `${space}${name}="${rewritten}"`;
    }),
  );
  const title = chapter.titleId === undefined ? `<h1>${escapeHtml(chapter.name)}</h1>\n` : '';
  const pageBreak = n === 0 || !chapter.onNewSheet ? '' : `${PAGE_BREAK}\n`;
  return `${pageBreak}<div id="${prefix}" class="print-chapter">\n${title}${html}</div>\n`;
}

const isAddress = (name: string): boolean => name === 'href' || name === 'src' || name === 'poster';

function address(value: string, page: UrlPath, places: PrintPlaces): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(value) || value === '') return value;
  const hash = value.indexOf('#');
  const fragment = hash < 0 ? undefined : value.slice(hash + 1);
  const path = hash < 0 ? value : value.slice(0, hash);
  const query = path.indexOf('?');
  const file = query < 0 ? path : path.slice(0, query);
  const target = file === '' ? page : resolveFrom(folderOf(page), decodeSafely(file));
  const anchor = places.anchorOf(target, fragment);
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

// Resolves a link in SUMMARY.md to a chapter's file and page.
import { posix } from 'node:path';
import { type Diagnostic, diagnose, type Location } from '../../core/diagnostic.ts';
import { type BookPath, bookPath, leavesRoot, type UrlPath, urlPath } from '../../core/path.ts';

export interface SummaryOptions {
  /** Folder of the chapters (`book.src`); empty for the book's root. */
  readonly src: BookPath;
  /** `file` when mdBook's `index` preprocessor is off: README.md then becomes README.html. Default `index`. */
  readonly readme?: 'index' | 'file';
  /** The home page of a GitBook book, relative to `src`; headings of any level are parts then. Absent for other books. */
  readonly home?: string;
}

export type ChapterTarget =
  | { readonly kind: 'written'; readonly source: BookPath; readonly url: UrlPath }
  | { readonly kind: 'draft' }
  /** `[Title](chapter.md#place)`. */
  | { readonly kind: 'place'; readonly source: BookPath; readonly url: UrlPath; readonly fragment: string }
  /** Another site. */
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'invalid'; readonly diagnostic: Diagnostic };

/**
 * The target of the link at `at`. Like mdBook, decodes only `%20` in paths, so `100%.md` needs no escape. A file above
 * the folder of chapters, but within the book's root, has its page at the site's root: `../README.md` is `index.html`.
 */
export function chapterTarget(href: string, at: Location, options: SummaryOptions): ChapterTarget {
  if (href === '') return { kind: 'draft' };
  const invalid = (diagnostic: Diagnostic): ChapterTarget => ({ kind: 'invalid', diagnostic });
  if (OTHER_SITE.test(href)) return { kind: 'address', url: href };
  if (SCHEME.test(href)) return invalid(diagnose('summary/address', { url: href }, at));
  const [, file = href, fragment = ''] = PLACE.exec(href) ?? [];
  // GitBook's paths may start at the root of the book, on Windows with a backslash.
  const written = options.home === undefined ? file : file.replace(/^[\\/]+/, '');
  const path = bookPath(written.replaceAll('%20', ' '));
  const source = bookPath(posix.join(options.src, path));
  const isInside = !leavesRoot(path) || (path.startsWith('../') && !leavesRoot(source));
  if (!isInside) return invalid(diagnose('summary/outside', { path }, at));
  if (path === '' || source === '')
    return invalid(diagnose('file/unreadable', { path: href, why: 'folder' }, at));
  const url = pageOf(path.replace(/^(?:\.\.\/)+/, ''), options);
  if (fragment === '') return { kind: 'written', source, url };
  return { kind: 'place', source, url, fragment: decoded(fragment) };
}

/** Schemes that only ever lead to a page or a program, and never run code in this page. */
const OTHER_SITE = /^(?:https?:\/\/|ftp:\/\/|mailto:|tel:)/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** A fragment needs the extension before it: `c#.md` is a file. */
const PLACE = /^(.*\.(?:md|markdown))#(.*)$/i;

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** mdBook's rules: README becomes `index.html` (`index` preprocessor), otherwise the extension is replaced. */
export function pageOf(path: string, options: SummaryOptions): UrlPath {
  if (path === options.home) return urlPath('index.html');
  const { dir, name } = posix.parse(path);
  const isIndex = options.readme !== 'file' && name.toLowerCase() === 'readme';
  return urlPath(posix.join(dir, `${isIndex ? 'index' : name}.html`));
}

/** The path as it is written in SUMMARY.md, in angle brackets if necessary; nothing else is escaped there. */
export const writtenAddress = (path: string): string =>
  /[\s()<>]/.test(path) ? `<${path.replace(/[<>]/g, '\\$&')}>` : path;

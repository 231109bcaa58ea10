// Resolves a link in SUMMARY.md to a chapter's file and page.
import { posix } from 'node:path';
import { type Diagnostic, diagnose, type Location } from '../../core/diagnostic.ts';
import { type BookPath, bookPath, leavesRoot, type UrlPath, urlPath } from '../../core/path.ts';

export interface SummaryOptions {
  /** Folder of the chapters (`book.src`); empty for the book's root. */
  readonly src: BookPath;
  /** `file` when mdBook's `index` preprocessor is off: README.md then becomes README.html. Default `index`. */
  readonly readme?: 'index' | 'file';
}

export type ChapterTarget =
  | { readonly kind: 'written'; readonly source: BookPath; readonly url: UrlPath }
  | { readonly kind: 'draft' }
  | { readonly kind: 'invalid'; readonly diagnostic: Diagnostic };

/** The target of the link at `at`. Like mdBook, decodes only `%20`, so `100%.md` needs no escape. */
export function chapterTarget(href: string, at: Location, options: SummaryOptions): ChapterTarget {
  if (href === '') return { kind: 'draft' };
  const invalid = (diagnostic: Diagnostic): ChapterTarget => ({ kind: 'invalid', diagnostic });
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(href)) return invalid(diagnose('summary/address', { url: href }, at));
  const path = bookPath(href.replaceAll('%20', ' '));
  if (leavesRoot(path)) return invalid(diagnose('summary/outside', { path }, at));
  if (path === '') return invalid(diagnose('file/unreadable', { path: href, why: 'folder' }, at));
  return { kind: 'written', source: bookPath(posix.join(options.src, path)), url: pageOf(path, options) };
}

/** mdBook's rules: README becomes `index.html` (`index` preprocessor), otherwise the extension is replaced. */
export function pageOf(path: string, options: SummaryOptions): UrlPath {
  const { dir, name } = posix.parse(path);
  const isIndex = options.readme !== 'file' && name.toLowerCase() === 'readme';
  return urlPath(posix.join(dir, `${isIndex ? 'index' : name}.html`));
}

/** The path as it is written in SUMMARY.md, in angle brackets if necessary; nothing else is escaped there. */
export const writtenAddress = (path: string): string =>
  /[\s()<>]/.test(path) ? `<${path.replace(/[<>]/g, '\\$&')}>` : path;

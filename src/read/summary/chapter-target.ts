// What a link of SUMMARY.md leads to -> the chapter's file and page, or why it can be none.
import { posix } from 'node:path';
import { type Diagnostic, diagnose, type Location } from '../../core/diagnostic.ts';
import { type BookPath, bookPath, leavesRoot, type UrlPath, urlPath } from '../../core/path.ts';

export interface SummaryOptions {
  /** The folder of chapters, `src` unless `book.src` says otherwise; empty for the book's root. */
  readonly src: BookPath;
  /** `file` where mdBook's `index` preprocessor is turned off: then README.md makes README.html. Default `index`. */
  readonly readme?: 'index' | 'file';
}

export type ChapterTarget =
  | { readonly kind: 'written'; readonly source: BookPath; readonly url: UrlPath }
  | { readonly kind: 'draft' }
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

/** The target of `href`, which stands at `at`. mdBook decodes `%20` and nothing else, so that `100%.md` needs no escape. */
export function chapterTarget(href: string, at: Location, options: SummaryOptions): ChapterTarget {
  if (href === '') return { kind: 'draft' };
  const refused = (diagnostic: Diagnostic): ChapterTarget => ({ kind: 'refused', diagnostic });
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(href)) return refused(diagnose('summary/address', { url: href }, at));
  const path = bookPath(href.replaceAll('%20', ' '));
  if (leavesRoot(path)) return refused(diagnose('summary/outside', { path }, at));
  if (path === '') return refused(diagnose('file/unreadable', { path: href, why: 'folder' }, at));
  return { kind: 'written', source: bookPath(posix.join(options.src, path)), url: pageOf(path, options) };
}

/** mdBook's page of a chapter: `index.html` for any README (`index` preprocessor), else the extension replaced. */
function pageOf(path: string, options: SummaryOptions): UrlPath {
  const { dir, name } = posix.parse(path);
  const isIndex = options.readme !== 'file' && name.toLowerCase() === 'readme';
  return urlPath(posix.join(dir, `${isIndex ? 'index' : name}.html`));
}

// Collects what the checks need to know about a built book and its folder.
import { relative } from 'node:path';
import type { Redirects } from '../emit/pages/plan-redirects.ts';
import type { CheckedBook, CheckedRedirect } from '../link/check/checked-book.ts';
import { decode } from '../link/resolve/resolve-link.ts';
import { createRedirectLocator } from '../read/config/redirect-locations.ts';
import type { TextOf } from '../report/position.ts';
import { once } from '../core/once.ts';
import { type BookPath, type UrlPath, bookPath, urlPath } from '../core/path.ts';
import { type SlicedWork, runToEnd } from '../core/time-slices.ts';
import { createNames } from '../disk/sources/exact-case.ts';
import { restrictedTo } from '../disk/sources/outside-files.ts';
import { listFilesSliced } from '../disk/sources/list-files.ts';
import { filesOfChapters, filesOfChaptersSliced } from '../scan/chapter-files.ts';
import type { BuiltBook } from '../build/session.ts';

/** The parts that take a while to collect in a book with many chapters. */
export type BookFolder = Pick<CheckedBook, 'chapterFiles' | 'files'>;

/** Absent if there is no book. */
export function* readFolder(root: string, built: BuiltBook): SlicedWork<BookFolder | undefined> {
  if (built.model === undefined) return undefined;
  const chapterFiles = yield* filesOfChaptersSliced(built.model);
  const files = yield* sourcesIn(root, built);
  return { chapterFiles, files };
}

/** Absent if there is no book. Without `folder`, the folder is read only when a check asks for it. */
export function checkedBook(root: string, built: BuiltBook, folder?: BookFolder): CheckedBook | undefined {
  const { model, config, site, textOf } = built;
  if (model === undefined) return undefined;
  // Lazy: not every check needs them, and some checks run after each save.
  const chapterFiles = once(() => folder?.chapterFiles ?? filesOfChapters(model));
  const files = once(() => folder?.files ?? runToEnd(sourcesIn(root, built)));
  return {
    config,
    index: model.index,
    redirects: redirectsOf(model.redirects, textOf),
    get chapterFiles() {
      return chapterFiles();
    },
    get files() {
      return files();
    },
    isInSite: (url) => site.has(urlPath(url)),
    hasGeneratedId: model.terms.hasId,
    textOf,
    exactCase: createNames(root, config.buildBook.restrict ? restrictedTo(root) : undefined).exactCase,
  };
}

function redirectsOf({ pages, fragments }: Redirects, textOf: TextOf): readonly CheckedRedirect[] {
  const locate = createRedirectLocator(textOf);
  const moved = (from: UrlPath, table: Readonly<Record<string, string>>): readonly CheckedRedirect[] =>
    Object.entries(table).map(([hash, target]) => {
      const at = locate({ from: from + hash, by: 'book.toml' });
      return { from, fragment: decode(hash.slice(1)), target, at };
    });
  return [
    ...pages.flatMap(({ url: from, target, fragments: table, at }) => [
      { from, target, at },
      ...moved(from, table),
    ]),
    ...[...fragments].flatMap(([from, table]) => moved(from, table)),
  ];
}

/** Every file except hidden ones, the site, and the folders of package managers and compilers. */
function* sourcesIn(root: string, built: BuiltBook): SlicedWork<readonly BookPath[]> {
  const destination = bookPath(relative(root, built.destination));
  const ignore = (path: BookPath, kind: 'file' | 'folder'): boolean => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return (
      name.startsWith('.') ||
      (kind === 'folder' &&
        (path === destination ||
          built.config.otherTranslations.includes(path) ||
          name === 'node_modules' ||
          name === 'target'))
    );
  };
  const listed = yield* listFilesSliced({ root, folder: bookPath(''), ignore });
  return listed.flatMap(({ kind, path, outside }) => (kind === 'file' && !outside ? [path] : []));
}

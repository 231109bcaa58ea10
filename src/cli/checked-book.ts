// A built book and its folder -> what the checks may know of them.
import { relative } from 'node:path';
import type { CheckedBook } from '../check/checked-book.ts';
import { once } from '../core/once.ts';
import { type BookPath, bookPath, urlPath } from '../core/path.ts';
import { createNames } from '../fs/exact-case.ts';
import { listFiles } from '../fs/list-files.ts';
import { filesOfChapters } from '../pipeline/chapter-reads.ts';
import type { BuiltBook } from '../pipeline/session.ts';

/** Absent when there is no book. */
export function checkedBook(root: string, built: BuiltBook): CheckedBook | undefined {
  const { model, config, site, textOf, destination } = built;
  if (model === undefined) return undefined;
  const { pages, fragments } = model.redirects;
  // Not every check wants them, and some are done after each save.
  const taken = once(() => filesOfChapters(model));
  const files = once(() => sourcesIn(root, bookPath(relative(root, destination))));
  return {
    config,
    index: model.index,
    redirects: [
      ...pages.map(({ url: from, target }) => ({ from, target })),
      ...[...fragments].flatMap(([from, moved]) => Object.values(moved).map((target) => ({ from, target }))),
    ],
    get taken() {
      return taken();
    },
    get files() {
      return files();
    },
    isInSite: (url) => site.has(urlPath(url)),
    textOf,
    exactCase: createNames(root).exactCase,
  };
}

/** All but what tools keep and make. */
function sourcesIn(root: string, destination: BookPath): readonly BookPath[] {
  const ignore = (path: BookPath, kind: 'file' | 'folder'): boolean => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return (
      name.startsWith('.') ||
      (kind === 'folder' && (path === destination || name === 'node_modules' || name === 'target'))
    );
  };
  return listFiles({ root, folder: bookPath(''), ignore }).flatMap(({ kind, path, outside }) =>
    kind === 'file' && !outside ? [path] : [],
  );
}

// Rewrites an address for a new base or target in the style of the old one.
import { type BookPath, bookPath, relativePath } from '../core/path.ts';

export interface NewAddress {
  /** The path as written. */
  readonly path: string;
  /** Absent for an absolute path, which starts at the folder of chapters. */
  readonly base: BookPath | undefined;
  readonly target: BookPath;
  /** Folder of the chapters. */
  readonly root: BookPath;
}

/** Keeps the style of the old path: `.md` or `.html`, with `./`, `/` or neither. */
export function addressFrom({ path, base, target, root }: NewAddress): string {
  const isPage = /\.html?$/i.test(path) && target.endsWith('.md');
  const html = target.replace(/(^|\/)README\.md$/i, '$1index.md').replace(/\.md$/, '.html');
  const targetPath = bookPath(isPage ? html : target);
  const relative =
    base === undefined
      ? `/${targetPath.slice(root === '' ? 0 : root.length + 1)}`
      : pathBetween(base, targetPath);
  const dotted = path.startsWith('./') && !relative.startsWith('.') ? `./${relative}` : relative;
  return encodeURI(dotted).replace(/[?#()]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Deep enough that no path leaves it. */
const DEEP = 'x/'.repeat(30);

/** Like {@link relativePath}, also for paths outside the root. */
export const pathBetween = (from: BookPath, to: BookPath): string =>
  relativePath(bookPath(DEEP + from), bookPath(DEEP + to));

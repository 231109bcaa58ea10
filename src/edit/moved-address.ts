// Where an address begins and ends after a move -> the address, in the manner in which it was written before.
import { type BookPath, bookPath, relativePath } from '../core/path.ts';

export interface NewAddress {
  /** The old path. */
  readonly path: string;
  /** Absent for one that starts at the folder of chapters, with `/`. */
  readonly starts: BookPath | undefined;
  readonly ends: BookPath;
  /** The folder of chapters. */
  readonly root: BookPath;
}

/** A path in the manner of the old one: `.md` or `.html`, with `./` or `/` or neither. */
export function addressFrom({ path, starts, ends, root }: NewAddress): string {
  const isPage = /\.html?$/i.test(path) && ends.endsWith('.md');
  const html = ends.replace(/(^|\/)README\.md$/i, '$1index.md').replace(/\.md$/, '.html');
  const target = bookPath(isPage ? html : ends);
  const relative =
    starts === undefined
      ? `/${target.slice(root === '' ? 0 : root.length + 1)}`
      : pathBetween(starts, target);
  const dotted = path.startsWith('./') && !relative.startsWith('.') ? `./${relative}` : relative;
  return encodeURI(dotted).replace(/[?#()]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Far enough down that no path leaves it. */
const DEEP = 'x/'.repeat(30);

/** As {@link relativePath}, for paths that leave the root too. */
export const pathBetween = (from: BookPath, to: BookPath): string =>
  relativePath(bookPath(DEEP + from), bookPath(DEEP + to));

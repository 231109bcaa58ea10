// Names of files made from a book, and of the files in an EPUB, that all systems accept (OCF 4.2.2).
import { type UrlPath, urlPath } from '../../core/path.ts';

/** `TITLE.epub`, without what some systems don't allow in names. */
export const bookFileUrl = (title: string, extension: string): UrlPath => {
  const name = title.replace(/[\s<>:"/\\|?*\p{Cc}]+/gu, ' ').replace(/^[. ]+|[. ]+$/g, '');
  return urlPath(`${name === '' ? 'book' : name}.${extension}`);
};

/** `xhtml` and others, without a dot. */
export type FileNames = (wanted: string, extension: string) => string;

/** Characters that EPUB forbids or warns about; letters of all scripts stay. */
const UNSAFE = /[^\p{L}\p{M}\p{N}._-]+/gu;

/** Names are relative to the package's folder, without repetitions regardless of case. */
export function createFileNames(): FileNames {
  const taken = new Set<string>();
  return (wanted, extension) => {
    const segments = wanted
      .normalize('NFC')
      .split('/')
      .map((segment) =>
        segment
          .replace(UNSAFE, '_')
          .replace(/^\.+|\.+$/g, '_')
          .slice(0, 80),
      )
      .filter((segment) => segment !== '');
    const path = (segments.length === 0 ? 'file' : segments.join('/')).replace(/\.[^./]*$/, '');
    for (let n = 1; ; n++) {
      const name = `${path}${n === 1 ? '' : `-${n}`}.${extension}`;
      const key = name.normalize('NFKC').toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  };
}

// The files of a book whose translation is in a folder of its own: what the folder lacks comes from the original.
import type { BookFiles, ListedFile } from '../core/book-files.ts';
import type { Config } from './config/config.ts';
import { hashOf } from '../core/hash.ts';
import { type BookPath, bookPath } from '../core/path.ts';

export interface TranslatedFolder {
  /** The folder of the translation. */
  readonly folder: BookPath;
  /** The folder of the original; it may contain those of translations. */
  readonly original: BookPath;
  /** Folders of translations, which don't belong to the original. */
  readonly excluded: readonly BookPath[];
}

/** Where a translation is; absent for a book that isn't one in a folder. */
const translatedFolder = ({
  book,
  original,
  otherTranslations,
}: Pick<Config, 'book' | 'original' | 'otherTranslations'>): TranslatedFolder | undefined =>
  original && { folder: book.src, original: original.src, excluded: [book.src, ...otherTranslations] };

/** The files of a book, with those of the original for a translation. */
export function withOriginal(files: BookFiles, config: Config): BookFiles {
  const place = translatedFolder(config);
  return place === undefined ? files : translatedFiles(files, place);
}

/** Each file of the translation's folder, or the one in the same place of the original if there is none. */
function translatedFiles(files: BookFiles, place: TranslatedFolder): BookFiles {
  const originalOf = (path: BookPath): BookPath | undefined => counterpart(path, place);
  const originOf = (path: BookPath): BookPath => {
    const original = files.exists(path) ? undefined : originalOf(path);
    return original !== undefined && files.exists(original) ? original : path;
  };
  return {
    ...files,
    originOf,
    read: (path) => files.read(originOf(path)),
    hash: (path) => {
      const origin = originOf(path);
      // A translation may begin as a copy, which is not the same as no translation.
      return origin === path ? files.hash(path) : hashOf(['original', files.hash(origin)]);
    },
    bytes: (path) => files.bytes(originOf(path)),
    copied: (path) => files.copied(originOf(path)),
    exists: (path) => files.exists(originOf(path)),
    namesIn: (folder) => {
      const original = originalOf(folder);
      const names = original === undefined ? [] : files.namesIn(original);
      const wanted = names.filter((name) => !place.excluded.includes(bookPath(`${original}/${name}`)));
      return [...new Set([...files.namesIn(folder), ...wanted])].sort();
    },
    list: (folder, skip) => listBoth(files, place, { folder, skip }),
  };
}

/** The path of the original that a path of the translation stands for; absent for a path outside the translation. */
function counterpart(path: BookPath, { folder, original, excluded }: TranslatedFolder): BookPath | undefined {
  if (path !== folder && !path.startsWith(`${folder}/`)) return undefined;
  const inside = path.slice(folder.length);
  const other = bookPath(original === '' ? inside.replace(/^\//, '') : original + inside);
  const isOutside = excluded.some((each) => other === each || other.startsWith(`${each}/`));
  return isOutside ? undefined : other;
}

/** The path of the translation that shows a file of the original; absent for a file outside the original. */
function translatedPath(path: BookPath, place: TranslatedFolder): BookPath | undefined {
  const { folder, original } = place;
  const prefix = original === '' ? '' : `${original}/`;
  if (!path.startsWith(prefix)) return undefined;
  const translated = bookPath(`${folder}/${path.slice(prefix.length)}`);
  return counterpart(translated, place) === path ? translated : undefined;
}

interface Listing {
  readonly folder: BookPath;
  readonly skip: (path: BookPath) => boolean;
}

function listBoth(
  files: BookFiles,
  place: TranslatedFolder,
  { folder, skip }: Listing,
): readonly ListedFile[] {
  const own = files.list(folder, skip);
  const original = counterpart(folder, place);
  if (original === undefined) return own;
  const known = new Set(own.map(({ path }) => path));
  const isSkipped = (path: BookPath): boolean => skip(path) || place.excluded.includes(path);
  const borrowed = files.list(original, isSkipped).flatMap((entry): ListedFile[] => {
    const path = translatedPath(entry.path, place);
    return path === undefined || known.has(path) || skip(path) ? [] : [{ ...entry, path }];
  });
  return [...own, ...borrowed].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Changed files, and the paths of a translation that show them. */
export function withTranslated(changed: ReadonlySet<BookPath>, config: Config): ReadonlySet<BookPath> {
  const place = translatedFolder(config);
  if (place === undefined) return changed;
  return new Set([...changed].flatMap((path) => [path, translatedPath(path, place) ?? path]));
}

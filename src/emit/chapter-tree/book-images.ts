// The images of the book that chapters of the EPUB show: checked, and each with a name in the file.
import type { BookFiles } from '../../core/book-files.ts';
import { type BookPath, type UrlPath } from '../../core/path.ts';
import type { FileNames } from './file-names.ts';
import { imageType } from './image-type.ts';
import { svgImage } from './svg-image.ts';

/** A file of the EPUB besides the chapters. */
export interface Resource {
  /** Relative to the package document. */
  readonly path: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
  /** The file of the book that it is; absent for others. */
  readonly source?: BookPath;
}

/** An image at its address from one chapter. */
export interface BookImage {
  readonly href: string;
}

export type FoundImage =
  | { readonly kind: 'image'; readonly resource: Resource; readonly isChanged: boolean }
  | { readonly kind: 'bad'; readonly why: 'broken' | 'type' }
  | { readonly kind: 'missing' };

export interface BookImages {
  /** The image for a file of the book, to be shown under the name `url` of the site. */
  readonly add: (source: BookPath, url: string) => FoundImage;
  /** All images so far, in the order of their first use. */
  readonly list: () => readonly Resource[];
}

export function createBookImages(files: Pick<BookFiles, 'bytes'>, nameFile: FileNames): BookImages {
  const bySource = new Map<BookPath, FoundImage>();
  const add = (source: BookPath, url: string): FoundImage => {
    const bytes = files.bytes(source);
    if (bytes === undefined) return { kind: 'missing' };
    const type = imageType(bytes);
    if (typeof type === 'string') return { kind: 'bad', why: type };
    const { mediaType, extension } = type;
    const svg = extension === 'svg' ? svgImage(Buffer.from(bytes).toString('utf8')) : undefined;
    if (extension === 'svg' && svg === undefined) return { kind: 'bad', why: 'broken' };
    const resource = { path: nameFile(url, extension), mediaType, content: svg?.text ?? bytes, source };
    return { kind: 'image', resource, isChanged: svg?.isChanged === true };
  };
  return {
    add: (source, url) => {
      const known = bySource.get(source) ?? add(source, url);
      bySource.set(source, known);
      return known;
    },
    list: () => [...bySource.values()].flatMap((found) => (found.kind === 'image' ? [found.resource] : [])),
  };
}

/** The source of a file of the site, by its path there. */
export type SourceOf = (url: UrlPath) => BookPath | undefined;

// Finds the images of a chapter by their addresses in its HTML, and notices those that can't be shown.
import { encodePath, folderOf, isInternalUrl, relativePath, resolveFrom, urlPath } from '../../core/path.ts';
import type { Page } from '../../link/resolve/book-index.ts';
import type { BookImage, BookImages, SourceOf } from './book-images.ts';
import { type ChapterPlaces, decodedPath } from './chapter-places.ts';
import type { Notices } from './notices.ts';

export interface ImageSources {
  readonly images: BookImages;
  readonly notices: Notices;
  readonly sourceOf: SourceOf;
}

/** `path` is that of the chapter's file, which addresses of images are relative to. */
export function createImageFinder(
  { page, path }: { readonly page: Page; readonly path: string },
  { images, notices, sourceOf }: ImageSources,
  { ofAddress }: Pick<ChapterPlaces, 'ofAddress'>,
): (src: string) => BookImage | 'remote' | undefined {
  return (src) => {
    if (/^(?:https?:)?\/\//i.test(src)) {
      notices.remoteImage(src, ofAddress(src));
      return 'remote';
    }
    if (/^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(src)) return { href: src };
    if (!isInternalUrl(src)) return undefined;
    const url = urlPath(resolveFrom(folderOf(page.chapter.url), decodedPath(src)));
    const source = sourceOf(url);
    const found = source === undefined ? undefined : images.add(source, url);
    if (source === undefined || found === undefined || found.kind === 'missing') return undefined;
    if (found.kind === 'bad') {
      notices.badImage(source, found.why, ofAddress(src));
      return undefined;
    }
    if (found.isChanged) notices.scriptedImage(source, ofAddress(src));
    return { href: encodePath(relativePath(urlPath(path), urlPath(found.resource.path))) };
  };
}

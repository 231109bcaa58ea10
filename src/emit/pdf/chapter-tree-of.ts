// The first pass over a chapter: its tree, with links and images resolved in the book.
import { chapterContent } from '../chapter-tree/chapter-content.ts';
import { lossesOf } from '../chapter-tree/chapter-losses.ts';
import { type LinkedPlace, type LinkPlaces, linkHref } from '../chapter-tree/chapter-links.ts';
import { type ChapterPlaces, createPlaces } from '../chapter-tree/chapter-places.ts';
import { createImageFinder, type ImageSources } from '../chapter-tree/find-image.ts';
import { createIdSet } from '../chapter-tree/id-set.ts';
import type { XmlNode } from '../chapter-tree/xml.ts';
import type { BookFiles } from '../../core/book-files.ts';
import type { Page } from '../../link/resolve/book-index.ts';

export interface ChapterTree {
  readonly page: Page;
  /** Its name in addresses of other chapters. */
  readonly key: string;
  readonly nodes: readonly XmlNode[];
  readonly ids: ReadonlySet<string>;
  /** Where its links lead. */
  readonly links: readonly LinkedPlace[];
  readonly places: ChapterPlaces;
}

export interface TreeSources extends ImageSources {
  readonly files: Pick<BookFiles, 'read'>;
  readonly keyOf: LinkPlaces['pathOf'];
  readonly origin?: string;
}

/** Ids of footnotes and of their references, which Typst connects. */
const OF_FOOTNOTES = /^(?:fr|footnote)-/;

export function chapterTree(
  { page, key, html }: { readonly page: Page; readonly key: string; readonly html: string },
  sources: TreeSources,
): ChapterTree {
  const { url } = page.chapter;
  const { ids, take } = createIdSet();
  const links: LinkedPlace[] = [];
  const { notices, files, keyOf, origin } = sources;
  const places = createPlaces(page, files);
  const image = createImageFinder({ page, path: key }, sources, places);
  const nodes = chapterContent(html, {
    curlyQuotes: false,
    direction: 'ltr',
    image,
    linkHref: (written) =>
      linkHref(written, {
        url,
        path: key,
        pathOf: keyOf,
        origin,
        hasId: (place) => {
          if (!OF_FOOTNOTES.test(place.id)) links.push(place);
          return true;
        },
        onNoTarget: (target) => {
          notices.noTarget(target, places.ofAddress(target));
        },
      }),
    // Typst doesn't load the images in a drawing.
    imageHref: () => undefined,
    takeId: take,
    ...lossesOf(notices, places),
    onFeature: () => undefined,
    onStyle: () => undefined,
  });
  return { page, key, nodes, ids, links, places };
}

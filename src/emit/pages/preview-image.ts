// The image that link previews of a page show.
import { encodePath } from '../../core/path.ts';
import { type Page, pageTitle } from '../../link/resolve/book-index.ts';
import type { Config } from '../../read/config/config.ts';
import { imageSize, imageUrl } from '../social-card/social-card-view.ts';
import type { ChapterView } from '../theme/view.ts';
import type { PageFrame } from './page-base.ts';

/** The image set in the chapter's front matter; absent if there is none. */
export function ownImage({ facts }: Page): string | undefined {
  const { image } = facts.frontMatter.data;
  return typeof image === 'string' ? image : undefined;
}

/**
 * The page's own image, otherwise the drawn one, otherwise the book's. Absent without the site's origin, because
 * previews need absolute URLs.
 */
export function previewImage(
  page: Page,
  { buildBook }: Config,
  { site, drawsImages }: PageFrame,
): Pick<ChapterView, 'image' | 'drawnImage'> {
  const { chapter } = page;
  if (site.origin === undefined) return {};
  const own = ownImage(page);
  if (own === undefined && drawsImages) {
    const title = pageTitle(page);
    const alt = site.title === '' || site.title === title ? title : `${title} - ${site.title}`;
    return { image: site.origin + encodePath(imageUrl(chapter.url)), drawnImage: { ...imageSize, alt } };
  }
  const [image, from] = own === undefined ? [buildBook.image, ''] : [own, encodePath(chapter.url)];
  if (image === undefined || !URL.canParse(image, site.origin + from)) return {};
  return { image: new URL(image, site.origin + from).href };
}

// A page -> the view that the template of its drawn picture is given, with every line of text where it is to stand.
import { type UrlPath, urlPath } from '../../core/path.ts';
import { type Page, pageTitle } from '../../link/resolve/book-index.ts';
import { numberOf } from '../../read/summary/outline.ts';
import type { ThemeColors } from '../theme/theme-colors.ts';
import type { ImageView, SiteView } from '../theme/view.ts';
import { breakLines, fits, roughWidth } from './break-lines.ts';

/** Of every drawn picture, in pixels: what most sites ask for. */
export const imageSize = { width: 1200, height: 630 } as const;

/** Where the picture of a page is in the site. */
export const imageUrl = (page: UrlPath): UrlPath => urlPath(`previews/${page.replace(/\.html$/, '')}.png`);

/** What a picture says. */
export interface ImageWords {
  readonly title: string;
  /** The book's title; empty where the page is called the same. */
  readonly book: string;
  /** The chapter that the page belongs to; empty for none. */
  readonly above: string;
  /** The site's address, as people write it; empty when it is not known. */
  readonly address: string;
  readonly direction: SiteView['direction'];
}

export function imageWords(page: Page, site: SiteView): ImageWords {
  const title = pageTitle(page);
  const parent = page.parents.at(-1);
  const number = parent && numberOf(parent);
  return {
    title: drawable(title),
    book: site.title === title ? '' : drawable(site.title),
    above:
      parent === undefined ? '' : drawable(number === undefined ? parent.name : `${number} ${parent.name}`),
    address: (site.origin ?? '').replace(/^https?:\/\/|\/$/gi, ''),
    direction: site.direction,
  };
}

/** Without characters that XML must not have. */
const drawable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '').trim();

/** Letters from large to small, with the lines that there is room for. */
const SIZES: readonly (readonly [size: number, lines: number])[] = [
  [92, 2],
  [80, 3],
  [68, 3],
  [56, 4],
];

const LINE_HEIGHT = 1.2;
/** The middle of the room for the title. */
const MIDDLE = 330;
const MARGIN = 84;
const ROOM = imageSize.width - 2 * MARGIN;
/** Of the lines above and below the title. */
const SMALL = 34;

/** `breadth` is how much wider the font's letters are than {@link roughWidth} takes them to be. */
export function imageView(words: ImageWords, colors: ThemeColors, breadth: number): ImageView {
  const { direction } = words;
  const { size, lines } = titleLines(words.title, breadth);
  const first = MIDDLE - ((lines.length - 1) * size * LINE_HEIGHT) / 2 + size * 0.36;
  const line = (text: string): string =>
    breakLines(text, (part) => roughWidth(part) * SMALL * breadth, { width: ROOM, lines: 1 })[0] ?? '';
  return {
    kind: 'image',
    ...imageSize,
    direction,
    colors,
    x: direction === 'rtl' ? imageSize.width - MARGIN : MARGIN,
    anchor: direction === 'rtl' ? 'end' : 'start',
    size,
    smallSize: SMALL,
    lines: lines.map((text, i) => ({
      text: inDirection(text, direction),
      y: Math.round(first + i * size * LINE_HEIGHT),
    })),
    book: inDirection(line(words.book), direction),
    above: inDirection(line(words.above), direction),
    address: words.address,
  };
}

/** The largest letters with which all of the title is there; with the smallest, what there is room for. */
function titleLines(
  title: string,
  breadth: number,
): { readonly size: number; readonly lines: readonly string[] } {
  let answer: { readonly size: number; readonly lines: readonly string[] } = { size: 0, lines: [] };
  for (const [size, most] of SIZES) {
    const lines = breakLines(title, (text) => roughWidth(text) * size * breadth, {
      width: ROOM,
      lines: most,
    });
    answer = { size, lines };
    if (fits(lines)) break;
  }
  return answer;
}

/** A line of a book that is read from the right begins there, whatever its first word is: so say U+202B and U+202C. */
const inDirection = (text: string, direction: SiteView['direction']): string =>
  direction === 'rtl' && text !== '' ? `\u202b${text}\u202c` : text;

/** A drawing of the title alone, by which its breadth is measured. Its letters are of size {@link SAMPLE_SIZE}. */
export const sampleDrawing = (escapedTitle: string, family: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="400">` +
  `<text y="200" font-size="${SAMPLE_SIZE}" font-weight="bold" font-family="${family}">${escapedTitle}</text></svg>`;

const SAMPLE_SIZE = 100;

/** From the width that the sample has; a font that draws nothing is taken as it comes. */
export function breadthOf(title: string, width: number): number {
  const rough = roughWidth(title) * SAMPLE_SIZE;
  return rough > 0 && width > 0 ? (width / rough) * SAFETY : 1;
}

/** A line can have more broad letters than the whole title. */
const SAFETY = 1.05;

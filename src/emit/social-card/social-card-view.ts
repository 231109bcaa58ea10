// Lays out a social card: the view of its template, with the position of every line.
import { type UrlPath, urlPath } from '../../core/path.ts';
import { type Page, pageTitle } from '../../link/resolve/book-index.ts';
import { numberOf } from '../../read/summary/outline.ts';
import type { ThemeColors } from '../theme/theme-colors.ts';
import type { ImageView, SiteView } from '../theme/view.ts';
import { breakLines, fits, roughWidth } from './break-lines.ts';

/** Size of every card in pixels, as most sites expect it. */
export const imageSize = { width: 1200, height: 630 } as const;

/** URL of a page's card in the site. */
export const imageUrl = (page: UrlPath): UrlPath => urlPath(`previews/${page.replace(/\.html$/, '')}.png`);

/** Text of a card. */
export interface ImageWords {
  readonly title: string;
  /** The book's title; empty if the page has the same title. */
  readonly book: string;
  /** The parent chapter; empty if there is none. */
  readonly above: string;
  /** The site's URL as people write it; empty if unknown. */
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

/** Removes characters that are invalid in XML. */
const drawable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '').trim();

/** Font sizes from large to small, with the number of lines that fit. */
const SIZES: readonly (readonly [size: number, lines: number])[] = [
  [92, 2],
  [80, 3],
  [68, 3],
  [56, 4],
];

const LINE_HEIGHT = 1.2;
/** Vertical center of the space for the title. */
const MIDDLE = 330;
const MARGIN = 84;
const ROOM = imageSize.width - 2 * MARGIN;
/** Font size of the lines above and below the title. */
const SMALL = 34;

/** `breadth` is the ratio of the font's real width to {@link roughWidth}. */
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

/** The largest font size at which the whole title fits; at the smallest size, the title may be cut. */
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

/** Right-to-left embedding (U+202B, U+202C), so that the line starts on the right regardless of its first word. */
const inDirection = (text: string, direction: SiteView['direction']): string =>
  direction === 'rtl' && text !== '' ? `\u202b${text}\u202c` : text;

/** A drawing of the title alone at {@link SAMPLE_SIZE}, used to measure its width. */
export const sampleSvg = (escapedTitle: string, family: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="400">` +
  `<text y="200" font-size="${SAMPLE_SIZE}" font-weight="bold" font-family="${family}">${escapedTitle}</text></svg>`;

const SAMPLE_SIZE = 100;

/** Ratio measured on the sample; 1 for a font that draws nothing. */
export function widthRatio(title: string, width: number): number {
  const rough = roughWidth(title) * SAMPLE_SIZE;
  return rough > 0 && width > 0 ? (width / rough) * SAFETY : 1;
}

/** A line can have more wide letters than the title on average. */
const SAFETY = 1.05;

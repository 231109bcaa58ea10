// The cover: the book's own image, or one drawn from its title and authors.
import { breakLines, roughWidth } from '../social-card/break-lines.ts';
import type { ThemeColors } from '../theme/theme-colors.ts';
import { SVG_NAMESPACE } from '../chapter-tree/foreign-content.ts';
import { type DocumentFrame, xhtmlDocument } from './xhtml-document.ts';
import { type Attribute, type XmlElement, xml, xmlDocument } from '../chapter-tree/xml.ts';

export const COVER = 'cover.xhtml';

export interface CoverWords {
  readonly title: string;
  readonly authors: readonly string[];
  readonly language: string;
}

/** The usual shape of ebook covers. */
const WIDTH = 1200;
const HEIGHT = 1800;
const MARGIN = 120;
const TITLE_SIZE = 120;
const AUTHOR_SIZE = 56;
const LINE_HEIGHT = 1.2;

/** An SVG with the title in the upper half and the authors at the foot, in the theme's colors. */
export function drawnCover(
  { title, authors, language }: CoverWords,
  { background, text, accent }: ThemeColors,
): string {
  const lines = linesOf(title, TITLE_SIZE, 6);
  const names = authors.flatMap((author) => linesOf(author, AUTHOR_SIZE, 1)).slice(0, 5);
  const first = HEIGHT * 0.36 - ((lines.length - 1) * TITLE_SIZE * LINE_HEIGHT) / 2;
  const last = HEIGHT - MARGIN - (names.length - 1) * AUTHOR_SIZE * LINE_HEIGHT;
  const shapes = [
    xml('title', [], [[title, ...authors].join(', ')]),
    box({ y: 0, width: WIDTH, height: HEIGHT, fill: background }),
    box({ y: 0, width: WIDTH, height: 36, fill: accent }),
    ...lines.map((line, i) =>
      textLine(line, {
        y: first + i * TITLE_SIZE * LINE_HEIGHT,
        size: TITLE_SIZE,
        fill: text,
        weight: 'bold',
      }),
    ),
    box({ y: first + lines.length * TITLE_SIZE * LINE_HEIGHT - 40, width: 180, height: 12, fill: accent }),
    ...names.map((name, i) =>
      textLine(name, {
        y: last + i * AUTHOR_SIZE * LINE_HEIGHT,
        size: AUTHOR_SIZE,
        fill: text,
        weight: 'normal',
      }),
    ),
  ];
  return xmlDocument(xml('svg', [...ROOT, ['xml:lang', language]], shapes));
}

const ROOT: readonly Attribute[] = [
  ['xmlns', SVG_NAMESPACE],
  ['viewBox', `0 0 ${WIDTH} ${HEIGHT}`],
  ['width', String(WIDTH)],
  ['height', String(HEIGHT)],
  ['role', 'img'],
];

interface Box {
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

/** A rectangle in the middle. */
const box = ({ y, width, height, fill }: Box): XmlElement =>
  xml('rect', [
    ['x', String((WIDTH - width) / 2)],
    ['y', String(Math.round(y))],
    ['width', String(width)],
    ['height', String(height)],
    ['fill', fill],
  ]);

const linesOf = (text: string, size: number, lines: number): readonly string[] =>
  breakLines(text, (part) => roughWidth(part) * size * 1.1, { width: WIDTH - 2 * MARGIN, lines });

interface LineStyle {
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly weight: 'bold' | 'normal';
}

const textLine = (line: string, { y, size, fill, weight }: LineStyle): XmlElement =>
  xml(
    'text',
    [
      ['x', String(WIDTH / 2)],
      ['y', String(Math.round(y))],
      ['text-anchor', 'middle'],
      ['font-family', 'Georgia, serif'],
      ['font-size', String(size)],
      ['font-weight', weight],
      ['fill', fill],
    ],
    [line],
  );

/** The page that shows the cover. */
export const coverDocument = (
  image: string,
  { title, label, frame }: { readonly title: string; readonly label: string; readonly frame: DocumentFrame },
): string =>
  xhtmlDocument({
    path: COVER,
    title: label,
    bodyType: 'cover',
    frame,
    body: [
      xml(
        'section',
        [
          ['epub:type', 'cover'],
          ['role', 'region'],
          ['aria-label', label],
          ['class', 'cover'],
        ],
        [
          xml('img', [
            ['src', image],
            ['alt', title],
            ['role', 'doc-cover'],
          ]),
        ],
      ),
    ],
  });

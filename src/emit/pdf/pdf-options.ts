// The keys of `[output.pdf]`.
import { type Kind, kindOf } from '../../read/config/keys/field.ts';
import { flag, integer, listOf, text } from '../../read/config/keys/kinds.ts';
import { type MdbookPdfKeys, mdbookPdfKeys } from './mdbook-pdf-keys.ts';
import { pluginKeys } from '../../read/config/keys/plugin-table.ts';

/** In points. */
export interface PaperSize {
  readonly width: number;
  readonly height: number;
}

/** In points. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface PdfOptions {
  readonly codeFonts: readonly string[];
  /** In points; 10 when absent. */
  readonly fontSize?: number;
  readonly fonts: readonly string[];
  /** True: the address of a link is a footnote. */
  readonly linkAddresses: boolean;
  /** True: links to other chapters show the number of their page. */
  readonly linkPages: boolean;
  /** Absent: they depend on the paper. */
  readonly margins?: Margins;
  /** Chapters down to this level start on a new page. */
  readonly newPageLevel: number;
  /** A4 when absent. */
  readonly paper?: PaperSize;
  /** True: the site has the file too, and a link to it in its menu bar. */
  readonly publish: boolean;
  /** Which chapters the contents list: those down to this level. */
  readonly contentsLevel: number;
  readonly hyphenate: boolean;
}

/** Points of each unit. */
const UNITS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 7.2 / 2.54 };

/** A length in points: `6in`, `2.5 cm`. */
function pointsOf(written: string): number | undefined {
  const [, amount = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,6})?)\s*(pt|in|cm|mm)$/i.exec(written.trim()) ?? [];
  return amount === '' ? undefined : Number(amount) * (UNITS[unit.toLowerCase()] ?? 1);
}

const PAPERS: Readonly<Record<string, string>> = {
  a4: '210mm x 297mm',
  a5: '148mm x 210mm',
  b5: '176mm x 250mm',
  'us-letter': '8.5in x 11in',
  letter: '8.5in x 11in',
  'us-legal': '8.5in x 14in',
};

const paper: Kind<PaperSize> = kindOf(
  '`"a4"`, `"a5"`, `"b5"`, `"us-letter"`, `"us-legal"` or a size such as `"6in x 9in"`',
  { type: 'string' },
  (value) => {
    if (typeof value !== 'string') return undefined;
    const name = value.trim().toLowerCase();
    const [width, height, ...others] = (Object.hasOwn(PAPERS, name) ? (PAPERS[name] ?? '') : name)
      .split(/\s*[x×]\s*/)
      .map(pointsOf);
    const isPage = (length: number | undefined): length is number =>
      length !== undefined && length >= 144 && length <= 14_400;
    return isPage(width) && isPage(height) && others.length === 0 ? { width, height } : undefined;
  },
);

const margins: Kind<Margins> = kindOf(
  'one to four lengths such as `"2cm"` or `"0.8in 0.7in"`: for all sides, or top, right, bottom and left',
  { type: 'string' },
  (value) => {
    if (typeof value !== 'string') return undefined;
    const lengths = value
      .trim()
      .split(/\s+(?=\d)/)
      .map(pointsOf);
    if (lengths.length > 4 || !lengths.every((length) => length !== undefined)) return undefined;
    const [top = 0, right = top, bottom = top, left = right] = lengths;
    return { top, right, bottom, left };
  },
);

const fontSize: Kind<number> = kindOf('a size such as `"10pt"`', { type: 'string' }, (value) => {
  const points = typeof value === 'string' ? pointsOf(value) : undefined;
  return points !== undefined && points >= 4 && points <= 72 ? points : undefined;
});

export const pdfKeys: Kind<PdfOptions> = pluginKeys<PdfOptions & MdbookPdfKeys>({
  ...mdbookPdfKeys,
  codeFonts: {
    kind: listOf(text),
    fallback: ['DejaVu Sans Mono'],
    about: 'Fonts for code. Each character uses the first font that has it.',
    example: '["JetBrains Mono"]',
  },
  contentsLevel: {
    kind: integer(1, 6),
    fallback: 2,
    about: 'The table of contents lists chapters down to this level.',
    example: '1',
  },
  fontSize: {
    kind: fontSize,
    about: 'Size of the text. When not set, it is 10 points.',
    example: '"11pt"',
  },
  fonts: {
    kind: listOf(text),
    fallback: ['Libertinus Serif'],
    about: 'Fonts for text. Each character uses the first font that has it.',
    example: '["Literata", "Noto Serif CJK JP"]',
  },
  hyphenate: {
    kind: flag,
    fallback: true,
    about: 'Hyphenates words at the ends of lines.',
    example: 'false',
  },
  linkAddresses: {
    kind: flag,
    fallback: false,
    about: 'Prints the addresses of links to other sites as footnotes.',
    example: 'true',
  },
  linkPages: {
    kind: flag,
    fallback: true,
    about: 'Prints the page number after a link to another chapter.',
    example: 'false',
  },
  margins: {
    kind: margins,
    about: 'Margins of the page. When not set, they depend on the paper.',
    example: '"2cm 1.8cm"',
  },
  newPageLevel: {
    kind: integer(1, 6),
    fallback: 1,
    about: 'Chapters down to this level start on a new page: `1` is for chapters that aren’t nested.',
    example: '2',
  },
  paper: {
    kind: paper,
    about:
      'Paper size: `a4`, `a5`, `b5`, `us-letter`, `us-legal`, or width and height. When not set, it is A4.',
    example: '"6in x 9in"',
  },
  publish: {
    kind: flag,
    fallback: false,
    about: 'Adds the PDF to the site, with a link in the menu bar.',
    example: 'true',
  },
});

// `settings.typ`: what the template knows about the book.
import { type Words, wordOf } from '../../core/words.ts';
import type { Rgb } from './class-colors.ts';
import type { PageLayout } from './page-layout.ts';
import type { PdfOptions } from './pdf-options.ts';
import { type Value, typstString, typstValue } from './typst-code.ts';

export interface BookSettings {
  readonly title: string;
  readonly authors: readonly string[];
  readonly description?: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Words;
  readonly colors: ReadonlyMap<string, Rgb>;
  readonly layout: PageLayout;
  readonly options: PdfOptions;
}

export function settingsFile(book: BookSettings): string {
  const { layout, options, colors, words } = book;
  const { top, right, bottom, left } = layout.margins;
  const locale = localeOf(book.language);
  const pt = (length: number): string => typstValue({ length });
  const dictionary = (entries: readonly (readonly [string, string])[]): string =>
    entries.length === 0
      ? '(:)'
      : `(${entries.map(([key, value]) => `${typstString(key)}: ${value}, `).join('')})`;
  const lines: readonly (readonly [string, string])[] = [
    ['title', typstValue(book.title)],
    ['authors', typstValue(book.authors)],
    ['description', typstValue(book.description)],
    ['lang', typstValue(locale.language)],
    ['region', typstValue(locale.region)],
    ['dir', book.direction],
    ['width', pt(layout.paper.width)],
    ['height', pt(layout.paper.height)],
    ['margins', `(top: ${pt(top)}, right: ${pt(right)}, bottom: ${pt(bottom)}, left: ${pt(left)})`],
    ['size', pt(layout.fontSize)],
    ['fonts', typstValue(options.fonts)],
    ['code-fonts', typstValue(options.codeFonts)],
    ['hyphenate', typstValue(options.hyphenate)],
    ['link-pages', typstValue(options.linkPages)],
    ['words', dictionary(wordEntries(words).map(([key, value]) => [key, typstValue(value)]))],
    ['colors', dictionary([...colors].map(([name, rgb]) => [name, `rgb(${rgb.join(', ')})`]))],
  ];
  return `#let settings = (\n${lines.map(([key, value]) => `  ${key}: ${value},\n`).join('')})\n`;
}

const wordEntries = (words: Words): readonly (readonly [string, Value])[] => {
  const [before = '', after = ''] = wordOf(words, 'pdf-page', { page: '\u0000' }).split('\u0000');
  return [
    ['contents', wordOf(words, 'table-of-contents')],
    ['comma', wordOf(words, 'list-separator')],
    ['page', [before, after]],
  ];
};

/** Typst knows languages of two or three letters, and regions of two. */
function localeOf(language: string): { readonly language: string; readonly region?: string } {
  try {
    const { language: code, region } = new Intl.Locale(language.replaceAll('_', '-'));
    if (!/^[a-z]{2,3}$/.test(code)) return { language: 'en' };
    return region !== undefined && /^[A-Z]{2}$/.test(region)
      ? { language: code, region }
      : { language: code };
  } catch {
    return { language: 'en' };
  }
}

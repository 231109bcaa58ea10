// What converting a chapter needs of the rest of the book, and what it finds.
import type { ForeignUse } from './foreign-content.ts';
import type { BookImage } from './book-images.ts';

/** `undescribed`: an image has no alt text. */
export type ChapterFeature = 'svg' | 'mathml' | 'undescribed';

export interface ChapterUse extends ForeignUse {
  /** The address of a link in the EPUB; absent if it can only be text. */
  readonly linkHref: (href: string) => string | undefined;
  /** An image of the book; `remote` for one of another site, absent for one that can't be shown. */
  readonly image: (src: string) => BookImage | 'remote' | undefined;
  readonly onLeftOut: (element: string) => void;
  readonly onDiagram: () => void;
  /** Notes what the package document has to say of the chapter. */
  readonly onFeature: (feature: ChapterFeature) => void;
  /** Style sheets that the chapter has in its text: they go into its head. */
  readonly onStyle: (css: string) => void;
  /** Code is always left to right, which style sheets of EPUBs can't say. */
  readonly direction: 'ltr' | 'rtl';
  /** `output.epub.curly-quotes`. */
  readonly curlyQuotes: boolean;
}

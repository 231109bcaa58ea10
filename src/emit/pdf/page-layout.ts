// The size of the page and of the text on it.
import type { Margins, PaperSize, PdfOptions } from './pdf-options.ts';

export interface PageLayout {
  readonly paper: PaperSize;
  readonly margins: Margins;
  /** In points. */
  readonly fontSize: number;
  /** About how many characters fit into a line of text. */
  readonly charactersPerLine: number;
}

/** A4. */
const DEFAULT_PAPER: PaperSize = { width: 595.2756, height: 841.8898 };

/** In points. A narrower column of text would hardly hold a word. */
const NARROWEST_TEXT = 100;

export function pageLayout({ paper = DEFAULT_PAPER, margins, fontSize = 10 }: PdfOptions): PageLayout {
  const side = Math.round(paper.width * 0.13);
  const end = Math.round(paper.height * 0.1);
  const byPaper = { top: end, right: side, bottom: end, left: side };
  const wanted = margins ?? byPaper;
  const fits =
    paper.width - wanted.left - wanted.right >= NARROWEST_TEXT &&
    paper.height - wanted.top - wanted.bottom >= NARROWEST_TEXT;
  const used = fits ? wanted : byPaper;
  const width = paper.width - used.left - used.right;
  return { paper, margins: used, fontSize, charactersPerLine: Math.floor(width / (fontSize * 0.5)) };
}

// What the compiler says as diagnostics: errors with their chapter, fonts that it doesn't know, characters without a glyph.
import { type Diagnostic, type Location, diagnose } from '../../core/diagnostic.ts';
import type { Typeset } from '../../disk/typesetter.ts';
import { chapterPath } from './book-document.ts';
import type { PdfOptions } from './pdf-options.ts';
import type { ChapterTree } from './chapter-tree-of.ts';
import { oneLine } from './formulas.ts';
import { accessibilityProblems } from './missing-glyphs.ts';

export function compilerProblems(
  { pdf, errors = [], warnings = [], notAccessible }: Typeset,
  trees: readonly ChapterTree[],
  options: Pick<PdfOptions, 'fonts' | 'codeFonts'>,
): readonly Diagnostic[] {
  const [error] = errors;
  const fonts = new Set(
    warnings.flatMap(({ message }) => /^unknown font family: (.*?)(?:,? hints?:|$)/.exec(message)?.[1] ?? []),
  );
  return [
    ...(pdf === undefined
      ? [
          diagnose(
            'pdf/failed',
            { reason: oneLine(error?.message ?? 'unknown error') },
            placeOf(error?.path, trees),
          ),
        ]
      : []),
    ...[...fonts].flatMap((font) => unknownFont(font, options)),
    ...(notAccessible === undefined ? [] : accessibilityProblems(notAccessible, trees)),
  ];
}

/** The compiler writes names in lower case; fonts of the book's own template aren't in book.toml. */
function unknownFont(
  font: string,
  { fonts, codeFonts }: Pick<PdfOptions, 'fonts' | 'codeFonts'>,
): readonly Diagnostic[] {
  const isIt = (name: string): boolean => name.toLowerCase() === font;
  const name = [...fonts, ...codeFonts].find(isIt) ?? font;
  const key = codeFonts.some(isIt) ? 'output.pdf.code-fonts' : 'output.pdf.fonts';
  return [diagnose('pdf/unknown-font', { font: name, key })];
}

function placeOf(path: string | undefined, trees: readonly ChapterTree[]): Location | undefined {
  const tree = trees.find((one) => chapterPath(one) === path);
  return tree && { file: tree.page.chapter.source, span: { start: 0, end: 0 } };
}

// What is wrong with a book -> the same with the pages that it is about.
import type { Diagnostic } from '../core/diagnostic.ts';
import type { BookPath, UrlPath } from '../core/path.ts';
import type { BuiltBook } from '../build/session.ts';
import type { PageDiagnostic } from './site.ts';

/** A mistake in a chapter is about its page; one in a file that chapters include, about theirs. */
export function pageDiagnostics(
  { model }: BuiltBook,
  diagnostics: readonly Diagnostic[],
): readonly PageDiagnostic[] {
  const known = new Map<BookPath, readonly UrlPath[]>();
  const pagesOf = (file: BookPath): readonly UrlPath[] => {
    const pages = known.get(file) ?? findPages(file);
    known.set(file, pages);
    return pages;
  };
  const findPages = (file: BookPath): readonly UrlPath[] => {
    const own = model?.index.bySource.get(file);
    if (own !== undefined) return [own.chapter.url];
    const question = `file:${file}`;
    return (model?.index.pages ?? [])
      .filter(({ chapter }) => model?.scanned.get(chapter.source)?.questions.includes(question) === true)
      .map(({ chapter }) => chapter.url);
  };
  return diagnostics.map((diagnostic) => {
    const pages = diagnostic.at === undefined ? [] : pagesOf(diagnostic.at.file);
    return pages.length === 0 ? { diagnostic } : { diagnostic, pages };
  });
}

// The files that results are shown from: for each group of pages one with their titles, and some with their texts.
import { encodePath } from '../../core/path.ts';
import type { SearchFacts } from '../../scan/search/search-facts.ts';
import { type IndexFile, namedByContent, stemOf } from './index-file.ts';
import type { GroupHead, GroupPage } from './index-format.ts';
import type { SearchedPage } from './search-pages.ts';

export interface PageGroup {
  /** Titles and addresses; names the others. */
  readonly head: IndexFile;
  readonly texts: readonly IndexFile[];
}

/** In bytes of UTF-8; compressed, less than 2 kB. Twice as large, a query of TRPL loads up to a fifth more. */
const TEXT_SIZE = 3200;

export interface FoundPage {
  readonly page: SearchedPage;
  readonly facts: SearchFacts;
}

export function pageGroup(pages: readonly FoundPage[]): PageGroup {
  const files: string[][] = [];
  let size = TEXT_SIZE;
  const put = (text: string): readonly [file: number, place: number] => {
    if (size >= TEXT_SIZE) {
      files.push([]);
      size = 0;
    }
    size += Buffer.byteLength(text);
    const file = files.length - 1;
    return [file, (files[file]?.push(text) ?? 1) - 1];
  };
  const heads = pages.map(({ page, facts }): GroupPage => ({
    url: encodePath(page.url),
    title: page.title,
    ...(page.part !== undefined && { part: page.part }),
    ...(page.parents.length > 0 && { parents: page.parents }),
    ...(page.terms.length > 0 && { terms: page.terms.map(({ text, id = '' }) => [text, id] as const) }),
    sections: facts.sections.map(
      ([id, title, text]) => [title === page.title ? 0 : title, id, ...put(text)] as const,
    ),
  }));
  const texts = files.map((texts) => namedByContent(JSON.stringify(texts), 'json'));
  const head: GroupHead = { texts: texts.map(stemOf), pages: heads };
  return { head: namedByContent(JSON.stringify(head), 'json'), texts };
}

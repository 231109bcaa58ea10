// An outline -> the same with each chapter marked whose page an earlier one has.
import { type Diagnostic, diagnose, type Outcome } from '../../core/diagnostic.ts';
import type { UrlPath } from '../../core/path.ts';
import type { OutlineItem, WrittenChapter } from './outline.ts';

/** Warns of a file that is named twice (mdBook refuses the book) and of two files that would make one page. */
export function markDuplicates(items: readonly OutlineItem[]): Outcome<readonly OutlineItem[]> {
  const pages = new Map<UrlPath, WrittenChapter>();
  const diagnostics: Diagnostic[] = [];
  const mark = (item: OutlineItem): OutlineItem => {
    if (item.kind === 'separator' || item.kind === 'part') return item;
    if (item.kind === 'draft') return { ...item, children: item.children.map(mark) };
    const first = pages.get(item.url);
    if (first === undefined) pages.set(item.url, item);
    else diagnostics.push(clash(first, item));
    // The chapter comes before its children, so that the outer one keeps the page.
    const children = item.children.map(mark);
    return first === undefined ? { ...item, children } : { ...item, duplicate: true, children };
  };
  return { value: items.map(mark), diagnostics };
}

const clash = (first: WrittenChapter, second: WrittenChapter): Diagnostic =>
  first.source === second.source
    ? diagnose('summary/duplicate-chapter', { path: second.source }, second.at)
    : diagnose('file/output-collision', { url: second.url, by: [first.source, second.source] }, second.at);

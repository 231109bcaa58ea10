// Finds the chapters of SUMMARY.md that share a page.
import { type Diagnostic, diagnose, type Outcome } from '../../core/diagnostic.ts';
import type { UrlPath } from '../../core/path.ts';
import type { OutlineItem, WrittenChapter } from './outline.ts';

/**
 * Marks chapters whose page belongs to an earlier one. Warns about files that are listed twice (an error in mdBook) and
 * files with the same page. Earlier marks are replaced.
 */
export function markDuplicates(items: readonly OutlineItem[]): Outcome<readonly OutlineItem[]> {
  const pages = new Map<UrlPath, WrittenChapter>();
  const diagnostics: Diagnostic[] = [];
  const mark = (item: OutlineItem): OutlineItem => {
    if (item.kind === 'separator' || item.kind === 'part') return item;
    if (item.kind === 'draft') return { ...item, children: item.children.map(mark) };
    const first = pages.get(item.url);
    if (first === undefined) pages.set(item.url, item);
    else diagnostics.push(clash(first, item));
    // Parents before children, so that the parent keeps the page.
    const children = item.children.map(mark);
    return { ...item, duplicate: first === undefined ? undefined : true, children };
  };
  return { value: items.map(mark), diagnostics };
}

const clash = (first: WrittenChapter, second: WrittenChapter): Diagnostic =>
  first.source === second.source
    ? diagnose('summary/duplicate-chapter', { path: second.source }, second.at)
    : diagnose('file/output-collision', { url: second.url, by: [first.source, second.source] }, second.at);

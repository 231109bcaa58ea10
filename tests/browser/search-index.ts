// A site -> the same site with a search index, made by building a book of what is in each page's <main>.
import type { OutlineItem } from '../../src/read/summary/outline.ts';
import { tempFolderAt } from '../helpers/temp-folder.ts';
import type { SiteFiles } from './browser.ts';
import { builtSite } from './built-book.ts';
import { outline } from './sample-book.ts';

const FOLDER = 'search-index/';

const lines = (items: readonly OutlineItem[], indent = ''): string =>
  items
    .map((item) => {
      if (item.kind === 'part') return `\n# ${item.title}\n\n`;
      if (item.kind !== 'chapter') return '';
      const link = `[${item.name.replaceAll('<', '\\<')}](${item.source.replace(/^src\//, '')})`;
      return `${indent}${item.number ? '- ' : ''}${link}\n${lines(item.children, `${indent}  `)}`;
    })
    .join('');

/** Without blank lines, which would end a block of HTML. */
const chapterOf = (page: string): string =>
  (/<main[^>]*>(.*)<\/main>/s.exec(page)?.[1] ?? '').replace(/\n\s*\n/g, '\n').trim();

/** Adds the index of the sample book's pages. */
export async function withSearchIndex(files: SiteFiles): Promise<SiteFiles> {
  const sources = [...files].flatMap(([url, content]) =>
    url.endsWith('.html') && !['toc.html', 'print.html', '404.html'].includes(url)
      ? [[`src/${url.replace(/html$/, 'md')}`, chapterOf(String(content))] as const]
      : [],
  );
  const folder = tempFolderAt({
    'book.toml': '[book]\ntitle = "A sample book"\n',
    'src/SUMMARY.md': `# Summary\n\n${lines(outline)}`,
    ...Object.fromEntries(sources),
  });
  try {
    const made = [...(await builtSite(folder.path))].filter(([path]) => path.startsWith(FOLDER));
    return new Map([...files, ...made]);
  } finally {
    folder.remove();
  }
}

// A site -> the same site with an index by Pagefind itself, made of what stands in each page's <main>.
import { close, createIndex } from 'pagefind';
import type { SiteFiles } from './browser.ts';

/** Adds `pagefind/` for every page of a site. */
export async function withSearchIndex(files: SiteFiles): Promise<SiteFiles> {
  const { index } = await createIndex({});
  if (index === undefined) throw new Error('Pagefind does not start');
  for (const [url, content] of files) {
    const main = /<main[^>]*>(.*)<\/main>/s.exec(url.endsWith('.html') ? String(content) : '')?.[1];
    if (main === undefined || ['toc.html', 'print.html'].includes(url)) continue;
    await index.addHTMLFile({ url, content: `<html lang="en"><body><main>${main}</main></body></html>` });
  }
  const { files: made } = await index.getFiles();
  await close();
  return new Map([...files, ...made.map(({ path, content }) => [`pagefind/${path}`, content] as const)]);
}

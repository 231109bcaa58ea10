// MiniSearch over the pages of a site: whole pages with its defaults, or sections as VitePress indexes them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

const textOf = (html) =>
  html
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
      hex || decimal
        ? String.fromCodePoint(parseInt(hex ?? decimal, hex ? 16 : 10))
        : (entities[name] ?? whole),
    )
    .replace(/\s+/g, ' ')
    .trim();

/** A page -> its sections: what is from one heading to the next. */
function sectionsOf(site, page) {
  const html = readFileSync(join(site, page), 'utf8');
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? '';
  const [, ...parts] = main.split(/(?=<h[1-6][^>]*\bid=")/);
  const titles = [];
  return parts.map((part) => {
    const [, level, id, title = '', rest = ''] =
      /^<h([1-6])[^>]*\bid="([^"]*)"[^>]*>(.*?)<\/h\1>(.*)$/s.exec(part) ?? [];
    titles.splice(Number(level) - 1);
    const above = titles.filter(Boolean);
    titles[Number(level) - 1] = textOf(title);
    return { id: `${page}#${id}`, title: textOf(title), titles: above.join(' '), text: textOf(rest) };
  });
}

/** @type {(MiniSearch: any, pages: readonly string[], site: string) => any} */
function indexPages(MiniSearch, pages, site) {
  const index = new MiniSearch({ fields: ['title', 'text'], storeFields: ['title'] });
  for (const page of pages) {
    const sections = sectionsOf(site, page);
    const text = sections.map((section) => `${section.title} ${section.text}`).join(' ');
    index.add({ id: page, title: sections[0]?.title ?? '', text });
  }
  return index;
}

function indexSections(MiniSearch, pages, site) {
  const index = new MiniSearch({
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
  });
  for (const page of pages) {
    for (const section of sectionsOf(site, page)) if (!index.has(section.id)) index.add(section);
  }
  return index;
}

export const opener = (MiniSearch, scriptBytes, bySection) => async (site, pages) => {
  const index = (bySection ? indexSections : indexPages)(MiniSearch, pages, site);
  return {
    search: async (query) => index.search(query).map(({ id }) => id),
    bytes: () => gzipSync(JSON.stringify(index)).length + scriptBytes,
    close: () => {},
  };
};

// The sites of all editions of a book as one site.
import { type Edition, urlInAll } from '../core/edition.ts';
import { hashBytes } from '../core/hash.ts';
import { type UrlPath, urlPath } from '../core/path.ts';
import type { Change, PageDiagnostic, ServedPage, ServedSite } from './site.ts';

/** An edition and its site. */
export interface ServedEdition {
  readonly edition: Edition;
  /** Absent until the edition is built. */
  readonly site: () => ServedSite | undefined;
  /** The site, which is built when it is first asked for. */
  readonly load: () => Promise<ServedSite>;
}

export interface EditionsSite {
  /** The edition of the book's own language, which is always built. */
  readonly main: ServedEdition;
  readonly editions: readonly ServedEdition[];
  /** The page at the root and its script; absent if an edition is there. */
  readonly front: () => ReadonlyMap<UrlPath, string> | undefined;
}

/** The main edition must be built. */
export function editionsSite({ main, editions, front }: EditionsSite): ServedSite {
  const first = siteOf(main);
  const prefix = first.prefix.slice(0, first.prefix.length - folderLength(main.edition));
  const isOfVersion = (url: UrlPath): boolean => first.isOfVersion?.(url) === true;
  const locate = (url: UrlPath): Located | undefined => {
    if (isOfVersion(url)) return { served: main, url };
    const found = findEdition(editions, url);
    return found?.served === main && isOfVersion(found.url) ? undefined : found;
  };
  return {
    ...first,
    prefix,
    has: (url) => {
      const found = locate(url);
      if (found === undefined) return front()?.has(url) === true;
      const { edition, site } = found.served;
      return site()?.has(found.url) ?? edition.pages.has(found.url);
    },
    get: async (url) => {
      const found = locate(url);
      if (found !== undefined) return (await found.served.load()).get(found.url);
      const text = front()?.get(url);
      return text === undefined ? undefined : frontFile(text, url);
    },
    notFound: async (url) => {
      const found = url === undefined ? undefined : locate(url);
      return (found ? await found.served.load() : first).notFound();
    },
    diagnostics: editions.flatMap(({ edition, site }) => diagnosticsBelow(edition, site())),
    mayCreate: (path) => editions.some(({ site }) => site()?.mayCreate(path) === true),
  };
}

const frontFile = (body: string, url: UrlPath): ServedPage => ({
  body,
  hash: hashBytes(body),
  ...(url.endsWith('.html') && { live: true }),
});

function siteOf({ site }: ServedEdition): ServedSite {
  const found = site();
  if (found === undefined) throw new Error('the main edition is always built');
  return found;
}

const folderLength = ({ folder }: Edition): number => (folder === '' ? 0 : folder.length + 1);

interface Located {
  readonly served: ServedEdition;
  /** Relative to the edition's folder. */
  readonly url: UrlPath;
}

/** The edition in the innermost folder that contains the page; absent outside of all. */
function findEdition(editions: readonly ServedEdition[], url: UrlPath): Located | undefined {
  const within = editions.filter(({ edition: { folder } }) => folder === '' || url.startsWith(`${folder}/`));
  const [served] = within.sort((a, b) => b.edition.folder.length - a.edition.folder.length);
  return served && { served, url: urlPath(url.slice(folderLength(served.edition))) };
}

const diagnosticsBelow = (edition: Edition, site: ServedSite | undefined): readonly PageDiagnostic[] =>
  (site?.diagnostics ?? []).map(({ diagnostic, pages }) =>
    pages === undefined
      ? { diagnostic }
      : { diagnostic, pages: pages.map((url) => urlInAll({ edition, url })) },
  );

/** A change of one edition as one of the whole site. */
export function changeBelow(edition: Edition, { pages, assets, contents, everything }: Change): Change {
  const below = (url: UrlPath): UrlPath => urlInAll({ edition, url });
  return {
    pages: pages.map(below),
    assets: assets.map(below),
    ...(contents !== undefined && { contents: below(contents) }),
    everything,
  };
}

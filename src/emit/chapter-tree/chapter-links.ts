// Where the links of a chapter lead in the EPUB.
import { type UrlPath, encodePath, folderOf, relativePath, resolveFrom, urlPath } from '../../core/path.ts';

/** A place on another page, or on the same one, that must exist for the link to be valid. */
export interface LinkedPlace {
  /** Path of the chapter's file in the EPUB. */
  readonly path: string;
  readonly id: string;
}

export interface LinkPlaces {
  /** The page that the links are on, as in the site. */
  readonly url: UrlPath;
  /** Its path in the EPUB. */
  readonly path: string;
  /** The path of a page in the EPUB; absent for what isn't a page. */
  readonly pathOf: (url: UrlPath) => string | undefined;
  /** Whether a file of the EPUB has an element with this id. */
  readonly hasId: (place: LinkedPlace) => boolean;
  /** The full URL of the site with a slash at the end; absent if unknown. */
  readonly origin?: string;
  /** Called for a link that is left as text, with its address. */
  readonly onNoTarget: (target: string) => void;
}

/** Schemes that reading systems pass on to other programs. */
const SCHEMES: ReadonlySet<string> = new Set(
  'http https mailto tel sms ftp news irc ircs xmpp geo magnet'.split(' '),
);

/** The address in the EPUB; absent if the link can only be text. */
export function linkHref(written: string, places: LinkPlaces): string | undefined {
  const href = written.trim();
  if (href === '' || href === '#') return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme !== undefined || href.startsWith('//')) return otherSite(href, scheme, places);
  const [, file = '', id] = /^([^?#]*)[^#]*(?:#(.*))?$/s.exec(href) ?? [];
  const url = file === '' ? places.url : resolveFrom(folderOf(places.url), decoded(file));
  const path =
    places.pathOf(urlPath(url)) ??
    (/\/$|^$/.test(file) ? places.pathOf(urlPath(`${url}/index.html`)) : undefined);
  if (path === undefined) return fileHref(url, href, places);
  const target = path === places.path ? '' : encodePath(relativePath(urlPath(places.path), urlPath(path)));
  const place = id === undefined || id === '' ? undefined : { path, id: decoded(id) };
  if (place && places.hasId(place)) return `${target}#${encodeURI(place.id)}`;
  return target === '' ? undefined : target;
}

function otherSite(href: string, scheme: string | undefined, { onNoTarget }: LinkPlaces): string | undefined {
  const full = scheme === undefined ? `https:${href}` : href;
  if ((scheme === undefined || SCHEMES.has(scheme)) && URL.canParse(full)) return validUrl(full);
  onNoTarget(href);
  return undefined;
}

/** A file of the site: on the site, because reading systems only open pages. */
function fileHref(url: UrlPath, href: string, { origin, onNoTarget }: LinkPlaces): string | undefined {
  if (origin !== undefined && !url.startsWith('../')) {
    const fragment = href.includes('#') ? href.slice(href.indexOf('#')) : '';
    const full = `${origin}${encodePath(url)}${fragment}`;
    if (URL.canParse(full)) return validUrl(full);
  }
  onNoTarget(href);
  return undefined;
}

/** Browsers accept characters in a URL that the URL standard calls errors, such as a second `#`. */
function validUrl(url: string): string {
  const [before = '', ...fragment] = new URL(url).href.split('#');
  const whole = [before, ...(fragment.length > 0 ? [fragment.join('%23')] : [])].join('#');
  return whole.replace(/[\s"<>\\^`{|}[\]](?![^/]*@)/g, (char, at: number) =>
    /^[a-z]+:\/\/[^/?#]*$/i.test(whole.slice(0, at)) ? char : encodeURIComponent(char),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `output.html.site-url` if it is a full URL, with a slash at the end. */
export const siteAddress = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url) ? url.replace(/\/?$/, '/') : undefined;

// The settings of an edition that is published with others, from those of its own book.toml.
import { folderBelow } from '../../core/edition.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import type { Config } from '../config/config.ts';

/** What the whole site decides about one of its versions. */
export interface VersionPlace {
  /** Its folder below the root of the whole site; empty for the version at the root. */
  readonly folder: UrlPath;
  /** `site-url` and `canonical-site-url` of the whole site. */
  readonly siteUrl?: string;
  readonly canonicalSiteUrl?: string;
  /** `cname`, which belongs to the root. */
  readonly cname?: string;
  /** False for versions that search engines and feed readers aren't told about. */
  readonly isCurrent: boolean;
}

/**
 * The settings for that place, or for the folder of a language in it. Files are compressed once the links to other versions are filled in. A version's own versions
 * are older than those of the whole site, and aren't published. Without a place, the book is published on its own.
 */
export function versionConfig(
  config: Config,
  place: VersionPlace | undefined,
  language: UrlPath = urlPath(''),
): Config {
  if (place === undefined) return config;
  const { html, buildBook } = config;
  const folder = folderBelow(place.folder, language);
  return {
    ...config,
    html: {
      ...html,
      siteUrl: inFolder(place.siteUrl, folder),
      canonicalSiteUrl: place.canonicalSiteUrl && inFolder(place.canonicalSiteUrl, folder),
      cname: folder === '' ? place.cname : undefined,
    },
    buildBook: {
      ...buildBook,
      sitemap: buildBook.sitemap && place.isCurrent,
      feed: place.isCurrent ? buildBook.feed : undefined,
      precompress: false,
      versions: undefined,
    },
  };
}

/** `site-url` may be a path or a URL. Without it the site is at the root of its host, which its 404 page needs to know. */
const inFolder = (siteUrl: string | undefined, folder: UrlPath): string | undefined =>
  folder === '' ? siteUrl : `${(siteUrl ?? '').replace(/\/+$/, '')}/${folder}/`;

// The site of a book together with its versions.
import type { Edition } from '../../core/edition.ts';
import type { Outcome } from '../../core/diagnostic.ts';
import type { Site } from '../../core/output-file.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import { withCompressed } from '../../emit/static/compression.ts';
import { type PublishedVersion, publishedSite } from '../../emit/versions/published-site.ts';
import type { SiteModel } from '../../emit/site-model.ts';
import { versionConfig } from '../../read/versions/version-config.ts';
import { originOf } from '../../emit/pages/site-view.ts';
import type { Config } from '../../read/config/config.ts';
import { NEXT } from '../../read/versions/choose-versions.ts';
import { type OnDamage, keptSite } from './kept-site.ts';
import type { PreparedVersion } from './find-version.ts';
import type { PreparedVersions } from './prepare-versions.ts';

export interface PublishedBook {
  readonly prepared: PreparedVersions;
  readonly model: SiteModel;
  /** Of the working tree. */
  readonly site: Site;
  readonly onDamage: OnDamage;
}

/** The working tree comes first in the menu, then the versions, then those that are published elsewhere. */
export function publishedBook({ prepared, model, site, onDamage }: PublishedBook): Outcome<Site> {
  const { config, versions, place } = prepared;
  const { words, book } = model.config;
  const next: PublishedVersion = {
    edition: {
      kind: 'version',
      id: NEXT,
      name: Object.hasOwn(config.names, NEXT) ? (config.names[NEXT] ?? NEXT) : NEXT,
      folder: place.folder,
      language: book.language,
      direction: book.textDirection,
      pages: new Set(model.index.pages.map(({ chapter }) => chapter.url)),
      isDefault: place.isCurrent,
    },
    ...(!place.isCurrent && { status: 'unreleased' }),
    site,
    words,
    origin: model.frame.site.origin,
  };
  const published = publishedSite({
    versions: [
      next,
      ...versions.flatMap((version) =>
        publishedVersion(version, prepared, { onDamage, next: { ...next, config: model.config } }),
      ),
    ],
    elsewhere: Object.entries(config.elsewhere).map(([name, address]) =>
      elsewhere(name, address, next.edition),
    ),
    frame: model.frame,
  });
  return prepared.precompress ? { ...published, value: withCompressed(published.value) } : published;
}

function publishedVersion(
  { version, folder, kept, stays }: PreparedVersion,
  { config, place }: PreparedVersions,
  {
    onDamage,
    next,
  }: { readonly onDamage: OnDamage; readonly next: PublishedVersion & { readonly config: Config } },
): readonly PublishedVersion[] {
  const pages = kept?.record.pages ?? stays;
  if (pages === undefined) return [];
  const { language, direction } = kept?.record ?? next.edition;
  const { status } = version;
  const hasBanner = status === 'unreleased' || (status === 'old' && config.old !== 'plain');
  return [
    {
      edition: {
        ...{ kind: 'version', id: version.ref, name: version.name, folder },
        ...{ language, direction, pages: new Set(pages) },
        isDefault: status === 'latest' && !place.isCurrent,
      },
      ...(hasBanner && { status }),
      site: kept ? keptSite(kept, onDamage) : new Map(),
      words: kept?.record.words ?? next.words,
      origin: kept ? kept.record.origin : originOf(versionConfig(next.config, { ...place, folder })),
      isRedirected: status === 'old' && config.old === 'redirect',
      alias: folder === '' ? version.folder : undefined,
    },
  ];
}

const elsewhere = (name: string, address: string, { language, direction }: Edition): Edition => ({
  ...{ kind: 'version', id: name, name, address, folder: urlPath(''), language, direction },
  pages: new Set<UrlPath>(),
  isDefault: false,
});

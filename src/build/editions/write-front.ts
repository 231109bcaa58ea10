// Writes the root of a site whose editions are all in folders.
import { resolve } from 'node:path';
import type { Outcome } from '../../core/diagnostic.ts';
import type { Edition } from '../../core/edition.ts';
import type { UrlPath } from '../../core/path.ts';
import { type WrittenSite, writeSite } from '../../disk/site/write-site.ts';
import { destinationName } from '../../disk/site/destination.ts';
import { frontFiles } from '../../emit/discovery/front-page.ts';
import { NOT_FOUND_URL } from '../../emit/pages/not-found-address.ts';
import type { Config } from '../../read/config/config.ts';
import { htmlOutputDir } from '../../read/config/layout.ts';
import { versionConfig } from '../../read/versions/version-config.ts';
import { diagnoseDestination } from '../diagnose/diagnose-destination.ts';
import type { SessionCaches } from '../session-caches.ts';
import type { BuiltBook, SessionOptions } from '../session.ts';
import type { SessionVersions } from '../versions/session-versions.ts';
import { NOTHING_WRITTEN } from '../write-outputs.ts';

/** The root of the whole site. */
export interface Front {
  /** The settings of the book in its own language, as if it were at the root. */
  readonly config: Config;
  /** In the order of the menu. */
  readonly editions: readonly Edition[];
  /** Their folders in the output folder. */
  readonly folders: readonly UrlPath[];
}

export interface FrontWriting extends Front {
  readonly options: Pick<SessionOptions, 'root' | 'environment' | 'destination'>;
  readonly caches: SessionCaches;
  readonly versions: SessionVersions;
  /** The book in its own language. */
  readonly built: BuiltBook;
}

export async function writeFront(writing: FrontWriting): Promise<Outcome<WrittenSite>> {
  const { options, caches, versions, built, editions, folders } = writing;
  const { root } = options;
  const { program, statCache } = caches;
  const destination = resolve(root, htmlOutputDir(writing.config, options.destination));
  const place = built.versions?.place;
  const config = versionConfig(writing.config, place);
  const refused = diagnoseDestination(options, { config, destination });
  if (refused) return { value: NOTHING_WRITTEN, diagnostics: [refused] };
  const notFound = built.site.get(NOT_FOUND_URL);
  const isUnlisted = place?.isCurrent === false;
  const front = frontFiles({ config, editions, isUnlisted, ...(notFound && { notFound }) });
  const { value: site, diagnostics } = built.model
    ? versions.publish(built.model, front, 'front')
    : { value: front, diagnostics: [] };
  const written = await writeSite({
    destination,
    site,
    program,
    statCache,
    editions: folders,
    name: destinationName({ root, destination }),
    ...(built.versions && { stays: built.versions.stays }),
  });
  return { ...written, diagnostics: [...diagnostics, ...written.diagnostics] };
}

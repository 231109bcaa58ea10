// Writes the root of a site whose editions are all in folders.
import type { Outcome } from '../../core/diagnostic.ts';
import { type WrittenSite, writeSite } from '../../disk/site/write-site.ts';
import { destinationName } from '../../disk/site/destination.ts';
import { programDigest } from '../../disk/program-digest.ts';
import type { StatCache } from '../../disk/sources/stat-cache.ts';
import { type FrontInput, frontFiles } from '../../emit/discovery/front-page.ts';
import { diagnoseDestination } from '../diagnose/diagnose-destination.ts';
import type { SessionOptions } from '../session.ts';
import { NOTHING_WRITTEN } from '../write-outputs.ts';

export interface FrontWriting extends FrontInput {
  readonly options: Pick<SessionOptions, 'root' | 'environment' | 'destination'>;
  /** The root of the whole site, absolute. */
  readonly destination: string;
  readonly statCache: StatCache;
}

export async function writeFront(writing: FrontWriting): Promise<Outcome<WrittenSite>> {
  const { options, config, destination, editions, statCache } = writing;
  const refused = diagnoseDestination(options, { config, destination });
  if (refused) return { value: NOTHING_WRITTEN, diagnostics: [refused] };
  return writeSite({
    destination,
    name: destinationName({ root: options.root, destination }),
    site: frontFiles(writing),
    program: programDigest(),
    statCache,
    editions: editions.map(({ folder }) => folder),
  });
}

// Builds a version of the book from Git, into a folder that is then kept.
import { join } from 'node:path';
import { severityOf } from '../../core/catalog.ts';
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { type Checkout, checkOut } from '../../disk/git/checkout.ts';
import type { Plugin } from '../../plugins/plugin.ts';
import type { ChosenVersion } from '../../read/versions/choose-versions.ts';
import type { VersionPlace } from '../../read/versions/version-config.ts';
import type { SessionCaches } from '../session-caches.ts';
import type { Session, EditionOptions } from '../session.ts';
import { traceEnvironment } from '../unchanged/environment-trace.ts';
import { buildLanguages } from './build-languages.ts';
import { saveRecord } from './version-cache.ts';
import { type NewRecord, failure } from './version-failure.ts';
import type { BuiltVersion, FailedVersion, VersionRecord } from './version-record.ts';

export interface VersionBuild {
  readonly version: ChosenVersion;
  readonly place: VersionPlace;
  /** The root of the book that is published: absolute. */
  readonly root: string;
  /** An empty folder, absolute. */
  readonly folder: string;
  readonly environment: EditionOptions['environment'];
  readonly plugins: readonly Plugin[];
  /** Digest of the program. */
  readonly program: string;
  readonly openSession: (options: EditionOptions) => Session;
  /** Caches for one language of a version. */
  readonly openCaches: () => SessionCaches;
  readonly onOutput?: EditionOptions['onOutput'];
  readonly onWaiting?: EditionOptions['onWaiting'];
}

/** Name of the folder that the commit is written to. */
const SOURCE_FOLDER = 'source';

/** Writes the site and its record to the folder, or just a record of why the build failed. */
export async function buildVersion(build: VersionBuild): Promise<VersionRecord> {
  const { environment, variables } = traceEnvironment(build.environment);
  const { ref, commit } = build.version;
  const source = await checkOut({ root: build.root, commit, folder: join(build.folder, SOURCE_FOLDER) });
  const made =
    source.kind === 'failed' ? failure(source.reason) : await buildSource(build, source, environment);
  source.remove();
  const record = { ...made, ref, variables: variables() } as VersionRecord;
  saveRecord(build.folder, record);
  return record;
}

async function buildSource(
  build: VersionBuild,
  source: Extract<Checkout, { readonly kind: 'checkout' }>,
  environment: EditionOptions['environment'],
): Promise<NewRecord<BuiltVersion> | NewRecord<FailedVersion>> {
  const made = await buildLanguages({ build, book: source.book, environment });
  if (made.kind === 'failed') return made;
  const { editions, front, found, lacking } = made;
  const languages = { what: 'language', paths: lacking } as const;
  return {
    kind: 'built',
    editions,
    front,
    problems: { errors: countOf(found, 'error'), warnings: countOf(found, 'warning') },
    incomplete: incompleteParts(build.version.ref, [...source.lacking, languages]),
  };
}

const countOf = (found: readonly Diagnostic[], severity: string): number =>
  found.filter((diagnostic) => severityOf(diagnostic) === severity).length;

/** What Git doesn't have of the book's own folder, and the languages that can't be built. */
function incompleteParts(
  name: string,
  lacking: readonly {
    readonly what: 'submodule' | 'lfs' | 'partial' | 'unsafe' | 'language';
    readonly paths: readonly string[];
  }[],
): readonly Diagnostic[] {
  return lacking.flatMap(({ what, paths: [path, ...others] }) =>
    path === undefined
      ? []
      : [diagnose('versions/incomplete', { name, what, path, count: others.length + 1 })],
  );
}

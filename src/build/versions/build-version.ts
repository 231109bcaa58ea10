// Builds a version of the book from Git, into a folder that is then kept.
import { join } from 'node:path';
import { severityOf } from '../../core/catalog.ts';
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { type BookPath, type UrlPath, bookPath } from '../../core/path.ts';
import { type Checkout, checkOut } from '../../disk/git/checkout.ts';
import { readGitHistory } from '../../disk/sources/git-history.ts';
import { readManifest } from '../../disk/site/site-manifest.ts';
import { SITE } from '../../emit/outputs/outputs.ts';
import { applyPolicy } from '../../report/severity-policy.ts';
import { createSuppressions } from '../../report/suppressions.ts';
import type { ChosenVersion } from '../../read/versions/choose-versions.ts';
import type { VersionPlace } from '../../read/versions/version-config.ts';
import type { SessionCaches } from '../session-caches.ts';
import type { BuiltBook, Session, EditionOptions } from '../session.ts';
import { traceEnvironment } from '../unchanged/environment-trace.ts';
import { SITE_FOLDER, saveRecord } from './version-cache.ts';
import type { BuiltVersion, FailedVersion, RecordBase, VersionRecord } from './version-record.ts';

export interface VersionBuild {
  readonly version: ChosenVersion;
  readonly place: VersionPlace;
  /** The root of the book that is published: absolute. */
  readonly root: string;
  /** An empty folder, absolute. */
  readonly folder: string;
  readonly environment: EditionOptions['environment'];
  readonly openSession: (options: EditionOptions) => Session;
  /** Caches for one version. */
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

type Made<Record> = Omit<Record, keyof RecordBase>;

async function buildSource(
  build: VersionBuild,
  source: Extract<Checkout, { readonly kind: 'checkout' }>,
  environment: EditionOptions['environment'],
): Promise<Made<BuiltVersion> | Made<FailedVersion>> {
  const { version, root, folder, onOutput, onWaiting } = build;
  const session = build.openSession({
    ...{ root: source.book, environment, onOutput, onWaiting },
    destination: join(folder, SITE_FOLDER),
    cache: 'none',
    mode: 'build',
    only: SITE,
    version: {
      ...{ place: build.place, caches: build.openCaches(), hasSlots: true },
      history: () => readGitHistory(root, version.commit),
    },
  });
  try {
    const built = await session.build();
    if (built.fatal) return fatalFailure(version, built);
    const written = await session.write(built);
    const all = judged(built, [...built.diagnostics, ...written.diagnostics]);
    const [failed] = written.diagnostics.filter(({ code }) => code === 'file/write-failed');
    if (written.value.destination === undefined) return failure('its book has no `html` output');
    if (failed?.code === 'file/write-failed') return failure(failed.args.reason);
    return builtRecord(built, written.value.destination, {
      errors: countOf(all, 'error'),
      warnings: countOf(all, 'warning'),
      incomplete: incompleteParts(version.ref, source),
    });
  } finally {
    await session.close();
  }
}

interface Findings {
  readonly errors: number;
  readonly warnings: number;
  readonly incomplete: readonly Diagnostic[];
}

function builtRecord(
  { config, model }: BuiltBook,
  site: string,
  { incomplete, ...problems }: Findings,
): Made<BuiltVersion> {
  const files = readManifest(site)?.files ?? new Map<UrlPath, never>();
  return {
    kind: 'built',
    language: config.book.language,
    direction: config.book.textDirection,
    words: config.words,
    pages: (model?.index.pages ?? []).map(({ chapter }) => chapter.url),
    files: [...files].map(([url, { hash, size }]) => {
      const isPage = url.endsWith('.html') && model?.staticFiles.has(url) !== true;
      return { url, hash, size, ...(isPage && { hasSlots: true }) };
    }),
    origin: model?.frame.site.origin,
    problems,
    incomplete,
  };
}

/** With the severities that the version's own settings and comments give them. */
const judged = (
  { config: { buildBook }, textOf }: BuiltBook,
  found: readonly Diagnostic[],
): readonly Diagnostic[] =>
  applyPolicy(found, {
    severities: {
      ...buildBook.severities,
      ...Object.fromEntries(buildBook.check.ignore.map((code) => [code, 'ignore'])),
    },
    warnings: buildBook.warningPolicy,
    isSuppressed: createSuppressions(textOf),
  });

const countOf = (found: readonly Diagnostic[], severity: string): number =>
  found.filter((diagnostic) => severityOf(diagnostic) === severity).length;

const failure = (reason: string): Made<FailedVersion> => ({
  kind: 'failed',
  reason,
  diagnostics: [],
  texts: {},
});

/** What left no book: the errors of its settings and its contents. */
function fatalFailure({ ref }: ChosenVersion, built: BuiltBook): Made<FailedVersion> {
  const errors = built.diagnostics.filter((diagnostic) => severityOf(diagnostic) === 'error');
  const texts: Record<string, string> = {};
  const diagnostics = errors.map((diagnostic): Diagnostic => {
    if (diagnostic.at === undefined) return diagnostic;
    const { file, span } = diagnostic.at;
    const named = fileInRef(ref, file);
    texts[named] = built.textOf(file) ?? '';
    return { ...diagnostic, at: { file: named, span } };
  });
  return { ...failure('it leaves no book'), diagnostics, texts };
}

/** `v1.0:book.toml`, as `git show` takes it. */
const fileInRef = (ref: string, file: BookPath): BookPath => bookPath(`${ref}:${file}`);

/** What Git doesn't have of the book's own folder. */
function incompleteParts(
  name: string,
  { lacking }: Extract<Checkout, { readonly kind: 'checkout' }>,
): readonly Diagnostic[] {
  return lacking.flatMap(({ what, paths: [path, ...others] }) =>
    path === undefined
      ? []
      : [diagnose('versions/incomplete', { name, what, path, count: others.length + 1 })],
  );
}

// Builds the book of a version in each of its languages, one after the other.
import { join } from 'node:path';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { distinctDiagnostics } from '../../core/distinct-diagnostics.ts';
import type { Siblings } from '../../core/edition.ts';
import { languageTag } from '../../core/language-tag.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import { readGitHistory } from '../../disk/sources/git-history.ts';
import { createStatCache } from '../../disk/sources/stat-cache.ts';
import { readManifest } from '../../disk/site/site-manifest.ts';
import { writeSite } from '../../disk/site/write-site.ts';
import { frontFiles } from '../../emit/discovery/front-page.ts';
import { SITE } from '../../emit/outputs/outputs.ts';
import type { SiteModel } from '../../emit/site-model.ts';
import { versionConfig } from '../../read/versions/version-config.ts';
import { applyPolicy } from '../../report/severity-policy.ts';
import { createSuppressions } from '../../report/suppressions.ts';
import { type PlannedLanguages, planLanguages } from '../editions/plan-languages.ts';
import type { BuiltBook, EditionOptions, Session } from '../session.ts';
import type { VersionBuild } from './build-version.ts';
import { SITE_FOLDER } from './version-cache.ts';
import { type NewRecord, failure, fatalFailure } from './version-failure.ts';
import type { FailedVersion, KeptEdition, KeptFile } from './version-record.ts';

export interface VersionSource {
  readonly build: VersionBuild;
  /** The root of the book in the commit, absolute. */
  readonly book: string;
  readonly environment: EditionOptions['environment'];
}

export interface BuiltLanguages {
  readonly kind: 'built';
  /** The original first. */
  readonly editions: readonly KeptEdition[];
  /** The files at the root if all languages are in folders; empty for all others. */
  readonly front: readonly KeptFile[];
  /** Distinct, with the severities that the version's own settings and comments give them. */
  readonly found: readonly Diagnostic[];
  /** Languages that can't be built. No page of the others leads to them. */
  readonly lacking: readonly string[];
}

/**
 * A version fails if its original can't be built. If a translation can't, the version is built again without that language.
 */
export async function buildLanguages(
  source: VersionSource,
): Promise<BuiltLanguages | NewRecord<FailedVersion>> {
  const { build, book, environment } = source;
  const planned = await planLanguages({ root: book, environment, mode: 'build' }, build.plugins);
  const lacking: string[] = [];
  let languages = planned?.editions ?? [];
  for (;;) {
    const made = await buildEach(source, languages);
    if (made.kind === 'built') {
      const names = planned ? judged({ ...planned, textOf: () => undefined }, planned.diagnostics) : [];
      const found = distinctDiagnostics([...names, ...made.found]);
      const front = planned ? await writeFront(build, { ...planned, editions: languages }) : [];
      return 'kind' in front ? front : { ...made, front, found, lacking };
    }
    const { language, failure: failed, isOfBook } = made;
    // Another failure, such as a full disk, mustn't cost the version a language for good.
    if (language === undefined || language.current.isDefault || !isOfBook) return failed;
    lacking.push(language.current.id);
    languages = without(languages, language);
  }
}

const without = (languages: readonly Siblings[], { current }: Siblings): readonly Siblings[] =>
  languages
    .filter((each) => each.current !== current)
    .map((each) => ({ ...each, languages: each.languages.filter((other) => other !== current) }));

interface FailedEdition {
  readonly kind: 'failed';
  readonly failure: NewRecord<FailedVersion>;
  /** Whether the sources are at fault, so that another build would fail too. */
  readonly isOfBook: boolean;
}

type Each =
  | Pick<BuiltLanguages, 'kind' | 'editions' | 'found'>
  /** `language` is absent for a book in one language. */
  | (FailedEdition & { readonly language?: Siblings });

/** Stops at the first language that can't be built. */
async function buildEach(source: VersionSource, languages: readonly Siblings[]): Promise<Each> {
  const editions: KeptEdition[] = [];
  const found: Diagnostic[] = [];
  for (const language of languages.length === 0 ? [undefined] : languages) {
    const made = await buildEdition(source, language);
    if (made.kind === 'failed') return { ...made, language };
    editions.push(made.edition);
    found.push(...made.found);
  }
  return { kind: 'built', editions, found };
}

interface BuiltEdition {
  readonly kind: 'built';
  readonly edition: KeptEdition;
  readonly found: readonly Diagnostic[];
}

async function buildEdition(
  source: VersionSource,
  siblings: Siblings | undefined,
): Promise<BuiltEdition | FailedEdition> {
  const failed = (why: NewRecord<FailedVersion>, isOfBook = false): FailedEdition => ({
    kind: 'failed',
    failure: why,
    isOfBook,
  });
  const session = openVersion(source, siblings);
  try {
    const built = await session.build();
    if (built.model === undefined) return failed(fatalFailure(source.build.version, built), true);
    const written = await session.write(built);
    if (written.value.destination === undefined)
      return failed(failure('its book has no `html` output'), true);
    const unwritten = writeFailure(written.diagnostics);
    if (unwritten) return failed(unwritten);
    const edition = keptEdition(built, built.model, { site: written.value.destination, siblings });
    return { kind: 'built', edition, found: judged(built, [...built.diagnostics, ...written.diagnostics]) };
  } finally {
    await session.close();
  }
}

function writeFailure(diagnostics: readonly Diagnostic[]): NewRecord<FailedVersion> | undefined {
  const failed = diagnostics.find(({ code }) => code === 'file/write-failed');
  return failed?.code === 'file/write-failed' ? failure(failed.args.reason) : undefined;
}

function openVersion({ build, book, environment }: VersionSource, siblings: Siblings | undefined): Session {
  const { version, root, folder, onOutput, onWaiting } = build;
  return build.openSession({
    root: book,
    environment,
    onOutput,
    onWaiting,
    ...(siblings && { siblings, language: siblings.current.id }),
    destination: join(folder, SITE_FOLDER),
    cache: 'none',
    mode: 'build',
    only: SITE,
    version: {
      place: build.place,
      caches: build.openCaches(),
      hasSlots: true,
      history: () => readGitHistory(root, version.commit),
    },
  });
}

function keptEdition(
  { config }: BuiltBook,
  model: SiteModel,
  { site, siblings }: { readonly site: string; readonly siblings: Siblings | undefined },
): KeptEdition {
  const { language, textDirection } = config.book;
  const current = siblings?.current;
  return {
    folder: current?.folder ?? urlPath(''),
    language: languageTag(language) ?? language,
    direction: textDirection,
    words: config.words,
    pages: model.index.pages.map(({ chapter }) => chapter.url),
    untranslated: [...(current?.untranslated ?? [])],
    files: filesOf(site, (url) => url.endsWith('.html') && !model.staticFiles.has(url)),
    origin: model.frame.site.origin,
  };
}

function filesOf(site: string, hasSlots: (url: UrlPath) => boolean): readonly KeptFile[] {
  const files = readManifest(site)?.files ?? new Map<UrlPath, never>();
  return [...files].map(([url, { hash, size }]) => ({
    url,
    hash,
    size,
    ...(hasSlots(url) && { hasSlots: true }),
  }));
}

/** Leads readers to their language. The 404 page is that of the original, once its links are filled in. */
async function writeFront(
  { place, folder, program }: VersionBuild,
  { config, editions }: Pick<PlannedLanguages, 'config' | 'editions'>,
): Promise<readonly KeptFile[] | NewRecord<FailedVersion>> {
  if (editions.some(({ current }) => current.folder === '')) return [];
  const destination = join(folder, SITE_FOLDER);
  const site = frontFiles({
    config: versionConfig(config, place),
    editions: editions.map(({ current }) => current),
  });
  const statCache = createStatCache();
  const written = await writeSite({ destination, name: SITE_FOLDER, site, program, statCache });
  return writeFailure(written.diagnostics) ?? filesOf(destination, () => false);
}

const judged = (
  { config: { buildBook }, textOf }: Pick<BuiltBook, 'config' | 'textOf'>,
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

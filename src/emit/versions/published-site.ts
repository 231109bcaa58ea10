// Puts the versions of a book together into one site: each in its folder, with links to the others filled in.
import { type Edition, type Siblings, folderBelow, inLanguage, urlInAll } from '../../core/edition.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { type OutputFile, type Site, outputFile } from '../../core/output-file.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import type { Words } from '../../core/words.ts';
import { NEXT } from '../../read/versions/choose-versions.ts';
import { NOT_FOUND_URL } from '../pages/not-found-address.ts';
import type { PageFrame } from '../pages/page-base.ts';
import { filledFile } from './filled-file.ts';
import { redirectsTo } from './version-redirects.ts';

/** A version in all its languages. */
export interface PublishedVersion {
  /** The tag or branch, or the name of the working tree. */
  readonly id: string;
  /** Its folder below the root of the whole site. */
  readonly folder: UrlPath;
  /** One for each language, the original first. */
  readonly editions: readonly PublishedEdition[];
  /** Files in its folder if all languages have folders of their own; empty for all others. */
  readonly front: Site;
  /** True for the version that search engines should list. */
  readonly isCurrent: boolean;
  /** Absent for the current version. */
  readonly status?: Siblings['status'];
  /** True if its pages only lead to the current version. */
  readonly isRedirected?: boolean;
  /** A folder whose pages lead to those of this version; absent for none. */
  readonly alias?: UrlPath;
}

/** A version in one language, with its files. */
export interface PublishedEdition {
  /** In its folder below the root of the whole site. */
  readonly edition: Edition;
  /** Files at their addresses in its own folder. Pages have slots. Empty for an edition that is only linked to. */
  readonly site: Site;
  /** The words of its interface. */
  readonly words: Words;
  /** Absolute URL of its folder with a trailing slash; absent if unknown. */
  readonly origin?: string;
}

export interface PublishInput {
  /** In the order of the menu, with exactly one that is current. */
  readonly versions: readonly PublishedVersion[];
  /** Versions that are published elsewhere. */
  readonly elsewhere: readonly Edition[];
  /** Of the working tree, whose theme has the parts that are filled in. */
  readonly frame: PageFrame;
}

/** Of two files at one address the one at the root stays: its version is the current one. */
export function publishedSite(input: PublishInput): Outcome<Site> {
  const { versions, frame } = input;
  const current = currentOf(versions);
  const taken = takenFolders(versions);
  const site = new Map<UrlPath, OutputFile>();
  const diagnostics: Diagnostic[] = [];
  const put = (file: OutputFile): void => {
    const first = site.get(file.url);
    if (first === undefined) site.set(file.url, file);
    else diagnostics.push(diagnose('file/output-collision', { url: file.url, by: [first.by, file.by] }));
  };
  for (const version of versions.toSorted((a, b) => a.folder.length - b.folder.length)) {
    const { folder, alias } = version;
    if (isListed(version)) {
      const apart = withoutTaken([...filesOf(input, version)], version, taken);
      apart.value.forEach(put);
      diagnostics.push(...apart.diagnostics);
    } else if (current) redirectsTo({ from: folder, version, to: current, frame }).forEach(put);
    if (alias !== undefined) redirectsTo({ from: alias, version, to: version, frame }).forEach(put);
  }
  return { value: site, diagnostics };
}

/** The files of one edition at their addresses in its own folder, which is written as a site of its own. */
export function publishedEdition(
  input: PublishInput,
  { version, edition }: { readonly version: PublishedVersion; readonly edition: PublishedEdition },
): Site {
  const fill = filling(input, version, edition);
  return new Map([...edition.site.values()].map((file) => [file.url, fill(file)]));
}

const isListed = ({ isRedirected }: PublishedVersion): boolean => isRedirected !== true;

const currentOf = (versions: readonly PublishedVersion[]): PublishedVersion | undefined =>
  versions.find(({ isCurrent }) => isCurrent);

/** The menu of an edition has each version in its language, or else in that of the version's original. */
function filling(
  { versions, elsewhere, frame }: PublishInput,
  version: PublishedVersion,
  edition: PublishedEdition,
): (file: OutputFile) => OutputFile {
  const { language, direction } = edition.edition;
  const listed = versions.filter(isListed).map(({ editions }) => editions.map((each) => each.edition));
  const menu = [
    ...listed.flatMap((editions) => inLanguage(editions, language) ?? []),
    ...elsewhere.map((each) => ({ ...each, language, direction })),
  ];
  return filledFile({ version, edition, menu, current: currentOf(versions), frame });
}

/** Files that hosts look for at the root of a site only. */
const ROOT_FILES: ReadonlySet<string> = new Set(['.nojekyll', 'CNAME', 'robots.txt']);

/** The files of a version at their addresses in the whole site. */
function* filesOf(input: PublishInput, version: PublishedVersion): Generator<OutputFile> {
  const { folder, editions, front } = version;
  const isWanted = ({ url }: OutputFile): boolean => folder === '' || !ROOT_FILES.has(url);
  for (const edition of editions) {
    const fill = filling(input, version, edition);
    for (const file of edition.site.values())
      if (isWanted(file)) yield placed(fill(file), edition.edition.folder);
  }
  for (const file of front.values())
    if (isWanted(file) && file.url !== NOT_FOUND_URL) yield placed(file, folder);
  const [original] = editions;
  const notFound = front.get(NOT_FOUND_URL) ?? original?.site.get(NOT_FOUND_URL);
  if (original && notFound && front.size > 0)
    yield placed(filling(input, version, original)(notFound), folder);
}

/** The same file in a folder. */
const placed = (file: OutputFile, folder: UrlPath): OutputFile => {
  const { by, at, content, copied } = file;
  const url = urlInAll({ edition: { folder }, url: file.url });
  return outputFile({ url, by, at, content, copied, stampOf: () => file.stamp });
};

/** The folders that the version at the root leaves to others, and whose they are. */
const takenFolders = (versions: readonly PublishedVersion[]): ReadonlyMap<string, PublishedVersion> =>
  new Map(
    versions.flatMap((version) =>
      [version.folder, version.alias ?? urlPath('')]
        .filter((folder) => folder !== '')
        .map((folder) => [folder.toLowerCase(), version] as const),
    ),
  );

/** Files of the version at the root would be mixed with those of another one. */
function withoutTaken(
  files: readonly OutputFile[],
  { id, folder }: PublishedVersion,
  taken: ReadonlyMap<string, PublishedVersion>,
): Outcome<readonly OutputFile[]> {
  const ownerOf = ({ url }: OutputFile): PublishedVersion | undefined =>
    folder === '' ? taken.get(topOf(url).toLowerCase()) : undefined;
  const value = files.filter((file) => ownerOf(file) === undefined);
  // A page rather than what is made next to it.
  const left = files.filter((file) => ownerOf(file) !== undefined);
  const named = left.toSorted((a, b) => Number(isPage(b)) - Number(isPage(a)));
  const first = new Map(named.toReversed().map((file) => [topOf(file.url), file]));
  const by = id === NEXT ? undefined : id;
  const diagnostics = [...first].map(([name, file]) => {
    const args = { folder: name, url: file.url, edition: ownerOf(file)?.id ?? '', by };
    return diagnose('edition/folder-taken', args, file.at);
  });
  return { value, diagnostics };
}

const isPage = ({ url }: OutputFile): boolean => url.endsWith('.html');

/** The outermost folder that a file is in; empty for a file at the root. */
const topOf = (url: UrlPath): string => url.slice(0, Math.max(0, url.indexOf('/')));

/** An edition in the folder of a language below that of its version. */
export const editionIn = (
  { id, name, folder }: Pick<Edition, 'id' | 'name' | 'folder'>,
  language: Pick<Edition, 'folder' | 'language' | 'direction' | 'pages' | 'untranslated' | 'isDefault'>,
): Edition => ({ ...language, kind: 'version', id, name, folder: folderBelow(folder, language.folder) });

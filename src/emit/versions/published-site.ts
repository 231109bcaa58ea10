// Puts the versions of a book together into one site: each in its folder, with links to the others filled in.
import type { Edition, Siblings } from '../../core/edition.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { OutputFile, Site } from '../../core/output-file.ts';
import type { UrlPath } from '../../core/path.ts';
import type { Words } from '../../core/words.ts';
import type { PageFrame } from '../pages/page-base.ts';
import { filledFile } from './filled-file.ts';
import { redirectsTo } from './version-redirects.ts';

/** A version with its files. */
export interface PublishedVersion {
  readonly edition: Edition;
  /** Absent for the current version. */
  readonly status?: Siblings['status'];
  /** Files at their addresses in its own folder. Pages have slots. */
  readonly site: Site;
  /** The words of its interface. */
  readonly words: Words;
  /** Absolute URL of its folder with a trailing slash; absent if unknown. */
  readonly origin?: string | undefined;
  /** True if its pages only lead to the current version. */
  readonly isRedirected?: boolean;
  /** A folder whose pages lead to those of this version; absent for none. */
  readonly alias?: UrlPath | undefined;
}

export interface PublishInput {
  /** In the order of the menu, with exactly one default. */
  readonly versions: readonly PublishedVersion[];
  /** Versions that are published elsewhere. */
  readonly elsewhere: readonly Edition[];
  /** Of the working tree, whose theme has the parts that are filled in. */
  readonly frame: PageFrame;
}

/** Of two files at one address the one at the root stays: its version is the current one. */
export function publishedSite({ versions, elsewhere, frame }: PublishInput): Outcome<Site> {
  const isListed = ({ isRedirected }: PublishedVersion): boolean => isRedirected !== true;
  const editions = [...versions.filter(isListed).map(({ edition }) => edition), ...elsewhere];
  const current = versions.find(({ edition }) => edition.isDefault);
  const site = new Map<UrlPath, OutputFile>();
  const diagnostics: Diagnostic[] = [];
  const put = (file: OutputFile): void => {
    const first = site.get(file.url);
    if (first === undefined) site.set(file.url, file);
    else diagnostics.push(diagnose('file/output-collision', { url: file.url, by: [first.by, file.by] }));
  };
  const rootFirst = versions.toSorted((a, b) => a.edition.folder.length - b.edition.folder.length);
  for (const version of rootFirst) {
    const { edition, alias } = version;
    if (isListed(version)) {
      const fill = filledFile({ version, editions, current, frame });
      for (const file of ownFiles(version)) put(fill(file));
    } else if (current)
      redirectsTo({ from: edition.folder, pages: edition.pages, to: current, frame }).forEach(put);
    if (alias !== undefined)
      redirectsTo({ from: alias, pages: edition.pages, to: version, frame }).forEach(put);
  }
  return { value: site, diagnostics };
}

/** Files that hosts look for at the root of a site only. */
const ROOT_FILES: ReadonlySet<string> = new Set(['.nojekyll', 'CNAME', 'robots.txt']);

function* ownFiles({ edition, site }: PublishedVersion): Generator<OutputFile> {
  for (const file of site.values()) if (edition.folder === '' || !ROOT_FILES.has(file.url)) yield file;
}

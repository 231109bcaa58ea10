// Finds the files that the book's style sheets load: those to copy next to them, and those that don't exist.
import type { BookFiles } from '../../core/book-files.ts';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import {
  type BookPath,
  type UrlPath,
  bookPath,
  folderOf,
  isInternalUrl,
  leavesRoot,
  resolveFrom,
  urlPath,
} from '../../core/path.ts';
import { isPublishable } from '../../core/unpublished-files.ts';
import type { Asset } from './assets.ts';
import { type StyleAddress, styleAddresses } from './style-addresses.ts';

export interface StyleFilesInput {
  /** Style sheets of the book are those with a `source`. */
  readonly assets: readonly Asset[];
  /** The files of `src` that the site has anyway. A sheet that uses them works as in mdBook. */
  readonly staticFiles: ReadonlyMap<UrlPath, BookPath>;
  readonly files: Pick<BookFiles, 'read' | 'exists' | 'hash' | 'namesIn'>;
  /** The site's folder on its host, with `/` at both ends. */
  readonly siteRoot: string;
}

/** A style sheet, where the site has it and where the book has it. */
interface Sheet {
  readonly url: UrlPath;
  readonly source: BookPath;
}

/** The source of each file to copy, by its URL in the site: sheets keep the addresses that they have. */
export function styleFiles(input: StyleFilesInput): Outcome<ReadonlyMap<UrlPath, BookPath>> {
  const { assets, staticFiles, files } = input;
  const served = new Set<UrlPath>([...staticFiles.keys(), ...assets.map(({ url }) => url)]);
  const builtin = new Set<string>(assets.flatMap(({ name, source }) => (source === undefined ? [name] : [])));
  const copied = new Map<UrlPath, BookPath>();
  const diagnostics: Diagnostic[] = [];
  const open: Sheet[] = assets.flatMap(({ url, source }) =>
    source !== undefined && isSheet(source) ? [{ url, source }] : [],
  );
  const seen = new Set(open.map(({ source }) => source));
  for (let sheet = open.pop(); sheet !== undefined; sheet = open.pop()) {
    const read = files.read(sheet.source);
    for (const written of read.kind === 'file' ? styleAddresses(read.text) : []) {
      const target = targetOf(written.address, sheet, input);
      if (target === undefined) continue;
      const { url, source } = target;
      // mdBook's `general.css` of before 0.5 imports `variables.css`, which each page links by another name.
      if (written.isImport && builtin.has(url) && !served.has(url)) continue;
      if (!served.has(url) && !copied.has(url)) {
        const problem = problemOf(target, files);
        if (problem === undefined) copied.set(url, source);
        else diagnostics.push(diagnoseAt(problem, written, { sheet, target, input }));
      }
      const imported = { url, source: staticFiles.get(url) ?? source };
      if (!written.isImport || seen.has(imported.source)) continue;
      seen.add(imported.source);
      open.push(imported);
    }
  }
  return { value: copied, diagnostics };
}

const isSheet = (path: string): boolean => /\.css$/i.test(path);

/** Where an address leads; absent for one that isn't a file of this site. */
function targetOf(address: string, { url, source }: Sheet, { siteRoot }: StyleFilesInput): Sheet | undefined {
  const path = decoded(address.trim().replace(/[?#][^]*$/, ''));
  if (path === '' || path.includes('{{') || !isInternalUrl(path)) return undefined;
  if (!path.startsWith('/'))
    return { url: resolveFrom(folderOf(url), path), source: resolveFrom(folderOf(source), path) };
  if (!path.startsWith(siteRoot)) return undefined;
  const inSite = path.slice(siteRoot.length);
  return { url: urlPath(inSite), source: bookPath(inSite) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

type Problem = 'missing' | 'outside' | 'unpublished';

function problemOf({ url, source }: Sheet, files: StyleFilesInput['files']): Problem | undefined {
  if (leavesRoot(url)) return 'outside';
  // Asking for the hash has the file watched, and reported if it is outside the repository.
  if (isPublishable(url)) files.hash(source);
  if (!files.exists(source)) return 'missing';
  return isPublishable(url) ? undefined : 'unpublished';
}

const servedNames = (url: UrlPath, { staticFiles }: StyleFilesInput): readonly string[] =>
  [...staticFiles.keys()]
    .filter((served) => folderOf(served) === folderOf(url))
    .map((served) => served.slice(served.lastIndexOf('/') + 1));

function diagnoseAt(
  problem: Problem,
  { address, span }: StyleAddress,
  found: { readonly sheet: Sheet; readonly target: Sheet; readonly input: StyleFilesInput },
): Diagnostic {
  const { url, source } = found.target;
  const at = { file: found.sheet.source, span };
  switch (problem) {
    case 'outside':
      return diagnose('theme/outside-site', { target: address }, at);
    case 'unpublished':
      return diagnose('file/not-published', { path: source }, at);
    case 'missing': {
      const folder = folderOf(source);
      const names = [...found.input.files.namesIn(folder), ...servedNames(url, found.input)];
      const near = nearest(source.slice(folder === '' ? 0 : folder.length + 1), names);
      const nearAddress = near && address.replace(/[^/]*$/, near);
      return diagnose('link/no-such-file', { target: address, nearest: nearAddress }, at);
    }
  }
}

// Plans the files of `src` that are copied into the site: like mdBook, every file but `.md`, and no secrets.
import type { Config } from '../../read/config/config.ts';
import { GITBOOK_FILES } from '../../read/config/gitbook/gitbook-layout.ts';
import { type Diagnostic, type Location, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { hashOf } from '../../core/hash.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { type BookPath, type UrlPath, bookPath, resolveFrom, urlPath } from '../../core/path.ts';
import { isLeftover, isPublishable, secretIn } from '../../core/unpublished-files.ts';
import type { CopiedFile, NoSource } from '../../core/source.ts';
import type { BookFiles, ListedFile } from '../../core/book-files.ts';

/** Folders that are never part of a book. */
const NEVER: ReadonlySet<string> = new Set(['.git', 'node_modules', '.hg', '.svn']);

/** Source of each copied file by its URL. `excluded` are folders that aren't sources, such as the site itself. */
export function planStaticFiles(
  config: Pick<Config, 'book' | 'features'>,
  files: BookFiles,
  excluded: readonly BookPath[],
): Outcome<ReadonlyMap<UrlPath, BookPath>> {
  const nameOf = (path: BookPath): string => path.slice(path.lastIndexOf('/') + 1);
  const { book, features } = config;
  const skip = (path: BookPath): boolean =>
    (features.gitbook !== undefined && path === '_book') ||
    NEVER.has(nameOf(path)) ||
    isLeftover(nameOf(path)) ||
    excluded.includes(path);
  const staticFiles = new Map<UrlPath, BookPath>();
  const secrets = new Set<BookPath>();
  const diagnostics: Diagnostic[] = [];
  for (const { path, kind } of files.list(book.src, skip)) {
    const url = urlPath(inSources(book.src, path));
    const secret = secretIn(url);
    if (secret !== undefined) secrets.add(resolveFrom(book.src, secret));
    else if (!isStaticFile(config, path)) continue;
    else if (kind === 'file') staticFiles.set(url, path);
    else if (kind !== 'restricted') diagnostics.push(notCopied(path, kind));
  }
  for (const path of secrets) diagnostics.push(diagnose('file/not-published', { path }, wholeFile(path)));
  return { value: staticFiles, diagnostics };
}

const notCopied = (path: BookPath, kind: Exclude<ListedFile['kind'], 'file' | 'restricted'>): Diagnostic =>
  kind === 'closed'
    ? diagnose('file/unreadable', { path, why: 'forbidden' }, wholeFile(path))
    : diagnose('file/not-copied', { path, kind }, wholeFile(path));

const wholeFile = (file: BookPath): Location => ({ file, span: { start: 0, end: 0 } });

/** True if a file would be copied if it existed. The extension is case-sensitive, as in mdBook: `.MD` is copied. */
export const isStaticFile = (
  { book, features }: Pick<Config, 'book' | 'features'>,
  path: BookPath,
): boolean =>
  !path.endsWith('.md') &&
  (book.src === ''
    ? path !== bookPath('book.toml') &&
      !(features.gitbook && GITBOOK_FILES.includes(path)) &&
      !path.startsWith('../')
    : path.startsWith(`${book.src}/`)) &&
  isPublishable(inSources(book.src, path));

const inSources = (src: BookPath, path: BookPath): string => (src === '' ? path : path.slice(src.length + 1));

/** A copied file; its bytes are read when it is written or requested. */
export function staticFile(files: BookFiles, source: BookPath, url: UrlPath): OutputFile {
  const copied = (): CopiedFile | NoSource => files.copied(source);
  return outputFile({
    url,
    by: source,
    at: wholeFile(source),
    stampOf: () => hashOf(['copy', files.hash(source)]),
    content: () => Promise.resolve({ value: copied(), diagnostics: [] }),
    copied,
  });
}

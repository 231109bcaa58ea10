// Finds chapters that SUMMARY.md doesn't list, and code snippets that no chapter includes.
import { type Diagnostic, type Location, diagnose } from '../../core/diagnostic.ts';
import { matchesGlob } from '../../core/glob.ts';
import { type BookPath, folderOf, resolveFrom } from '../../core/path.ts';
import type { SlicedWork } from '../../core/time-slices.ts';
import { summaryPath } from '../../read/config/layout.ts';
import { allChapters } from '../../read/summary/outline.ts';
import type { CheckedBook } from './checked-book.ts';

export function* checkUnusedFiles(book: CheckedBook): SlicedWork<readonly Diagnostic[]> {
  const isUsed = createIsUsed(book, yield* mentionedFiles(book));
  const orphans = checkOrphans(book, isUsed);
  const snippets = yield* checkSnippets(book, isUsed);
  return [...orphans, ...snippets];
}

type IsUsed = (path: BookPath) => boolean;

/** `.md` files in `src` that are not chapters, not excluded on purpose, and not included in another file. */
function checkOrphans(book: CheckedBook, isUsed: IsUsed): readonly Diagnostic[] {
  const { config, index, files } = book;
  const { src } = config.book;
  // A chapter whose page belongs to another one has been reported for that.
  const listed = new Set(Array.from(allChapters(index.outline.items), ({ source }) => source));
  const chapterFolders = new Set(index.pages.map(({ chapter }) => folderOf(chapter.source)));
  return files
    .filter(
      (path) =>
        path.endsWith('.md') &&
        (src === '' ? isAmongChapters(path, chapterFolders) : path.startsWith(`${src}/`)) &&
        !index.bySource.has(path) &&
        !listed.has(path) &&
        !index.hidden.has(path) &&
        nameOf(path) !== 'SUMMARY.md' &&
        path !== summaryPath(config) &&
        path !== resolveFrom(src, config.html.input404 ?? '404.md') &&
        !isUsed(path),
    )
    .map((path) => diagnose('check/orphan', { path }, startOf(path)));
}

/** When the chapters are in the book's root, the repository's own documents (LICENSE.md) are next to them. */
const isAmongChapters = (path: BookPath, chapterFolders: ReadonlySet<BookPath>): boolean =>
  chapterFolders.has(folderOf(path)) && !(folderOf(path) === '' && /^[A-Z][A-Z_-]+\.md$/.test(path));

/** Minimum number of included files that makes a folder a collection of snippets. */
const COLLECTION = 3;

/**
 * Files of the same type next to snippets that no chapter includes. A program of several files isn't a collection
 * of snippets, so files mentioned by a neighbor are skipped, and so are files that Cargo builds.
 */
function* checkSnippets(book: CheckedBook, isUsed: IsUsed): SlicedWork<readonly Diagnostic[]> {
  const included: BookPath[] = [];
  for (const path of book.chapterFiles) {
    yield;
    if (!path.endsWith('.md') && book.textOf(path) !== undefined) included.push(path);
  }
  const collections = grouped(included, kindOf);
  const found: Diagnostic[] = [];
  for (const path of book.files) {
    yield;
    const neighbors = collections.get(kindOf(path)) ?? [];
    if (neighbors.length < COLLECTION || isPartOfProgram(path) || isUsed(path)) continue;
    const stem = nameOf(path).replace(/\.[^.]*$/, '');
    const isMentioned = neighbors.some((other) => containsWord(book.textOf(other) ?? '', stem));
    if (!isMentioned) found.push(diagnose('check/unused-snippet', { path }, startOf(path)));
  }
  return found;
}

const startOf = (file: BookPath): Location => ({ file, span: { start: 0, end: 0 } });

/** Folder and extension. */
const kindOf = (path: BookPath): string => `${folderOf(path)}/*${/\.[^./]*$/.exec(path)?.[0] ?? ''}`;

const nameOf = (path: BookPath): string => path.slice(path.lastIndexOf('/') + 1);

const isPartOfProgram = (path: BookPath): boolean =>
  /(?:^|\/)(?:main|lib|mod|build)\.rs$|(?:^|\/)__\w+__\.py$|(?:^|\/)src\/(?!bin\/)[^/]+$/.test(path);

const containsWord = (text: string, word: string): boolean =>
  text.split(/[^\p{L}\p{N}_-]+/u).some((part) => part === word || part === word.replaceAll('-', '_'));

/** Whether a file belongs to a chapter, to an excluded chapter, or to the link definitions. */
function createIsUsed(book: CheckedBook, mentioned: ReadonlySet<BookPath>): IsUsed {
  const { refs, nearbyRefs } = book.config.buildBook;
  const isRefs = refs.map(matchesGlob);
  const isNearby = nearbyRefs.map(matchesGlob);
  return (path) =>
    book.chapterFiles.has(path) ||
    mentioned.has(path) ||
    isRefs.some((test) => test(path)) ||
    isNearby.some((test) => test(nameOf(path)));
}

const DIRECTIVE =
  /(?:\{\{|<<)\s*#(?:rustdoc_include|include|playground|shiftinclude)\s+(?:[a-z0-9]+:)?([^\s}:>]+)/g;

/**
 * Files mentioned where no build looks: in excluded chapters and in excluded sections. Without these, such files
 * would be reported as unused.
 */
function* mentionedFiles({ index, chapterFiles, textOf }: CheckedBook): SlicedWork<ReadonlySet<BookPath>> {
  const found = new Set<BookPath>();
  const pending = [
    ...index.hidden,
    ...index.bySource.keys(),
    ...[...chapterFiles].filter((path) => path.endsWith('.md')),
  ];
  const seen = new Set<BookPath>();
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    yield;
    for (const [, name = ''] of (textOf(path) ?? '').matchAll(DIRECTIVE)) {
      const target = resolveFrom(folderOf(path), name);
      found.add(target);
      if (target.endsWith('.md')) pending.push(target);
    }
  }
  return found;
}

function grouped(
  paths: readonly BookPath[],
  keyOf: (path: BookPath) => string,
): ReadonlyMap<string, BookPath[]> {
  const groups = new Map<string, BookPath[]>();
  for (const path of paths) {
    const group = groups.get(keyOf(path));
    if (group) group.push(path);
    else groups.set(keyOf(path), [path]);
  }
  return groups;
}

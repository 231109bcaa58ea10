// The files of the book's folder -> chapters that SUMMARY.md does not name, and snippets that no chapter shows.
import { type Diagnostic, type Location, diagnose } from '../../core/diagnostic.ts';
import { matchesGlob } from '../../core/glob.ts';
import { type BookPath, folderOf, resolveFrom } from '../../core/path.ts';
import type { Steps } from '../../core/generator-steps.ts';
import type { CheckedBook } from './checked-book.ts';

/** Both of what the first line of this file says. */
export function* checkUnusedFiles(book: CheckedBook): Steps<readonly Diagnostic[]> {
  const isUsed = useTest(book, yield* mentionedFiles(book));
  const orphans = checkOrphans(book, isUsed);
  const snippets = yield* checkSnippets(book, isUsed);
  return [...orphans, ...snippets];
}

type UseTest = (path: BookPath) => boolean;

/** `.md` files of `src` that are neither chapters, kept out on purpose, nor part of another file. */
function checkOrphans(book: CheckedBook, isUsed: UseTest): readonly Diagnostic[] {
  const { config, index, files } = book;
  const { src } = config.book;
  const chapterFolders = new Set(index.pages.map(({ chapter }) => folderOf(chapter.source)));
  return files
    .filter(
      (path) =>
        path.endsWith('.md') &&
        (src === '' ? isAmongChapters(path, chapterFolders) : path.startsWith(`${src}/`)) &&
        !index.bySource.has(path) &&
        !index.hidden.has(path) &&
        nameOf(path) !== 'SUMMARY.md' &&
        path !== resolveFrom(src, config.html.input404 ?? '404.md') &&
        !isUsed(path),
    )
    .map((path) => diagnose('check/orphan', { path }, startOf(path)));
}

/** Where the book's root holds the chapters, a repository's own papers lie beside them. */
const isAmongChapters = (path: BookPath, chapterFolders: ReadonlySet<BookPath>): boolean =>
  chapterFolders.has(folderOf(path)) && !(folderOf(path) === '' && /^[A-Z][A-Z_-]+\.md$/.test(path));

/** A folder of snippets holds at least so many that chapters show. */
const COLLECTION = 3;

/**
 * Files that lie beside snippets, are of their kind, and are shown by no chapter. A program of several files is no
 * collection of snippets, so what another file beside it names is left alone, and so are the files that Cargo builds.
 */
function* checkSnippets(book: CheckedBook, isUsed: UseTest): Steps<readonly Diagnostic[]> {
  const shown: BookPath[] = [];
  for (const path of book.taken) {
    yield;
    if (!path.endsWith('.md') && book.textOf(path) !== undefined) shown.push(path);
  }
  const collections = grouped(shown, kindOf);
  const found: Diagnostic[] = [];
  for (const path of book.files) {
    yield;
    const beside = collections.get(kindOf(path)) ?? [];
    if (beside.length < COLLECTION || isPartOfProgram(path) || isUsed(path)) continue;
    const stem = nameOf(path).replace(/\.[^.]*$/, '');
    const isNamed = beside.some((other) => hasWord(book.textOf(other) ?? '', stem));
    if (!isNamed) found.push(diagnose('check/unused-snippet', { path }, startOf(path)));
  }
  return found;
}

const startOf = (file: BookPath): Location => ({ file, span: { start: 0, end: 0 } });

/** The folder and the ending. */
const kindOf = (path: BookPath): string => `${folderOf(path)}/*${/\.[^./]*$/.exec(path)?.[0] ?? ''}`;

const nameOf = (path: BookPath): string => path.slice(path.lastIndexOf('/') + 1);

const isPartOfProgram = (path: BookPath): boolean =>
  /(?:^|\/)(?:main|lib|mod|build)\.rs$|(?:^|\/)__\w+__\.py$|(?:^|\/)src\/(?!bin\/)[^/]+$/.test(path);

const hasWord = (text: string, word: string): boolean =>
  text.split(/[^\p{L}\p{N}_-]+/u).some((part) => part === word || part === word.replaceAll('-', '_'));

/** Whether a file is part of a chapter, of one that is kept out, or of the link definitions. */
function useTest(book: CheckedBook, mentioned: ReadonlySet<BookPath>): UseTest {
  const { refs, nearbyRefs } = book.config.buildBook;
  const isRefs = refs.map(matchesGlob);
  const isNearby = nearbyRefs.map(matchesGlob);
  return (path) =>
    book.taken.has(path) ||
    mentioned.has(path) ||
    isRefs.some((test) => test(path)) ||
    isNearby.some((test) => test(nameOf(path)));
}

const DIRECTIVE =
  /(?:\{\{|<<)\s*#(?:rustdoc_include|include|playground|shiftinclude)\s+(?:[a-z0-9]+:)?([^\s}:>]+)/g;

/**
 * Files that are named where no build looks: in chapters that are kept out of the book, and in sections of chapters that
 * are. To leave them out would be to say that nobody needs them.
 */
function* mentionedFiles({ index, taken, textOf }: CheckedBook): Steps<ReadonlySet<BookPath>> {
  const found = new Set<BookPath>();
  const left = [
    ...index.hidden,
    ...index.bySource.keys(),
    ...[...taken].filter((path) => path.endsWith('.md')),
  ];
  const seen = new Set<BookPath>();
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    yield;
    for (const [, name = ''] of (textOf(path) ?? '').matchAll(DIRECTIVE)) {
      const target = resolveFrom(folderOf(path), name);
      found.add(target);
      if (target.endsWith('.md')) left.push(target);
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

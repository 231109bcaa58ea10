// A chapter's old and new place -> every change that keeps the book as it is: its file, its links, those to it, SUMMARY.md.
import type { Location } from '../core/diagnostic.ts';
import { type BookPath, folderOf, resolveFrom } from '../core/path.ts';
import { isOfThisBook } from '../markdown/serialize.ts';
import { directivesIn } from '../preprocess/include/directive.ts';
import { parseTarget } from '../preprocess/include/target.ts';
import { namedPage } from '../resolve/names.ts';
import { splitAddress } from '../resolve/resolve-link.ts';
import { type EditCollector, type FileChange, collectEdits } from './edit.ts';
import { type MovableBook, targetFrom } from './move-target.ts';
import { addressFrom, pathBetween } from './moved-address.ts';
import { addressIn } from './written-address.ts';

export interface Move {
  readonly from: BookPath;
  readonly to: BookPath;
}

export interface MovePlan {
  readonly changes: readonly FileChange[];
  /** Links that have to be looked at by a person: they cannot be written so that they lead to the same place. */
  readonly left: readonly Location[];
}

export function planMove(book: MovableBook, move: Move): MovePlan {
  const edits = collectEdits();
  const left: Location[] = [];
  const plan: Planning = { book, move, edits, left, wanted: new Map() };
  editLinks(plan);
  editDefinitions(plan);
  settle(plan);
  editIncludes(plan);
  editSummary(plan);
  leaveNames(plan);
  const changes = edits.all().flatMap(([path, list]): readonly FileChange[] => {
    const before = book.textOf(path);
    return path === move.from || before === undefined ? [] : [{ path, before, edits: list }];
  });
  const own = edits.all().find(([path]) => path === move.from)?.[1] ?? [];
  const moved = { path: move.from, before: book.textOf(move.from) ?? '', edits: own, movedTo: move.to };
  return { changes: [moved, ...changes], left };
}

interface Planning {
  readonly book: MovableBook;
  readonly move: Move;
  readonly edits: EditCollector;
  readonly left: Location[];
  /** What each place is to hold: a file that several pages show may be wanted in two ways. */
  readonly wanted: Map<string, Wanted>;
}

interface Wanted {
  readonly at: Location;
  readonly url: string;
  readonly texts: Set<string>;
}

const movedPath = ({ from, to }: Move, path: BookPath): BookPath => (path === from ? to : path);

/** An address, where it is written and where it starts. */
interface Written {
  readonly url: string;
  readonly at: Location;
  /** The file that its relative path starts at. */
  readonly base: BookPath;
  /** What it leads to, a file of the book. */
  readonly target: BookPath;
}

function editLinks(plan: Planning): void {
  const { book } = plan;
  for (const page of book.index.pages) {
    for (const { url, from, at } of page.facts.links) {
      if (!isOfThisBook(url)) continue;
      const source = page.chapter.source;
      const found = targetFrom(book, url, { page: source, from });
      if (found === undefined) continue;
      const text = (book.textOf(at.file) ?? '').slice(at.span.start);
      const length = at.span.end - at.span.start;
      const span = addressIn(text.startsWith('<') ? text.slice(0, 4096) : text.slice(0, length), url);
      // A reference: its definition is changed where it stands.
      if (span === undefined) continue;
      const start = at.span.start + span.start;
      rewrite(plan, { url, at: { file: at.file, span: { start, end: start + url.length } }, ...found });
    }
  }
}

/** Definitions start at the page that uses them or at their own file: at the page only where all users agree. */
function editDefinitions(plan: Planning): void {
  const { book } = plan;
  const users = usersOfDefinitions(book);
  for (const file of book.files) {
    for (const { href: url, at } of book.definitionsIn(file)) {
      if (!isOfThisBook(url)) continue;
      const text = (book.textOf(file) ?? '').slice(at.span.start, at.span.end);
      const start = at.span.start + text.indexOf(url, text.indexOf(']:'));
      if (start < at.span.start) continue;
      const place = { file, span: { start, end: start + url.length } };
      for (const page of users.get(`${file}\n${url}`) ?? [file]) {
        const found = targetFrom(book, url, { page, from: file });
        if (found) rewrite(plan, { url, at: place, ...found });
      }
    }
  }
}

/** Pages by the file and address of the definitions that they use. */
function usersOfDefinitions({ index }: MovableBook): ReadonlyMap<string, ReadonlySet<BookPath>> {
  const users = new Map<string, Set<BookPath>>();
  for (const { chapter, facts } of index.pages) {
    for (const { url, from } of facts.links) {
      const key = `${from}\n${url}`;
      const pages = users.get(key);
      if (pages) pages.add(chapter.source);
      else users.set(key, new Set([chapter.source]));
    }
  }
  return users;
}

/** Notes how the address has to be written when its beginning or its end has moved. */
function rewrite({ book, move, wanted }: Planning, { url, at, base, target }: Written): void {
  const { path, rest } = splitAddress(url);
  const isFixed = path.startsWith('/');
  const starts = movedPath(move, base);
  const ends = movedPath(move, target);
  const hasMoved = ends !== target || (starts !== base && !isFixed);
  const root = book.index.sourceRoot;
  const text = hasMoved
    ? addressFrom({ path, starts: isFixed ? undefined : starts, ends, root }) + rest
    : url;
  const key = `${at.file}\n${String(at.span.start)}`;
  const known = wanted.get(key);
  if (known) known.texts.add(text);
  else wanted.set(key, { at, url, texts: new Set([text]) });
}

/** A place that is wanted in two ways stays as it is. */
function settle({ wanted, edits, left }: Planning): void {
  for (const { at, url, texts } of wanted.values()) {
    const [text = url] = texts;
    if (texts.size > 1) left.push(at);
    else if (text !== url) edits.add(at.file, { span: at.span, text });
  }
}

/** Includes in the chapter, and those of the chapter in other files; they start at the file that they stand in. */
function editIncludes(plan: Planning): void {
  const { book, move } = plan;
  for (const file of book.files) {
    const text = book.textOf(file);
    if (text === undefined || !text.includes('#')) continue;
    for (const directive of directivesIn(text, ['brace', 'angle'])) {
      if (directive.kind !== 'directive' || directive.name === 'title') continue;
      const { path } = parseTarget(directive.args.split(/\s/)[0] ?? '');
      if (path === '' || path.startsWith('/')) continue;
      const target = resolveFrom(folderOf(file), path);
      if (file !== move.from && target !== move.from) continue;
      const start = text.indexOf(path, directive.start);
      const made = pathBetween(movedPath(move, file), movedPath(move, target));
      if (
        made !== path &&
        start >= 0 &&
        resolveFrom(folderOf(movedPath(move, file)), path) !== movedPath(move, target)
      )
        plan.edits.add(file, { span: { start, end: start + path.length }, text: made });
    }
  }
}

function editSummary({ book, move, edits }: Planning): void {
  const root = book.index.sourceRoot;
  for (const { source, at } of book.places) {
    if (source !== move.from) continue;
    const text = (book.textOf(at.file) ?? '').slice(at.span.start, at.span.end);
    const match = /\]\(\s*(<[^>]*>|[^\s)]*(?:\([^\s)]*\)[^\s)]*)*)/.exec(text);
    const written = match?.[1] ?? '';
    if (match === null || written === '') continue;
    const start = at.span.start + match.index + match[0].length - written.length;
    const path = root === '' ? move.to : move.to.slice(root.length + 1);
    const made = (text.includes('](./') ? './' : '') + path;
    const quoted = written.startsWith('<') ? `<${made}>` : made.replaceAll(' ', '%20');
    edits.add(at.file, { span: { start, end: start + written.length }, text: quoted });
  }
}

/** `[[name]]` by a name that the chapter will not have any more. */
function leaveNames({ book, move, left }: Planning): void {
  const { index } = book;
  const pages = index.pages.map((page) =>
    page.chapter.source === move.from ? { ...page, chapter: { ...page.chapter, source: move.to } } : page,
  );
  const after = { ...index, pages };
  for (const { facts } of index.pages) {
    for (const { label, at } of facts.wikiLinks ?? []) {
      const before = namedPage(index, label);
      if (before?.kind !== 'page' || before.page.chapter.source !== move.from) continue;
      const named = namedPage(after, label);
      if (named?.kind !== 'page' || named.page.chapter.source !== move.to) left.push(at);
    }
  }
}

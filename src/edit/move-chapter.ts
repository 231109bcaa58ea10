// A chapter's old and new place -> every change that keeps the book as it is: its file, its links, those to it, SUMMARY.md.
import type { Location } from '../core/diagnostic.ts';
import { type BookPath, isOfThisBook } from '../core/path.ts';
import { splitAddress } from '../link/resolve/resolve-link.ts';
import { outsideCode } from './code-ranges.ts';
import { type FileChange, collectEdits } from './edit.ts';
import { type MovableBook, type Move, type MoveWork, movedPath, targetFrom } from './move-target.ts';
import { addressFrom } from './moved-address.ts';
import { editIncludes, editSummary } from './moved-files.ts';
import { editNames } from './moved-names.ts';
import { editRedirects } from './moved-redirects.ts';
import { addressIn } from './written-address.ts';

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
  editNames(plan);
  editRedirects(plan);
  const changes = edits.all().flatMap(([path, list]): readonly FileChange[] => {
    const before = book.textOf(path);
    return path === move.from || before === undefined ? [] : [{ path, before, edits: list }];
  });
  const own = edits.all().find(([path]) => path === move.from)?.[1] ?? [];
  const moved = { path: move.from, before: book.textOf(move.from) ?? '', edits: own, movedTo: move.to };
  return { changes: [moved, ...changes], left };
}

interface Planning extends MoveWork {
  /** What each place is to hold: a file that several pages show may be wanted in two ways. */
  readonly wanted: Map<string, Wanted>;
}

interface Wanted {
  readonly at: Location;
  readonly url: string;
  readonly texts: Set<string>;
}

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
    const ofThisBook = book.definitionsIn(file).filter(({ href }) => isOfThisBook(href));
    for (const { href: url, at } of outsideCode(book.textOf(file) ?? '', ofThisBook)) {
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

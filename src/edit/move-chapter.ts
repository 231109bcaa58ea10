// Plans the move of a chapter: its file, the links in it and to it, SUMMARY.md and redirects.
import type { Location } from '../core/diagnostic.ts';
import { type BookPath, isInternalUrl } from '../core/path.ts';
import { splitAddress } from '../link/resolve/resolve-link.ts';
import { outsideCode } from './code-ranges.ts';
import { type FileChange, collectEdits } from './edit.ts';
import { type MovableBook, type Move, type MoveContext, movedPath, targetFrom } from './move-target.ts';
import { addressFrom } from './moved-address.ts';
import { editIncludes, editSummary } from './moved-files.ts';
import { editNames } from './moved-names.ts';
import { editRedirects } from './moved-redirects.ts';
import { addressIn } from './written-address.ts';

export interface MovePlan {
  readonly changes: readonly FileChange[];
  /** Links that need manual changes, because they can't be written to keep their target. */
  readonly left: readonly Location[];
}

export function planMove(book: MovableBook, move: Move): MovePlan {
  const edits = collectEdits();
  const left: Location[] = [];
  const plan: MovePlanning = { book, move, edits, left, replacements: new Map() };
  editLinks(plan);
  editDefinitions(plan);
  applyReplacements(plan);
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

interface MovePlanning extends MoveContext {
  /** The replacements wanted at each location. A file included by several pages can need conflicting ones. */
  readonly replacements: Map<string, Replacement>;
}

interface Replacement {
  readonly at: Location;
  readonly url: string;
  readonly texts: Set<string>;
}

/** An address in a source file. */
interface SourceAddress {
  readonly url: string;
  readonly at: Location;
  /** The file that its path is relative to. */
  readonly base: BookPath;
  /** Its target, a file of the book. */
  readonly target: BookPath;
}

function editLinks(plan: MovePlanning): void {
  const { book } = plan;
  for (const page of book.index.pages) {
    for (const { url, from, at } of page.facts.links) {
      if (!isInternalUrl(url)) continue;
      const source = page.chapter.source;
      const found = targetFrom(book, url, { page: source, from });
      if (found === undefined) continue;
      const text = (book.textOf(at.file) ?? '').slice(at.span.start);
      const length = at.span.end - at.span.start;
      const span = addressIn(text.startsWith('<') ? text.slice(0, 4096) : text.slice(0, length), url);
      // A reference link; its definition is changed instead.
      if (span === undefined) continue;
      const start = at.span.start + span.start;
      rewrite(plan, { url, at: { file: at.file, span: { start, end: start + url.length } }, ...found });
    }
  }
}

/**
 * Definitions are relative to the page that uses them or to their own file; to the page only if all users agree.
 */
function editDefinitions(plan: MovePlanning): void {
  const { book } = plan;
  const users = usersOfDefinitions(book);
  for (const file of book.files) {
    const ofThisBook = book.definitionsIn(file).filter(({ href }) => isInternalUrl(href));
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

/** The pages that use each definition, by the definition's file and URL. */
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

/** Records the new form of an address if its base or its target has moved. */
function rewrite({ book, move, replacements }: MovePlanning, { url, at, base, target }: SourceAddress): void {
  const { path, rest } = splitAddress(url);
  const isAbsolute = path.startsWith('/');
  const newBase = movedPath(move, base);
  const newTarget = movedPath(move, target);
  const hasMoved = newTarget !== target || (newBase !== base && !isAbsolute);
  const root = book.index.sourceRoot;
  const text = hasMoved
    ? addressFrom({ path, base: isAbsolute ? undefined : newBase, target: newTarget, root }) + rest
    : url;
  const key = `${at.file}\n${String(at.span.start)}`;
  const known = replacements.get(key);
  if (known) known.texts.add(text);
  else replacements.set(key, { at, url, texts: new Set([text]) });
}

/** Applies the replacements; a location with conflicting ones is left unchanged. */
function applyReplacements({ replacements, edits, left }: MovePlanning): void {
  for (const { at, url, texts } of replacements.values()) {
    const [text = url] = texts;
    if (texts.size > 1) left.push(at);
    else if (text !== url) edits.add(at.file, { span: at.span, text });
  }
}

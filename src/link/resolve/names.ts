// The pages of the book -> what names lead to: `[[page]]`, `[text][p~page]` and `[text][ex~folder~anchor]`.
//
// Names are compared without regard to case, and `-`, `_`, `~` and white space are one: what a person remembers of a file.
import { type FindNearest, createNearest } from '../../core/nearest.ts';
import { once } from '../../core/once.ts';
import type { BookPath } from '../../core/path.ts';
import { placeLabel } from '../../scan/markdown/place-label.ts';
import type { BookIndex, Page } from './book-index.ts';

/** What a name means. */
export type Named =
  | { readonly kind: 'page'; readonly page: Page; readonly fragment?: string }
  /** A chapter that is kept out of the book. */
  | { readonly kind: 'hidden'; readonly source: BookPath }
  /** Several pages go by this name, in reading order. */
  | { readonly kind: 'ambiguous'; readonly sources: readonly BookPath[] };

interface Names {
  readonly pages: ReadonlyMap<string, readonly Page[]>;
  readonly hidden: ReadonlyMap<string, readonly BookPath[]>;
  /** By folder and id of each heading. */
  readonly headings: ReadonlyMap<string, readonly { readonly page: Page; readonly id: string }[]>;
  readonly nearest: () => FindNearest;
}

/** Few books use names, so they are collected for the first question only. */
const known = new WeakMap<BookIndex, Names>();

/**
 * What `target` of a `[[target]]` means: the name of a chapter's file, or of its folder for an index.md or README.md,
 * with as many folders before it as it takes, and maybe with `#` and an id; absent when nothing has that name.
 */
export function namedPage(index: BookIndex, target: string): Named | undefined {
  const hash = target.indexOf('#');
  const name = hash < 0 ? target : target.slice(0, hash);
  const wanted = name.split('/').filter((part) => part !== '' && part !== '.');
  const last = wanted.at(-1);
  if (last === undefined) return undefined;
  const { pages, hidden } = namesOf(index);
  const key = nameKey(last);
  const found = bestOf(
    (pages.get(key) ?? []).filter(({ chapter }) => endsWith(chapter.source, wanted)),
    last,
  );
  if (found.length > 1) return { kind: 'ambiguous', sources: found.map(({ chapter }) => chapter.source) };
  const [page] = found;
  if (page) return { kind: 'page', page, fragment: hash < 0 ? undefined : target.slice(hash + 1) };
  const source = hidden.get(key)?.find((path) => endsWith(path, wanted));
  return source === undefined ? undefined : { kind: 'hidden', source };
}

/**
 * What a label that nothing defines means by its form: `p~page` a page by name, `ex~folder~anchor` a heading by the
 * folder of its chapter and its id; absent for any other label, and where there is no such thing.
 */
export function namedLabel(index: BookIndex, label: string): Named | undefined {
  const place = placeLabel(label);
  if (place === undefined) return undefined;
  if (place.kind === 'page') return namedPage(index, place.name);
  const found = namesOf(index).headings.get(nameKey(place.name)) ?? [];
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  if (others.length > 0) return { kind: 'ambiguous', sources: found.map(({ page }) => page.chapter.source) };
  return { kind: 'page', page: first.page, fragment: first.id };
}

/** The name of a chapter that `[[...]]` was most likely meant for; absent when none is near. */
export const nearestPageName = (index: BookIndex, target: string): string | undefined =>
  namesOf(index).nearest()(target)?.name;

/** The form in which names are compared. */
const nameKey = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.md$/, '')
    .replace(/[-_~\s]+/g, '-')
    .replace(/^-|-$/g, '');

/** What a chapter is called after: its file, or its folder where the file is the folder's first page. */
function nameOf(source: BookPath): string {
  const parts = source.replace(/\.md$/i, '').split('/');
  const last = parts.at(-1) ?? '';
  return /^_?(?:index|readme)$/i.test(last) ? (parts.at(-2) ?? last) : last;
}

/** The folders before the name, as far as the target says them. */
function endsWith(source: BookPath, wanted: readonly string[]): boolean {
  const parts = source.replace(/\.md$/i, '').split('/');
  if (parts.at(-1) !== nameOf(source)) parts.pop();
  const folders = wanted.slice(0, -1).map(nameKey);
  const own = parts.slice(0, -1).map(nameKey);
  return folders.every((folder, i) => own.at(i - folders.length) === folder);
}

/** Of several those that are written exactly so, if any is. */
function bestOf(pages: readonly Page[], name: string): readonly Page[] {
  const exact = pages.filter(({ chapter }) => nameOf(chapter.source) === name.replace(/\.md$/i, ''));
  return exact.length > 0 ? exact : pages;
}

function namesOf(index: BookIndex): Names {
  const found = known.get(index) ?? collectNames(index);
  known.set(index, found);
  return found;
}

function collectNames(index: BookIndex): Names {
  const headings: [string, { readonly page: Page; readonly id: string }][] = [];
  for (const page of index.pages) {
    const folder = page.chapter.source.split('/').at(-2) ?? '';
    for (const { id } of page.facts.headings)
      if (id !== undefined) headings.push([nameKey(`${folder}-${id}`), { page, id }]);
  }
  return {
    pages: grouped(index.pages.map((page) => [nameKey(nameOf(page.chapter.source)), page])),
    hidden: grouped([...index.hidden].map((source) => [nameKey(nameOf(source)), source])),
    headings: grouped(headings),
    nearest: once(() => createNearest(index.pages.map(({ chapter }) => nameOf(chapter.source)))),
  };
}

function grouped<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

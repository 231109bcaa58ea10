// Resolves names of pages and headings: `[[page]]`, `[text][p~page]` and `[text][ex~folder~anchor]`. Comparison
// ignores case and treats `-`, `_`, `~` and white space as equal, so that authors need not remember the exact file
// name.
import { type FindNearest, createNearest } from '../../core/nearest.ts';
import { once } from '../../core/once.ts';
import type { BookPath } from '../../core/path.ts';
import { placeLabel } from '../../scan/markdown/place-label.ts';
import type { BookIndex, Page } from './book-index.ts';

/** What a name refers to. */
export type NamedTarget =
  | { readonly kind: 'page'; readonly page: Page; readonly fragment?: string }
  /** An excluded chapter. */
  | { readonly kind: 'hidden'; readonly source: BookPath }
  /** The pages with this name, in reading order. */
  | { readonly kind: 'ambiguous'; readonly sources: readonly BookPath[] };

interface Names {
  readonly pages: ReadonlyMap<string, readonly Page[]>;
  readonly hidden: ReadonlyMap<string, readonly BookPath[]>;
  /** Headings by folder and id. */
  readonly headings: ReadonlyMap<string, readonly { readonly page: Page; readonly id: string }[]>;
  readonly nearest: () => FindNearest;
}

/** Collected on first use, because few books have such links. */
const cache = new WeakMap<BookIndex, Names>();

/**
 * Resolves the `target` of `[[target]]`: the name of a chapter's file, or of its folder for index.md and README.md,
 * optionally with parent folders and with `#` and an id; absent when no page has that name.
 */
export function resolvePageName(index: BookIndex, target: string): NamedTarget | undefined {
  const hash = target.indexOf('#');
  const name = hash < 0 ? target : target.slice(0, hash);
  const wanted = name.split('/').filter((part) => part !== '' && part !== '.');
  const last = wanted.at(-1);
  if (last === undefined) return undefined;
  const { pages, hidden } = namesOf(index);
  const key = nameKey(last);
  const found = preferExact(
    (pages.get(key) ?? []).filter(({ chapter }) => matchesFolders(chapter.source, wanted)),
    last,
  );
  if (found.length > 1) return { kind: 'ambiguous', sources: found.map(({ chapter }) => chapter.source) };
  const [page] = found;
  if (page) return { kind: 'page', page, fragment: hash < 0 ? undefined : target.slice(hash + 1) };
  const source = hidden.get(key)?.find((path) => matchesFolders(path, wanted));
  return source === undefined ? undefined : { kind: 'hidden', source };
}

/**
 * Resolves an undefined label by its form: `p~page` is a page name, `ex~folder~anchor` a heading id in a chapter's
 * folder; absent for any other label and when nothing matches.
 */
export function resolveLabelName(index: BookIndex, label: string): NamedTarget | undefined {
  const place = placeLabel(label);
  if (place === undefined) return undefined;
  if (place.kind === 'page') return resolvePageName(index, place.name);
  const found = namesOf(index).headings.get(nameKey(place.name)) ?? [];
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  if (others.length > 0) return { kind: 'ambiguous', sources: found.map(({ page }) => page.chapter.source) };
  return { kind: 'page', page: first.page, fragment: first.id };
}

/** Suggestion for a `[[target]]` that doesn't exist; absent when no name is similar. */
export const nearestPageName = (index: BookIndex, target: string): string | undefined =>
  namesOf(index).nearest()(target)?.name;

/** Normalizes a name for comparison. */
const nameKey = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.md$/, '')
    .replace(/[-_~\s]+/g, '-')
    .replace(/^-|-$/g, '');

/** A chapter's name: its file name, or its folder's name for the folder's index page. */
function nameOf(source: BookPath): string {
  const parts = source.replace(/\.md$/i, '').split('/');
  const last = parts.at(-1) ?? '';
  return /^_?(?:index|readme)$/i.test(last) ? (parts.at(-2) ?? last) : last;
}

/** Whether the parent folders in the target match those of the chapter. */
function matchesFolders(source: BookPath, wanted: readonly string[]): boolean {
  const parts = source.replace(/\.md$/i, '').split('/');
  if (parts.at(-1) !== nameOf(source)) parts.pop();
  const folders = wanted.slice(0, -1).map(nameKey);
  const own = parts.slice(0, -1).map(nameKey);
  return folders.every((folder, i) => own.at(i - folders.length) === folder);
}

/** Prefers exact matches, if there are any. */
function preferExact(pages: readonly Page[], name: string): readonly Page[] {
  const exact = pages.filter(({ chapter }) => nameOf(chapter.source) === name.replace(/\.md$/i, ''));
  return exact.length > 0 ? exact : pages;
}

function namesOf(index: BookIndex): Names {
  const found = cache.get(index) ?? collectNames(index);
  cache.set(index, found);
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

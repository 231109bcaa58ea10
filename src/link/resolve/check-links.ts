// Reports links and images whose target doesn't exist.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { isPlausible, nearestAmong } from '../../core/nearest.ts';
import {
  type BookPath,
  type UrlPath,
  bookPath,
  folderOf,
  isInternalUrl,
  relativePath,
  resolveFrom,
} from '../../core/path.ts';
import { placeEntries } from '../../read/summary/outline.ts';
import type { LinkConfig } from '../../read/config/feature-config.ts';
import type { LabelUse, Link } from '../../scan/markdown/facts.ts';
import type { BookIndex, Page } from './book-index.ts';
import { countUses } from './check-labels.ts';
import { type FindPath, createNearestPath } from '../../core/nearest-path.ts';
import { type Target, decode, resolveLink, splitAddress } from './resolve-link.ts';

/** What the check needs besides the index. */
export interface LinkContext {
  /** Whether a file exists, page or not. */
  readonly exists: (path: BookPath) => boolean;
  /** Whether the site has a generated page at this path: a redirect, the print page. */
  readonly isGeneratedPage: (url: UrlPath) => boolean;
  /** Whether a page has a generated id, such as a letter of the index. Called only for ids not found otherwise. */
  readonly hasGeneratedId: (page: Page, id: string) => boolean;
  readonly rules: LinkConfig;
  /** The file that lists the chapters. */
  readonly summary: BookPath;
}

/** Reports the broken links of a page in order; each excluded chapter once. */
export function checkLinks(index: BookIndex, page: Page, context: LinkContext): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const hidden: LabelUse[] = [];
  for (const link of page.facts.links) {
    if (link.url.startsWith('#')) {
      const problem = checkOwnFragment(page, link, context);
      if (problem) found.push(problem);
    } else if (isInternalUrl(link.url)) {
      const target = resolveLink(index, { url: link.url, page: page.chapter.source, from: link.from });
      if (target.kind === 'hidden') hidden.push({ label: target.source, at: link.at });
      const problem = checkTarget(target, { index, page, link, context });
      if (problem) found.push(problem);
    }
  }
  const toHidden = countUses(hidden).map(({ label: target, uses, at }) =>
    diagnose('link/to-hidden', { target, uses }, at),
  );
  return [...found, ...toHidden];
}

/** Reports entries of SUMMARY.md that lead to a place which their page does not have. */
export function checkPlaces(index: BookIndex, context: LinkContext): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { to, at } of placeEntries(index.outline.items)) {
    const page = index.byUrl.get(to.url);
    if (page !== undefined && !hasId(page, to.fragment, context))
      found.push(diagnoseAnchor(page, to.fragment, at));
  }
  return found;
}

function checkOwnFragment(page: Page, { url, at }: Link, context: LinkContext): Diagnostic | undefined {
  const id = decode(url.slice(1));
  return hasId(page, id, context) ? undefined : diagnoseAnchor(page, id, at);
}

interface CheckedLink {
  readonly index: BookIndex;
  readonly page: Page;
  readonly link: Link;
  readonly context: LinkContext;
}

function checkTarget(target: Target, check: CheckedLink): Diagnostic | undefined {
  switch (target.kind) {
    case 'file':
    case 'hidden':
      return undefined;
    case 'page':
      return checkPageTarget(target, check);
    case 'unresolved':
      return diagnoseUnresolved(target, check);
  }
}

function checkPageTarget(
  { page, fragment }: Target & { kind: 'page' },
  { link, context }: CheckedLink,
): Diagnostic | undefined {
  if (context.rules.needMd && !/\.md(?:[?#]|$)/i.test(link.url)) {
    return diagnose('link/without-md', { target: link.url, page: page.chapter.source }, link.at);
  }
  if (fragment === undefined || hasId(page, fragment, context)) return undefined;
  return diagnoseAnchor(page, fragment, link.at);
}

const hasId = (page: Page, id: string, { hasGeneratedId }: LinkContext): boolean =>
  hasAnchor(page, id, hasGeneratedId);

/** `#top` and text fragments exist on every page (HTML 7.4.6.4), and any id may be in a file that can't be read. */
export const hasAnchor = (page: Page, id: string, hasGeneratedId: LinkContext['hasGeneratedId']): boolean =>
  id === '' ||
  id === 'top' ||
  id.startsWith(':~:') ||
  page.facts.isUnread === true ||
  page.ids.has(id) ||
  hasNumberedLine(page, id) ||
  hasGeneratedId(page, id);

/** `code-1-L5`, and `code-1-L5-L8` for several lines. */
function hasNumberedLine({ facts: { numberedLines = [] } }: Page, anchor: string): boolean {
  const [, id, first, last = first] = /^(.+?)-L(\d+)(?:-L(\d+))?$/.exec(anchor) ?? [];
  const isLine = (line: number): boolean =>
    numberedLines.some((block) => block.id === id && block.first <= line && line <= block.last);
  return isLine(Number(first)) && isLine(Number(last));
}

function diagnoseAnchor(page: Page, anchor: string, at: Link['at']): Diagnostic {
  const near = respelledId(page, anchor) ?? nearestAmong(page.ids, isPlausible)(anchor)?.name;
  const args = { page: page.chapter.source, anchor, nearest: near };
  return diagnose('link/no-such-anchor', args, at);
}

/** The only id with the same letters and digits: other generators keep dots, capitals or doubled hyphens. */
function respelledId({ ids }: Page, anchor: string): string | undefined {
  const known = respellings.get(ids) ?? bySpelling(ids);
  respellings.set(ids, known);
  return known.get(lettersOf(anchor)) ?? undefined;
}

/** One index per page, shared by all broken links to it. */
const respellings = new WeakMap<object, ReadonlyMap<string, string | null>>();

function bySpelling(ids: Iterable<string>): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const id of ids) found.set(lettersOf(id), found.has(lettersOf(id)) ? null : id);
  return found;
}

const lettersOf = (id: string): string => id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') || id;

function diagnoseUnresolved(
  target: Target & { kind: 'unresolved' },
  { index, page, link, context: { exists, isGeneratedPage, rules, summary } }: CheckedLink,
): Diagnostic | undefined {
  if (isGeneratedPage(target.url)) return undefined;
  // Paths outside the book may exist on its web host, which can't be checked here.
  if (target.url.startsWith('../')) {
    return rules.mayLeaveBook ? undefined : diagnose('link/outside-book', { target: link.url }, link.at);
  }
  const isPage = /\.(?:md|html?)$/i.test(target.path);
  if (!isPage && exists(target.path)) return undefined;
  const source = exists(target.path) ? target.path : bookPath(target.path.replace(/\.html?$/i, '.md'));
  if (/\.md$/i.test(source) && exists(source)) {
    const instead =
      source === summary ? contentsPage(index, { from: page.chapter.source, url: link.url }) : undefined;
    return diagnose('link/not-in-summary', { target: source, ...(instead && { instead }) }, link.at);
  }
  // Authors used to hosts without `.html` in URLs tend to leave out `.md`.
  const named = index.bySource.get(bookPath(`${target.path}.md`))?.chapter.source;
  const found = named ?? (isPage ? nearestPage : nearestFile)(index, target.path);
  const { rest } = splitAddress(link.url);
  const escaped = escapedName(link, (url) => {
    const meant = resolveLink(index, { url, page: page.chapter.source, from: link.from });
    return meant.kind !== 'unresolved' || exists(meant.path);
  });
  const near =
    escaped ?? (found && asTyped(index, { from: page.chapter.source, to: found, url: link.url }) + rest);
  const args = { target: link.url, nearest: near };
  if (isPage) return diagnose('link/no-such-page', args, link.at);
  const isBeside =
    link.from !== page.chapter.source &&
    !link.url.startsWith('/') &&
    exists(resolveFrom(folderOf(link.from), decode(splitAddress(link.url).path)));
  return diagnose('link/no-such-file', isBeside ? { ...args, beside: link.from } : args, link.at);
}

/**
 * The address with `#` and `?` escaped (`a%23b.md`), for file names that contain them; absent if there is no such
 * file.
 */
function escapedName({ url }: Link, exists: (url: string) => boolean): string | undefined {
  const escaped = url.replace(/[#?]/g, encodeURIComponent);
  return escaped !== url && exists(escaped) ? escaped : undefined;
}

/** A link to `a.html` means the page of `a.md`. */
const nearestPage = ({ bySource }: BookIndex, path: BookPath): BookPath | undefined => {
  const found = finderOf(bySource)(path.replace(/\.html?$/i, '.md'));
  return found === undefined ? undefined : bookPath(found);
};

/** Copied files are known by their place in the site. */
function nearestFile({ files, sourceRoot }: BookIndex, path: BookPath): BookPath | undefined {
  const found = finderOf(files)(sourceRoot === '' ? path : path.replace(`${sourceRoot}/`, ''));
  return found === undefined ? undefined : resolveFrom(sourceRoot, found);
}

/** A path as the author has to write it in place of `url`, in the chapter `from`. */
function asTyped(
  { sourceRoot }: BookIndex,
  { from, to, url }: { readonly from: BookPath; readonly to: BookPath; readonly url: string },
): string {
  const path = url.startsWith('/')
    ? `/${relativePath(bookPath(`${sourceRoot}/x`), to)}`
    : relativePath(from, to);
  return path.replace(/[ #?%()]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The page that lists all chapters, as the author has to write it in place of `url`, in the chapter `from`. */
const contentsPage = (index: BookIndex, link: { readonly from: BookPath; readonly url: string }): string =>
  asTyped(index, { ...link, to: resolveFrom(index.sourceRoot, 'toc.html') });

/** One index per set of paths, shared by all broken links. */
const finders = new WeakMap<object, FindPath>();

function finderOf(paths: ReadonlyMap<string, unknown> | ReadonlySet<string>): FindPath {
  const known = finders.get(paths);
  if (known !== undefined) return known;
  const created = createNearestPath(paths.keys());
  finders.set(paths, created);
  return created;
}

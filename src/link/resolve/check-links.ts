// Every link and image of every page -> those that lead nowhere.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import { type BookPath, type UrlPath, bookPath, isOfThisBook } from '../../core/path.ts';
import type { LinkConfig } from '../../read/config/feature-config.ts';
import type { LabelUse, Link } from '../../scan/markdown/facts.ts';
import type { BookIndex, Page } from './book-index.ts';
import { countUses } from './check-labels.ts';
import { type FindPath, createNearestPath } from './nearest-path.ts';
import { type Target, decode, resolveLink } from './resolve-link.ts';

/** What a check knows besides the index. */
export interface LinkWorld {
  /** Whether a file exists beside the chapters, page or not. */
  readonly exists: (path: BookPath) => boolean;
  /** Whether the site has a page there that is no chapter: one that has moved, the print page. */
  readonly isMade: (url: UrlPath) => boolean;
  /** Whether a page has an id that nobody wrote, such as a letter of the index. Asked only for ids that it has not else. */
  readonly hasGenerated: (page: Page, id: string) => boolean;
  readonly rules: LinkConfig;
}

/** The mistakes of one page's links, in order; each chapter that is kept out of the book once. */
export function checkLinks(index: BookIndex, page: Page, world: LinkWorld): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const hidden: LabelUse[] = [];
  for (const link of page.facts.links) {
    if (link.url.startsWith('#')) {
      const mistake = checkOwnFragment(page, link, world);
      if (mistake) found.push(mistake);
    } else if (isOfThisBook(link.url)) {
      const target = resolveLink(index, { url: link.url, page: page.chapter.source, from: link.from });
      if (target.kind === 'hidden') hidden.push({ label: target.source, at: link.at });
      const mistake = checkTarget(target, { index, page, link, world });
      if (mistake) found.push(mistake);
    }
  }
  const toHidden = countUses(hidden).map(({ label: target, uses, at }) =>
    diagnose('link/to-hidden', { target, uses }, at),
  );
  return [...found, ...toHidden];
}

function checkOwnFragment(page: Page, { url, at }: Link, world: LinkWorld): Diagnostic | undefined {
  const id = decode(url.slice(1));
  return hasId(page, id, world) ? undefined : diagnoseAnchor(page, id, at);
}

interface LinkContext {
  readonly index: BookIndex;
  readonly page: Page;
  readonly link: Link;
  readonly world: LinkWorld;
}

function checkTarget(target: Target, check: LinkContext): Diagnostic | undefined {
  switch (target.kind) {
    case 'file':
    case 'hidden':
      return undefined;
    case 'page':
      return checkPageTarget(target, check);
    case 'nothing':
      return diagnoseNothing(target, check);
  }
}

function checkPageTarget(
  { page, fragment }: Target & { kind: 'page' },
  { link, world }: LinkContext,
): Diagnostic | undefined {
  if (world.rules.needMd && !/\.md(?:[?#]|$)/i.test(link.url)) {
    return diagnose('link/without-md', { target: link.url, page: page.chapter.source }, link.at);
  }
  if (fragment === undefined || hasId(page, fragment, world)) return undefined;
  return diagnoseAnchor(page, fragment, link.at);
}

/** The top of the page, and text fragments, are on every page (HTML 7.4.6.4). */
const hasId = (page: Page, id: string, { hasGenerated }: LinkWorld): boolean =>
  id === '' || id === 'top' || id.startsWith(':~:') || page.ids.has(id) || hasGenerated(page, id);

function diagnoseAnchor(page: Page, anchor: string, at: Link['at']): Diagnostic {
  const near = nearest(anchor, page.ids);
  const args = { page: page.chapter.source, anchor, nearest: near };
  return diagnose('link/no-such-anchor', args, at);
}

function diagnoseNothing(
  target: Target & { kind: 'nothing' },
  { index, page, link, world: { exists, isMade, rules } }: LinkContext,
): Diagnostic | undefined {
  if (isMade(target.url)) return undefined;
  // What lies outside the book may be there on its host: the book cannot know.
  if (target.url.startsWith('../')) {
    return rules.mayLeaveBook ? undefined : diagnose('link/outside-book', { target: link.url }, link.at);
  }
  const isPage = /\.(?:md|html?)$/i.test(target.path);
  if (!isPage && exists(target.path)) return undefined;
  if (exists(target.path) && /\.md$/i.test(target.path)) {
    return diagnose('link/not-in-summary', { target: target.path }, link.at);
  }
  // Hosts that leave `.html` out of addresses teach authors to leave out `.md`.
  const named = index.bySource.get(bookPath(`${target.path}.md`))?.chapter.source;
  const escaped = escapedName(link, (url) => {
    const meant = resolveLink(index, { url, page: page.chapter.source, from: link.from });
    return meant.kind !== 'nothing' || exists(meant.path);
  });
  const near = escaped ?? named ?? finderOf(isPage ? index.bySource : index.files)(target.path);
  const args = { target: link.url, nearest: near };
  return diagnose(isPage ? 'link/no-such-page' : 'link/no-such-file', args, link.at);
}

/** `a%23b.md` for a file whose name holds a mark that ends paths in addresses; absent where there is no such file. */
function escapedName({ url }: Link, leadsSomewhere: (url: string) => boolean): string | undefined {
  const escaped = url.replace(/[#?]/g, encodeURIComponent);
  return escaped !== url && leadsSomewhere(escaped) ? escaped : undefined;
}

/** A finder for each set of paths: a thousand broken links ask among the same pages. */
const finders = new WeakMap<object, FindPath>();

function finderOf(paths: ReadonlyMap<string, unknown> | ReadonlySet<string>): FindPath {
  const known = finders.get(paths);
  if (known !== undefined) return known;
  const made = createNearestPath(paths.keys());
  finders.set(paths, made);
  return made;
}

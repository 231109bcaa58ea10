// Builds the template's view of a chapter page.
import type { FileHistory } from '../../core/file-history.ts';
import { type BookPath, type UrlPath, encodePath, pathToRoot, relativePath } from '../../core/path.ts';
import type { Config } from '../../read/config/config.ts';
import { directionOf } from '../../read/config/text-direction.ts';
import { numberOf } from '../../read/summary/outline.ts';
import { type Page, pageTitle } from '../../link/resolve/book-index.ts';
import { markdownUrl } from '../discovery/markdown-file.ts';
import { structuredData } from '../discovery/structured-data.ts';
import type { ChapterView, LinkView } from '../theme/view.ts';
import { type BranchIndex, contentsBranch } from './branch.ts';
import { canonicalInOriginal } from './edition-views.ts';
import { notFoundBase, notFoundUrls } from './not-found-address.ts';
import { addressOf } from './page-address.ts';
import { type PageFrame, pageBase } from './page-base.ts';
import { pageOutline } from './page-outline.ts';
import { previewImage } from './preview-image.ts';

export interface ChapterViewInput {
  readonly config: Config;
  readonly frame: PageFrame;
  readonly branches: BranchIndex;
  readonly page: Page;
  /** The file of its text: that of the original for a chapter that its translation lacks. */
  readonly file: BookPath;
  /** URL of the page: its own, or the site root for the copy of the first chapter. */
  readonly url: UrlPath;
  /** Moved fragments of this page, from `output.html.redirect`. */
  readonly fragmentRedirects?: Readonly<Record<string, string>>;
  /** Git history of the chapter; absent if not requested or unknown. */
  readonly history?: FileHistory;
}

/**
 * The view without its content, which is added on rendering: whether the page must be rendered depends on the view
 * alone.
 */
export function chapterView(input: ChapterViewInput): ChapterView {
  const view = plainView(input);
  const data = structuredData(view);
  return data === undefined ? view : { ...view, structuredData: data };
}

function plainView(input: ChapterViewInput): ChapterView {
  const { config, frame, branches, page, url } = input;
  const { chapter, facts } = page;
  const number = numberOf(chapter);
  const editUrl = editUrlOf(config, input.file);
  const at = chapter.url;
  return {
    ...pageBase(frame, url, facts.uses),
    ...chapterLanguage(page, config),
    kind: 'chapter',
    headTitle: headTitleOf(page, frame.site.title),
    title: pageTitle(page),
    description: facts.frontMatter.description ?? (frame.site.description || facts.summary),
    keywords: (facts.frontMatter.keywords ?? []).join(', '),
    number,
    layout: facts.frontMatter.layout,
    source: sourceInBook(config, chapter.source),
    isIndex: url !== at,
    // The copy of the first chapter has the chapter's own URL as its canonical one.
    canonical: canonicalOf(input),
    ...(isUntranslated(input) && frame.siblings?.status === undefined && { banner: UNTRANSLATED }),
    breadcrumbs: page.parents.map((parent) =>
      linkView(parent.name, url, parent.kind === 'chapter' ? parent.url : undefined),
    ),
    branch: rebase(
      contentsBranch(branches, { page: at, sectionLabels: frame.site.sectionLabels, words: config.words }),
      at,
      url,
    ),
    outline: pageOutline(facts.headings),
    lacksHeading: facts.headings.some(({ level }) => level === 1) ? undefined : true,
    previous: page.previous && linkView(page.previous.name, url, page.previous.url),
    next: page.next && linkView(page.next.name, url, page.next.url),
    editUrl,
    openOn: editUrl !== undefined && config.features.sourceLine ? openOnOf(config) : undefined,
    ...metadataViews(input),
    ...feedbackViews(input),
    readingMinutes: facts.readingMinutes,
    section: branches.sectionOf(chapter.url),
    frontMatter: facts.frontMatter.data,
    fragmentRedirects: input.fragmentRedirects,
    ...(notFoundUrls(config).includes(url) && { base: notFoundBase(config) }),
    content: '',
  };
}

const UNTRANSLATED: ChapterView['banner'] = { kind: 'untranslated' };

/** True for a chapter that shows the text of the original. */
const isUntranslated = ({ page, file }: ChapterViewInput): boolean => file !== page.chapter.source;

function canonicalOf(input: ChapterViewInput): string | undefined {
  const { site, siblings } = input.frame;
  const { url } = input.page.chapter;
  if (site.origin === undefined) return undefined;
  const original =
    siblings && isUntranslated(input) ? canonicalInOriginal(siblings, url, site.origin) : undefined;
  return original ?? addressOf(site.origin, url);
}

/** The language of a chapter that isn't in the language of the book; empty for all others. */
export function chapterLanguage(
  { facts }: Page,
  { book }: Config,
): Partial<Pick<ChapterView, 'language' | 'direction' | 'foreign'>> {
  const { language } = facts.frontMatter;
  if (language === undefined || language === '' || language === book.language) return {};
  return { language, direction: directionOf(language), foreign: true };
}

/** Length of the date in an ISO timestamp. */
const DATE_LENGTH = 10;

/** Metadata for programs, and the Git history. */
function metadataViews({
  config,
  frame,
  page,
  url,
  history,
}: ChapterViewInput): Pick<
  ChapterView,
  'markdown' | 'image' | 'drawnImage' | 'lastChanged' | 'contributors'
> {
  const at = page.chapter.url;
  const shown = config.buildBook.lastChanged ? history : undefined;
  return {
    markdown: config.buildBook.llms ? encodePath(relativePath(url, markdownUrl(at))) : undefined,
    ...previewImage(page, config, frame),
    lastChanged: shown?.time.slice(0, DATE_LENGTH),
    contributors: shown?.authors,
  };
}

/** The links at the foot of the page by which readers say what they think of it. */
function feedbackViews({
  config,
  frame,
  page,
}: ChapterViewInput): Pick<ChapterView, 'helpful' | 'reportUrl'> {
  const { helpful, report } = config.buildBook.site;
  const { origin } = frame.site;
  const { chapter } = page;
  const values: Readonly<Record<string, string>> = {
    path: chapter.source,
    title: pageTitle(page),
    url: origin === undefined ? '' : addressOf(origin, chapter.url),
  };
  const fill = (url: string): string =>
    url.replace(/\{(path|title|url)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  return {
    helpful: helpful && { yes: fill(helpful.yes), no: fill(helpful.no) },
    reportUrl: report === undefined ? undefined : fill(report),
  };
}

/** mdBook's rule: `{{#title}}` replaces the whole title; otherwise it is the chapter's name and the book's title. */
function headTitleOf(page: Page, bookTitle: string): string {
  const { headTitle } = page.facts;
  if (headTitle !== undefined) return headTitle;
  const name = pageTitle(page);
  return bookTitle === '' ? name : `${name} - ${bookTitle}`;
}

const linkView = (title: string, from: UrlPath, to: UrlPath | undefined): LinkView =>
  to === undefined ? { title } : { title, href: encodePath(relativePath(from, to)) };

/** The chapter's path within `src`, like mdBook's `path` in templates. */
const sourceInBook = ({ book }: Config, source: string): string =>
  book.src !== '' && source.startsWith(`${book.src}/`) ? source.slice(book.src.length + 1) : source;

const editUrlOf = ({ html }: Config, source: string): string | undefined =>
  html.editUrlTemplate?.replaceAll('{path}', encodePath(source));

/** `open-on-text`; the whole text is the link if it has no brackets. */
function openOnOf({ html: { openOnText } }: Config): NonNullable<ChapterView['openOn']> {
  const [, before = '', link = openOnText, after = ''] = /^(.*?)\[(.+?)\](.*)$/s.exec(openOnText) ?? [];
  return { before, link, after };
}

type Branch = ChapterView['branch'];

/** Links of the branch relative to the URL at which the page is shown. */
function rebase(branch: Branch, from: UrlPath, to: UrlPath): Branch {
  if (pathToRoot(from) === pathToRoot(to)) return branch;
  const old = pathToRoot(from);
  return branch.map((item) => ({
    ...item,
    href: item.href === undefined ? undefined : pathToRoot(to) + item.href.slice(old.length),
    children: rebase(item.children, from, to),
  }));
}

// One chapter of the EPUB: its XHTML document and what other files have to know of it.
import type { Location } from '../../core/diagnostic.ts';
import { encodePath, folderOf, isInternalUrl, relativePath, resolveFrom, urlPath } from '../../core/path.ts';
import type { BookFiles } from '../../core/book-files.ts';
import { type Page, pageTitle } from '../../link/resolve/book-index.ts';
import type { BookImage, BookImages, SourceOf } from './book-images.ts';
import { chapterContent } from './chapter-content.ts';
import type { ChapterUse } from './chapter-use.ts';
import { type LinkPlaces, type LinkedPlace, linkHref } from './chapter-links.ts';
import { createIdSet } from './id-set.ts';
import type { FindPlace, Notices } from './notices.ts';
import { type DocumentFrame, xhtmlDocument } from './xhtml-document.ts';
import { type Attribute, type XmlNode, xml } from './xml.ts';

export interface ChapterFile {
  readonly page: Page;
  /** Relative to the package document. */
  readonly path: string;
  readonly text: string;
  /** Properties of the manifest, sorted (EPUB 3.3, D.5). */
  readonly properties: readonly string[];
  readonly ids: ReadonlySet<string>;
  /** Whether all images have alt texts. */
  readonly isDescribed: boolean;
  readonly links: readonly LinkedPlace[];
}

/** What all chapters of a book share. */
export interface ChapterWorld {
  readonly files: Pick<BookFiles, 'read'>;
  readonly images: BookImages;
  readonly notices: Notices;
  readonly sourceOf: SourceOf;
  readonly pathOf: LinkPlaces['pathOf'];
  /** Whether a file has an id; every id that is asked for is checked again when all files are known. */
  readonly hasId: LinkPlaces['hasId'];
  readonly origin?: string;
  readonly frame: DocumentFrame;
  readonly curlyQuotes: boolean;
}

export interface ChapterInput {
  readonly page: Page;
  readonly path: string;
  /** As on its page in the site. */
  readonly html: string;
}

export function chapterFile({ page, path, html }: ChapterInput, world: ChapterWorld): ChapterFile {
  const { url } = page.chapter;
  const { ids, take } = createIdSet();
  const features = new Set<string>();
  const links: LinkedPlace[] = [];
  const styles: string[] = [];
  const { notices, frame, curlyQuotes } = world;
  const place = createPlaces(page, world.files);
  const isKnown = (linked: LinkedPlace): boolean => {
    links.push(linked);
    return world.hasId(linked);
  };
  const { pathOf, origin } = world;
  const href = (written: string): string | undefined =>
    linkHref(written, {
      url,
      path,
      pathOf,
      hasId: isKnown,
      origin,
      onNoTarget: (target) => {
        notices.noTarget(target, place.ofAddress(target));
      },
    });
  const image = createImageFinder({ page, path }, world, place.ofAddress);
  const body = chapterContent(html, {
    curlyQuotes,
    direction: frame.direction,
    image,
    linkHref: href,
    imageHref: (src) => {
      const found = image(src);
      return typeof found === 'object' ? found.href : undefined;
    },
    takeId: take,
    ...losses(notices, place),
    onFeature: (feature) => {
      features.add(feature);
    },
    onStyle: (css) => {
      styles.push(css);
    },
  });
  const title = pageTitle(page);
  const isUntitled = !page.facts.headings.some(({ level }) => level === 1);
  const content = isUntitled ? [xml('h1', [], [title]), '\n', ...body] : body;
  const text = xhtmlDocument({ ...{ path, title, styles, frame }, body: [section(content, page)] });
  const isDescribed = !features.delete('undescribed');
  return { page, path, text, properties: [...features].sort(), ids, links, isDescribed };
}

/** What the chapter loses, at its place. */
const losses = (
  notices: Notices,
  place: Places,
): Pick<ChapterUse, 'onUnsafe' | 'onLeftOut' | 'onDiagram'> => ({
  onUnsafe: () => {
    notices.leftOut('script', place.ofTag('script'));
  },
  onLeftOut: (element) => {
    notices.leftOut(element, place.ofTag(element));
  },
  onDiagram: () => {
    notices.diagram(place.ofText('```mermaid'));
  },
});

/** The chapter's role in the book (EPUB Structural Semantics, 3.2 and 3.6). */
function section(content: readonly XmlNode[], { chapter, facts }: Page): XmlNode {
  const isIndex = facts.indexes?.includes('') === true || chapter.name.trim() === 'Index';
  const type = isIndex ? 'index' : chapter.number?.length === 1 ? 'chapter' : undefined;
  const attributes: readonly Attribute[] =
    type === undefined
      ? []
      : [
          ['epub:type', type],
          ['role', `doc-${type}`],
        ];
  return xml('section', attributes, ['\n', ...content, '\n']);
}

/** Images by their addresses in the chapter's HTML. */
function createImageFinder(
  { page, path }: Pick<ChapterInput, 'page' | 'path'>,
  { images, notices, sourceOf }: ChapterWorld,
  ofAddress: (address: string) => FindPlace,
): (src: string) => BookImage | 'remote' | undefined {
  return (src) => {
    if (/^(?:https?:)?\/\//i.test(src)) {
      notices.remoteImage(src, ofAddress(src));
      return 'remote';
    }
    if (/^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(src)) return { href: src };
    if (!isInternalUrl(src)) return undefined;
    const url = urlPath(resolveFrom(folderOf(page.chapter.url), decodedPath(src)));
    const source = sourceOf(url);
    const found = source === undefined ? undefined : images.add(source, url);
    if (source === undefined || found === undefined || found.kind === 'missing') return undefined;
    if (found.kind === 'bad') {
      notices.badImage(source, found.why, ofAddress(src));
      return undefined;
    }
    if (found.isChanged) notices.scriptedImage(source, ofAddress(src));
    return { href: encodePath(relativePath(urlPath(path), urlPath(found.resource.path))) };
  };
}

function decodedPath(src: string): string {
  const [path = ''] = src.split(/[?#]/);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

interface Places {
  /** The link or image with this address, as in the chapter's HTML. */
  readonly ofAddress: (address: string) => FindPlace;
  readonly ofTag: (element: string) => FindPlace;
  readonly ofText: (text: string) => FindPlace;
}

/** Finds places in the chapter's source; what is included from another file is reported at the chapter's start. */
function createPlaces({ chapter, facts }: Page, files: ChapterWorld['files']): Places {
  const start: Location = { file: chapter.source, span: { start: 0, end: 0 } };
  const ofText = (text: string): Location => {
    const read = files.read(chapter.source);
    const at = read.kind === 'file' ? read.text.toLowerCase().indexOf(text) : -1;
    return at < 0 ? start : { file: chapter.source, span: { start: at, end: at + text.length } };
  };
  return {
    ofAddress: (address) => () =>
      facts.links.find((link) => link.url === address || sameFile(link.url, address))?.at ?? start,
    ofTag: (element) => () => ofText(`<${element}`),
    ofText: (text) => () => ofText(text),
  };
}

/** Addresses were resolved, so that only the file's name is the same. */
const sameFile = (one: string, other: string): boolean => nameOf(one) === nameOf(other);
const nameOf = (address: string): string => decodedPath(address).replace(/^.*[/\\]/, '');

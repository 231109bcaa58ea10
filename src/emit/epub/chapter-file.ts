// One chapter of the EPUB: its XHTML document and what other files have to know of it.
import type { BookFiles } from '../../core/book-files.ts';
import { type Page, pageTitle } from '../../link/resolve/book-index.ts';
import type { BookImages, SourceOf } from '../chapter-tree/book-images.ts';
import { chapterContent } from '../chapter-tree/chapter-content.ts';
import { createPlaces } from '../chapter-tree/chapter-places.ts';
import { type LinkPlaces, type LinkedPlace, linkHref } from '../chapter-tree/chapter-links.ts';
import { createImageFinder } from '../chapter-tree/find-image.ts';
import { createIdSet } from '../chapter-tree/id-set.ts';
import { lossesOf } from '../chapter-tree/chapter-losses.ts';
import type { Notices } from '../chapter-tree/notices.ts';
import { type DocumentFrame, xhtmlDocument } from './xhtml-document.ts';
import { type Attribute, type XmlNode, xml } from '../chapter-tree/xml.ts';

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

export function chapterFile(input: ChapterInput, world: ChapterWorld): ChapterFile {
  const { page, path } = input;
  const { ids, take } = createIdSet();
  const { body, features, links, styles } = convert(input, world, take);
  const title = pageTitle(page);
  const isUntitled = !page.facts.headings.some(({ level }) => level === 1);
  const content = isUntitled ? [xml('h1', [], [title]), '\n', ...body] : body;
  const text = xhtmlDocument({ path, title, styles, frame: world.frame, body: [section(content, page)] });
  const isDescribed = !features.delete('undescribed');
  return { page, path, text, properties: [...features].sort(), ids, links, isDescribed };
}

/** A chapter as XHTML, with what its document and the other files need to know about it. */
interface Converted {
  readonly body: readonly XmlNode[];
  readonly features: Set<string>;
  readonly links: readonly LinkedPlace[];
  readonly styles: readonly string[];
}

function convert(
  { page, path, html }: ChapterInput,
  world: ChapterWorld,
  takeId: (id: string) => string | undefined,
): Converted {
  const features = new Set<string>();
  const links: LinkedPlace[] = [];
  const styles: string[] = [];
  const { notices, frame, curlyQuotes, pathOf, origin } = world;
  const place = createPlaces(page, world.files);
  const image = createImageFinder({ page, path }, world, place);
  const places: LinkPlaces = {
    url: page.chapter.url,
    path,
    pathOf,
    hasId: (linked) => {
      links.push(linked);
      return world.hasId(linked);
    },
    origin,
    onNoTarget: (target) => {
      notices.noTarget(target, place.ofAddress(target));
    },
  };
  const body = chapterContent(html, {
    curlyQuotes,
    direction: frame.direction,
    image,
    linkHref: (written) => linkHref(written, places),
    imageHref: (src) => {
      const found = image(src);
      return typeof found === 'object' ? found.href : undefined;
    },
    takeId,
    ...lossesOf(notices, place),
    onFeature: (feature) => {
      features.add(feature);
    },
    onStyle: (css) => {
      styles.push(css);
    },
  });
  return { body, features, links, styles };
}

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

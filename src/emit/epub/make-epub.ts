// Puts the EPUB together: chapters, images, styles, cover, navigation and package document.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { bookPath, type UrlPath } from '../../core/path.ts';
import { wordOf } from '../../core/words.ts';
import { locateInConfig } from '../../read/config/config-locations.ts';
import type { Chapter } from '../../read/summary/outline.ts';
import type { SiteModel } from '../site-model.ts';
import { chapterHtml } from '../slots/chapter-html.ts';
import { siteAddress } from '../chapter-tree/chapter-links.ts';
import { type Resource, createBookImages } from '../chapter-tree/book-images.ts';
import { type ChapterFile, type ChapterInput, type ChapterWorld, chapterFile } from './chapter-file.ts';
import { PACKAGE, container } from './container.ts';
import { contentsTargets } from './contents-targets.ts';
import { COVER, coverDocument, drawnCover } from './cover.ts';
import { bookMetadata } from './book-metadata.ts';
import type { EpubOptions } from './epub-options.ts';
import { type FileNames, createFileNames } from '../chapter-tree/file-names.ts';
import { imageType } from '../chapter-tree/image-type.ts';
import { type Landmark, NAVIGATION, navigationDocument } from './navigation-document.ts';
import { createNotices } from '../chapter-tree/notices.ts';
import { type Accessibility, type ManifestItem, packageDocument } from './package-document.ts';
import { epubStyles } from './style-sheets.ts';
import { svgImage } from '../chapter-tree/svg-image.ts';
import type { DocumentFrame } from './xhtml-document.ts';

export async function makeEpub(model: SiteModel, options: EpubOptions): Promise<Outcome<Uint8Array>> {
  const { config, index, frame: site, files } = model;
  const { words } = config;
  const nameFile = createFileNames();
  [PACKAGE, NAVIGATION, COVER].forEach((name) => nameFile(name, name.replace(/^.*\./, '')));
  const metadata = bookMetadata(model, options);
  const styles = epubStyles(options, { files, theme: site.theme, nameFile });
  const frame = { language: metadata.language, direction: metadata.direction, styles: styles.value.sheets };
  const cover = coverImage(model, options, nameFile);
  const paths = new Map(index.pages.map(({ chapter }) => [chapter.url, nameFile(chapter.url, 'xhtml')]));
  const { chapters, images, diagnostics } = await makeChapters(model, options, { frame, paths, nameFile });
  const { hrefOf, leftOut } = contentsTargets(index.outline.items, chapters);
  const navigation = navigationDocument({
    outline: index.outline,
    numbered: !options.noSectionLabel,
    words,
    frame,
    landmarks: landmarksOf(chapters),
    hrefOf,
  });
  const label = wordOf(words, 'epub-cover');
  const documents: readonly (Resource & ManifestItem)[] = [
    { ...cover.value, properties: ['cover-image'] },
    documentItem(COVER, coverDocument(cover.value.path, { title: metadata.title, label, frame })),
    documentItem(NAVIGATION, navigation, ['nav']),
    ...chapters.map(({ path, text, properties }) => documentItem(path, text, properties)),
    ...[...styles.value.resources, ...images],
  ];
  const accessibility = accessibilityOf(chapters, images, wordOf(words, 'epub-accessibility'));
  const content = packageDocument({ metadata, items: documents, accessibility });
  return {
    value: container([{ path: PACKAGE, mediaType: 'application/oebps-package+xml', content }, ...documents]),
    diagnostics: [
      ...locateInConfig([...styles.diagnostics, ...cover.diagnostics], files),
      ...diagnoseEntries(leftOut),
      ...diagnostics,
    ],
  };
}

/** One diagnostic for all, at the first. */
function diagnoseEntries(entries: readonly Chapter[]): readonly Diagnostic[] {
  const [first] = entries;
  if (first === undefined) return [];
  return [diagnose('epub/entry-left-out', { name: first.name, count: entries.length }, first.at)];
}

interface Places {
  readonly frame: DocumentFrame;
  /** Path of each chapter's file. */
  readonly paths: ReadonlyMap<UrlPath, string>;
  readonly nameFile: FileNames;
}

interface Chapters {
  readonly chapters: readonly ChapterFile[];
  /** The images that they show. */
  readonly images: readonly Resource[];
  readonly diagnostics: readonly Diagnostic[];
}

async function makeChapters(
  model: SiteModel,
  options: EpubOptions,
  { frame, paths, nameFile }: Places,
): Promise<Chapters> {
  const { config, index, files, staticFiles } = model;
  const images = createBookImages(files, nameFile);
  const notices = createNotices('epub');
  const home = index.pages[0]?.chapter.url;
  const world: ChapterWorld = {
    files,
    images,
    notices,
    frame,
    curlyQuotes: options.curlyQuotes,
    sourceOf: (url) => staticFiles.get(url),
    pathOf: (url) =>
      paths.get(url) ?? (home && (url === 'index.html' || url === '') ? paths.get(home) : undefined),
    hasId: () => true,
    origin: siteAddress(config.html.siteUrl),
  };
  const inputs = await chapterInputs(model, paths);
  const converted = inputs.map((input) => chapterFile(input, world));
  const chapters = withoutLostPlaces(converted, inputs, world);
  return { chapters, images: images.list(), diagnostics: notices.diagnostics() };
}

const indexIn = (chapters: readonly ChapterFile[]): ChapterFile | undefined =>
  chapters.find(({ text }) => text.includes('epub:type="index"'));

function landmarksOf(chapters: readonly ChapterFile[]): readonly Landmark[] {
  const index = indexIn(chapters);
  const first = chapters.find(({ page }) => page.chapter.number !== undefined) ?? chapters[0];
  return [
    { type: 'cover', path: COVER },
    { type: 'toc', path: NAVIGATION },
    ...(first ? [{ type: 'bodymatter', path: first.path } as const] : []),
    ...(index ? [{ type: 'index', path: index.path } as const] : []),
  ];
}

const accessibilityOf = (
  chapters: readonly ChapterFile[],
  images: readonly Resource[],
  summary: string,
): Accessibility => ({
  summary,
  // There is always a cover.
  hasImages: true,
  isDescribed: chapters.every(({ isDescribed }) => isDescribed),
  hasMath: chapters.some(({ properties }) => properties.includes('mathml')),
  hasIndex: indexIn(chapters) !== undefined,
  mayFlash: images.some(({ mediaType }) => mediaType === 'image/gif'),
});

const documentItem = (
  path: string,
  content: string,
  properties: readonly string[] = [],
): Resource & ManifestItem => ({
  path,
  content,
  properties,
  mediaType: 'application/xhtml+xml',
  inSpine: true,
});

/** Chapters render one after the other, so that other work gets its turn. */
async function chapterInputs(
  model: SiteModel,
  paths: ReadonlyMap<UrlPath, string>,
): Promise<readonly ChapterInput[]> {
  const inputs: ChapterInput[] = [];
  for (const page of model.index.pages) {
    const { url } = page.chapter;
    inputs.push({ page, path: paths.get(url) ?? url, html: await chapterHtml(model, { page, url }).make() });
  }
  return inputs;
}

/** Converts chapters again whose links lead to an id that isn't there, without its fragment. */
function withoutLostPlaces(
  chapters: readonly ChapterFile[],
  inputs: readonly ChapterInput[],
  world: ChapterWorld,
): readonly ChapterFile[] {
  const ids = new Map(chapters.map((chapter) => [chapter.path, chapter.ids]));
  const hasId: ChapterWorld['hasId'] = ({ path, id }) => ids.get(path)?.has(id) === true;
  return chapters.map((chapter, i) => {
    const input = inputs[i];
    if (input === undefined || chapter.links.every(hasId)) return chapter;
    // Everything worth a notice has been noticed.
    return chapterFile(input, { ...world, hasId, notices: createNotices('epub') });
  });
}

function coverImage(model: SiteModel, options: EpubOptions, nameFile: FileNames): Outcome<Resource> {
  const { config, files, frame } = model;
  const { coverImage: path } = options;
  const draw = (): Resource => {
    const words = { title: frame.site.title, authors: config.book.authors, language: config.book.language };
    return {
      path: nameFile('cover', 'svg'),
      mediaType: 'image/svg+xml',
      content: drawnCover(words, frame.theme.colorsOf('light')),
    };
  };
  if (path === undefined) return { value: draw(), diagnostics: [] };
  const bytes = files.bytes(path) ?? files.bytes(bookPath(`${config.book.src}/${path}`));
  if (bytes === undefined) {
    return {
      value: draw(),
      diagnostics: [diagnose('theme/no-such-asset', { path, key: 'output.epub.cover-image' })],
    };
  }
  const type = imageType(bytes);
  const svg =
    typeof type !== 'string' && type.extension === 'svg'
      ? svgImage(Buffer.from(bytes).toString('utf8'))
      : undefined;
  if (typeof type === 'string')
    return { value: draw(), diagnostics: [diagnose('epub/bad-image', { path, why: type })] };
  return {
    value: { path: nameFile(path, type.extension), mediaType: type.mediaType, content: svg?.text ?? bytes },
    diagnostics: [],
  };
}

// Makes the PDF: trees of all chapters, one Typst document from them, and the compiler's result.
import { type Outcome, diagnose } from '../../core/diagnostic.ts';
import { builtinText } from '../../disk/own-files.ts';
import { type TypesetterFiles, type Typesetting, typesetterPackage } from '../../disk/typesetter.ts';
import { locateInConfig } from '../../read/config/config-locations.ts';
import { createBookImages } from '../chapter-tree/book-images.ts';
import { siteAddress } from '../chapter-tree/chapter-links.ts';
import { createFileNames } from '../chapter-tree/file-names.ts';
import { type Notices, createNotices } from '../chapter-tree/notices.ts';
import type { SiteModel } from '../site-model.ts';
import { chapterHtml } from '../slots/chapter-html.ts';
import { type BookDocument, bookDocument } from './book-document.ts';
import { type ChapterTree, chapterTree } from './chapter-tree-of.ts';
import { classColors } from './class-colors.ts';
import { compilerProblems } from './compiler-problems.ts';
import { type CheckedParts, checkParts } from './checked-parts.ts';
import { documentImages, pictureAt } from './document-images.ts';
import { createLabels } from './labels.ts';
import { pageLayout } from './page-layout.ts';
import type { PdfOptions } from './pdf-options.ts';
import { settingsFile } from './settings-file.ts';
import { themeFiles } from './theme-pdf-files.ts';

/** The file is absent, with an error, if it can't be made. */
export async function makePdf(
  model: SiteModel,
  options: PdfOptions,
): Promise<Outcome<Uint8Array | undefined>> {
  const { value, diagnostics } = await typesetBook(model, options);
  return { value, diagnostics: locateInConfig(diagnostics, model.files) };
}

async function typesetBook(model: SiteModel, options: PdfOptions): Promise<Outcome<Uint8Array | undefined>> {
  const typesetter = model.findTypesetter();
  if (typesetter === undefined) {
    return { value: undefined, diagnostics: [diagnose('pdf/no-compiler', { package: typesetterPackage })] };
  }
  const notices = createNotices('pdf');
  const { trees, images } = await readChapters(model, notices);
  const found = documentImages(
    trees.map(({ nodes }) => nodes),
    images,
  );
  const own = themeFiles(model);
  let typesetting: Typesetting | undefined;
  try {
    typesetting = await typesetter.start(own.fonts, Object.fromEntries(found.files));
    const parts = await checkParts(trees, found, typesetting);
    const document = documentOf(model, options, { trees, parts, images: found });
    const files = { ...own.files, ...bookFiles(model, options, document) };
    const result = await typesetting.typeset(files, '/main.typ');
    return {
      value: result.pdf,
      diagnostics: [
        ...notices.diagnostics(),
        ...parts.diagnostics(),
        ...compilerProblems(result, trees, options),
      ],
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { value: undefined, diagnostics: [...notices.diagnostics(), diagnose('pdf/failed', { reason })] };
  } finally {
    typesetting?.stop();
  }
}

const bookFiles = (
  model: SiteModel,
  options: PdfOptions,
  { main, chapters }: BookDocument,
): TypesetterFiles => ({
  '/built-in/book.typ': builtinText('pdf/book.typ') ?? '',
  '/settings.typ': settings(model, options),
  '/main.typ': main,
  ...chapters,
});

interface ReadChapters {
  readonly trees: readonly ChapterTree[];
  readonly images: ReturnType<typeof createBookImages>;
}

/** Chapters render one after the other, so that other work gets its turn. */
async function readChapters(model: SiteModel, notices: Notices): Promise<ReadChapters> {
  const { config, index, files, staticFiles } = model;
  const images = createBookImages(files, createFileNames());
  const keys = new Map(index.pages.map(({ chapter }, i) => [chapter.url, `c${i + 1}`]));
  const home = index.pages[0]?.chapter.url;
  const trees: ChapterTree[] = [];
  for (const page of index.pages) {
    const { url } = page.chapter;
    const html = await chapterHtml(model, { page, url }).make();
    const key = keys.get(url) ?? url;
    trees.push(
      chapterTree(
        { page, key, html },
        {
          files,
          images,
          notices,
          sourceOf: (path) => staticFiles.get(path),
          keyOf: (path) =>
            keys.get(path) ?? (home && (path === 'index.html' || path === '') ? keys.get(home) : undefined),
          origin: siteAddress(config.html.siteUrl),
        },
      ),
    );
  }
  return { trees, images };
}

function documentOf(
  { index }: SiteModel,
  options: PdfOptions,
  {
    trees,
    parts,
    images,
  }: {
    readonly trees: readonly ChapterTree[];
    readonly parts: CheckedParts;
    readonly images: ReturnType<typeof documentImages>;
  },
): BookDocument {
  const byUrl = new Map(trees.map((tree) => [tree.page.chapter.url, tree]));
  let level = 1;
  return bookDocument(index.outline.items, ({ url }) => byUrl.get(url), {
    labels: createLabels(trees),
    formula: parts.formula,
    picture: (href, tree) => {
      const path = images.pathOf(href);
      return path === undefined || parts.isBroken(path, { href, tree }) ? undefined : pictureAt(path, images);
    },
    drawing: (svg) => {
      const path = images.drawingPath(svg);
      return path === undefined || parts.isBroken(path) ? undefined : path;
    },
    notesAddresses: options.linkAddresses,
    newPageLevel: options.newPageLevel,
    contentsLevel: options.contentsLevel,
    charactersPerLine: pageLayout(options).charactersPerLine,
    nextLevel: (wanted) => (level = Math.min(wanted, level + 1)),
  });
}

function settings({ config, frame }: SiteModel, options: PdfOptions): string {
  const { title, authors, description, language, textDirection } = config.book;
  return settingsFile({
    title: title?.trim() ? title : frame.site.title.trim() || 'Book',
    authors,
    language,
    options,
    description: description?.trim() ? description : undefined,
    direction: textDirection,
    words: config.words,
    colors: classColors(frame.theme),
    layout: pageLayout(options),
  });
}

// Social cards: images of page titles that other sites show with a link.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { hashOf } from '../../core/hash.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import type { UrlPath } from '../../core/path.ts';
import { widthRatio, imageUrl, imageView, imageWords, sampleSvg } from './social-card-view.ts';
import { ownImage } from '../pages/preview-image.ts';
import type { Page } from '../../link/resolve/book-index.ts';
import type { ThemeColors } from '../theme/theme-colors.ts';
import type { Config } from '../../read/config/config.ts';
import type { BookFiles } from '../../core/book-files.ts';
import type { SiteModel } from '../site-model.ts';
import { type SvgDrawer, drawingPackage } from './svg-drawer.ts';

/**
 * The cards of these pages. Empty if the book has none or can't draw them; chapters with an image of their own are
 * skipped.
 */
export function* imageFiles(model: SiteModel, pages: readonly Page[]): Generator<OutputFile> {
  const { drawer, config, frame } = model;
  if (drawer === undefined) return;
  const colors = frame.theme.colorsOf(config.html.defaultTheme);
  for (const page of pages)
    if (ownImage(page) === undefined) yield imageFile(model, page, { drawer, colors });
}

/** Shared input of all cards of a book. */
interface DrawingTools {
  readonly drawer: SvgDrawer;
  readonly colors: ThemeColors;
}

function imageFile(model: SiteModel, page: Page, { drawer, colors }: DrawingTools): OutputFile {
  const { config, frame, files } = model;
  const fonts = config.buildBook.drawnImage?.fonts ?? [];
  const url = imageUrl(page.chapter.url);
  const words = imageWords(page, frame.site);
  return outputFile({
    url,
    by: 'build-book.drawn-image',
    stampOf: () =>
      hashOf([words, colors, frame.theme.imageHash, drawer.version, fonts.map((path) => files.hash(path))]),
    content: async () => {
      const drawn = async (): Promise<Outcome<Uint8Array>> => {
        const title = escapeHtml(words.title);
        const width = drawer.widthOf(sampleSvg(title, 'sans-serif'), fonts);
        const view = imageView(words, colors, widthRatio(words.title, width));
        const { value, diagnostics } = (await frame.theme.engine()).render('image', view);
        return { value: await drawer.draw(value, fonts), diagnostics };
      };
      return drawn().catch((error: unknown) => failed(url, error));
    },
  });
}

function failed(url: UrlPath, error: unknown): Outcome<Uint8Array> {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return { value: new Uint8Array(), diagnostics: [diagnose('theme/image-failed', { url, reason })] };
}

/** The drawer for the book's cards; absent, with a diagnostic if the book wants cards, when there is none. */
export function drawerFor(
  { buildBook }: Config,
  {
    files,
    origin,
    find,
  }: {
    readonly files: BookFiles;
    readonly origin: string | undefined;
    readonly find: () => SvgDrawer | undefined;
  },
): Outcome<SvgDrawer | undefined> {
  const none = (...diagnostics: Diagnostic[]): Outcome<undefined> => ({ value: undefined, diagnostics });
  if (buildBook.drawnImage === undefined) return none();
  const key = 'build-book.drawn-image';
  if (origin === undefined) {
    return none(
      diagnose('config/no-effect', {
        key,
        reason: '`output.html.site-url` isn’t a full URL, such as `https://example.com/book/`',
      }),
    );
  }
  const missing = buildBook.drawnImage.fonts.filter((path) => !files.exists(path));
  if (missing.length > 0) {
    return none(...missing.map((path) => diagnose('theme/no-such-asset', { path, key: `${key}.fonts` })));
  }
  const drawer = find();
  return drawer === undefined
    ? none(diagnose('theme/no-drawing-library', { package: drawingPackage }))
    : { value: drawer, diagnostics: [] };
}

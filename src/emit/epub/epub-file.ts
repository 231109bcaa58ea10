// The EPUB as one file, made when its content is requested.
import { hashBytes, hashOf } from '../../core/hash.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { once } from '../../core/once.ts';
import type { UrlPath } from '../../core/path.ts';
import type { Config } from '../../read/config/config.ts';
import { bookStamp } from '../chapter-tree/book-stamp.ts';
import { bookFileUrl, createFileNames } from '../chapter-tree/file-names.ts';
import type { SiteModel } from '../site-model.ts';
import type { EpubOptions } from './epub-options.ts';
import { COLORS_SHEET, LAYOUT_SHEET, TOKENS_SHEETS, epubStyles } from './style-sheets.ts';

/** The book's options; absent if it has no `[output.epub]` or a program makes its EPUB. */
export const epubOptions = ({ plugins }: Pick<Config, 'plugins'>): EpubOptions | undefined =>
  plugins['epub'] as EpubOptions | undefined;

/** `TITLE.epub`, as mdbook-epub names it. */
export const epubUrl = (title: string): UrlPath => bookFileUrl(title, 'epub');

/** Equal files for the site and for the EPUB's own folder are made once. */
const made = new WeakMap<SiteModel, OutputFile>();

export function epubFile(model: SiteModel, options: EpubOptions): OutputFile {
  const known = made.get(model);
  if (known) return known;
  const file = outputFile({
    url: epubUrl(model.frame.site.title),
    by: 'output.epub',
    stampOf: () => stampOf(model, options),
    content: once(async () => (await import('./make-epub.ts')).makeEpub(model, options)),
  });
  made.set(model, file);
  return file;
}

function stampOf(model: SiteModel, options: EpubOptions): ReturnType<typeof hashOf> {
  const { frame, history, files } = model;
  const cover = options.coverImage && files.hash(options.coverImage);
  const sheets = [LAYOUT_SHEET, COLORS_SHEET, ...TOKENS_SHEETS].map(frame.theme.text);
  const times = [...history.values()].map(({ time }) => time);
  return hashOf(['epub', options, bookStamp(model), cover, stylesOf(model, options), sheets, times]);
}

/** What the author's style sheets consist of, with the files that they use. */
function stylesOf({ files, frame }: SiteModel, options: EpubOptions): unknown {
  if (options.additionalCss.length + options.additionalResources.length === 0) return [];
  const { resources } = epubStyles(options, { files, theme: frame.theme, nameFile: createFileNames() }).value;
  return resources.map(({ path, content }) => [path, hashBytes(content)]);
}

// The PDF as one file, made when its content is requested.
import { hashOf } from '../../core/hash.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { once } from '../../core/once.ts';
import type { UrlPath } from '../../core/path.ts';
import type { Config } from '../../read/config/config.ts';
import { bookStamp } from '../chapter-tree/book-stamp.ts';
import { bookFileUrl } from '../chapter-tree/file-names.ts';
import type { SiteModel } from '../site-model.ts';
import type { PdfOptions } from './pdf-options.ts';
import { themeHash } from './theme-pdf-files.ts';

/** The book's options; absent if it has no `[output.pdf]` or a program makes its PDF. */
export const pdfOptions = ({ plugins }: Pick<Config, 'plugins'>): PdfOptions | undefined =>
  plugins['pdf'] as PdfOptions | undefined;

/** `TITLE.pdf`, without what some systems don't allow in names. */
export const pdfUrl = (title: string): UrlPath => bookFileUrl(title, 'pdf');

/** Equal files for the site and for the PDF's own folder are made once. */
const made = new WeakMap<SiteModel, OutputFile>();

export function pdfFile(model: SiteModel, options: PdfOptions): OutputFile {
  const known = made.get(model);
  if (known) return known;
  const file = outputFile({
    url: pdfUrl(model.frame.site.title),
    by: 'output.pdf',
    stampOf: () => stampOf(model, options),
    content: once(async () => (await import('./make-pdf.ts')).makePdf(model, options)),
  });
  made.set(model, file);
  return file;
}

function stampOf(model: SiteModel, options: PdfOptions): ReturnType<typeof hashOf> {
  const colors = model.frame.theme.text('css/epub-colors.css');
  const compiler = model.findTypesetter()?.version;
  return hashOf(['pdf', options, bookStamp(model), compiler, colors, themeHash(model)]);
}

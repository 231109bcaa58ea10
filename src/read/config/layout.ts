// Locates the sources of a book without a book.toml, and the output folder of each renderer.
import { type BookPath, bookPath } from '../../core/path.ts';
import type { Config } from './config.ts';

/** The folder of the book's own theme. */
export const themeFolder = ({ html }: Config): BookPath => html.theme ?? bookPath('theme');

export interface Layout {
  readonly src: BookPath;
  readonly buildDir: string;
}

/**
 * The layout of a book without a book.toml: `book/SUMMARY.md` builds into `site`, `src/SUMMARY.md` into `book`. With
 * only a `SUMMARY.md` in the root, the root is the source folder; the output folder is not part of it.
 */
export function resolveLayout(exists: (path: BookPath) => boolean): Layout {
  if (exists(bookPath('book/SUMMARY.md'))) return { src: bookPath('book'), buildDir: 'site' };
  const isBare = !exists(bookPath('src/SUMMARY.md')) && exists(bookPath('SUMMARY.md'));
  return { src: bookPath(isBare ? '.' : 'src'), buildDir: 'book' };
}

/** The layout of a book whose book.toml names no source folder: mdBook's, unless there is only a `book/SUMMARY.md`. */
export const configuredLayout = (exists: (path: BookPath) => boolean): Layout =>
  !exists(bookPath('src/SUMMARY.md')) && exists(bookPath('book/SUMMARY.md'))
    ? { src: bookPath('book'), buildDir: 'site' }
    : { src: bookPath('src'), buildDir: 'book' };

/**
 * The output folder of a renderer: the build folder, or a folder in it when two or more outputs are declared. This is
 * mdBook's rule and includes outputs that need no program here, so that a site keeps its location.
 */
export const outputDir = (
  config: Config,
  renderer: string,
  buildDir: string = config.build.buildDir,
): string => (config.outputs.length < 2 ? buildDir : bookPath(`${buildDir || '.'}/${renderer}`));

/** The site's output folder; `buildDir` comes from the command line. */
export const htmlOutputDir = (config: Config, buildDir?: string): string =>
  outputDir(config, 'html', buildDir);

/** The file that lists the chapters. */
export const summaryPath = ({ book, features }: Pick<Config, 'book' | 'features'>): BookPath =>
  bookPath(`${book.src}/${features.gitbook?.summary ?? 'SUMMARY.md'}`.replace(/^\//, ''));

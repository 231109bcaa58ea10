// Where a book's sources are when no book.toml says so, and where its outputs go.
import { type BookPath, bookPath } from '../../core/path.ts';
import type { Config } from './config.ts';

/** The two folders of a book. */
export interface Layout {
  readonly src: BookPath;
  readonly buildDir: string;
}

/**
 * The layout of a book without a book.toml: `book/SUMMARY.md` goes to `site`, `src/SUMMARY.md` to `book`. With
 * `SUMMARY.md` in the root alone the root is the source folder, of which the output folder is no part.
 */
export function resolveLayout(exists: (path: BookPath) => boolean): Layout {
  if (exists(bookPath('book/SUMMARY.md'))) return { src: bookPath('book'), buildDir: 'site' };
  const isBare = !exists(bookPath('src/SUMMARY.md')) && exists(bookPath('SUMMARY.md'));
  return { src: bookPath(isBare ? '.' : 'src'), buildDir: 'book' };
}

/**
 * The folder for a renderer's files: the build folder, or a folder in it once two outputs are declared. That is mdBook's
 * rule and counts the outputs that need no program here, so that a site keeps its place.
 */
export const outputDir = (
  config: Config,
  renderer: string,
  buildDir: string = config.build.buildDir,
): string => (config.outputs.length < 2 ? buildDir : bookPath(`${buildDir || '.'}/${renderer}`));

/** The folder for the site; `buildDir` where the command line names another one. */
export const htmlOutputDir = (config: Config, buildDir?: string): string =>
  outputDir(config, 'html', buildDir);

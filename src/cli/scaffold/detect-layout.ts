// Finds the folders of a new or existing book's sources and site.
import { htmlOutputDir } from '../../read/config/layout.ts';
import { bookPath } from '../../core/path.ts';
import { readBookConfig } from '../book-config.ts';
import type { Terminal } from '../terminal.ts';
import { inFolder } from './starter-files.ts';

export interface BookLayout {
  /** The text of SUMMARY.md; absent if there is none. */
  readonly summary?: string;
  /** Relative to the book's folder, with `/`; `src` is empty for that folder itself. */
  readonly src: string;
  readonly buildDir: string;
  /** The folder of the site: `buildDir`, or a folder in it if there are several outputs. */
  readonly siteDir: string;
}

/** The layout that a build of the folder would use. Without a book.toml it depends on the place of SUMMARY.md. */
export async function layoutOf(folder: string, { environment }: Terminal): Promise<BookLayout> {
  const { config, textOf } = await readBookConfig(folder, environment);
  const { src } = config.book;
  const summary = textOf(bookPath(inFolder(src, 'SUMMARY.md')));
  return {
    src,
    buildDir: config.build.buildDir,
    siteDir: htmlOutputDir(config),
    summary,
  };
}

// A folder -> where the chapters and the site of the book in it are, or are to be.
import { htmlOutputDir } from '../../read/config/layout.ts';
import { bookPath } from '../../core/path.ts';
import { readBookConfig } from '../book-config.ts';
import type { Terminal } from '../terminal.ts';
import { inFolder } from './starter-files.ts';

export interface BookLayout {
  /** The text of SUMMARY.md; absent when there is none. */
  readonly summary?: string;
  /** Relative to the book's folder, with `/`; `src` is empty for that folder itself. */
  readonly src: string;
  readonly buildDir: string;
  /** Where in `buildDir` the site is: the same, or with several outputs a folder in it. */
  readonly siteDir: string;
}

/** What a build of the folder would take. Without a book.toml that depends on where a SUMMARY.md is. */
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

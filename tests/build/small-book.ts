// A small book in a folder of its own -> its site, built as the command builds it.
import { build } from '../../src/index.ts';
import type { Diagnostic } from '../../src/index.ts';
import { filesIn, tempFolder, textIn } from '../helpers/temp-folder.ts';

export interface SmallSite {
  /** Every file's path, sorted. */
  readonly files: readonly string[];
  /** A file's text. */
  readonly text: (path: string) => string;
  /** What stands between `<main ...>` and `</main>`. */
  readonly main: (path: string) => string;
  /** The lines of `<head>`. */
  readonly head: (path: string) => readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The site of a book with the given files; `src/SUMMARY.md` for one chapter where it has none. */
export async function siteOf(files: Readonly<Record<string, string>>): Promise<SmallSite> {
  return siteIn(
    tempFolder({ 'book.toml': '[book]\ntitle = "T"\n', 'src/SUMMARY.md': '- [A](a.md)\n', ...files }),
  );
}

/** The site of the book in a folder. */
export async function siteIn(root: string): Promise<SmallSite> {
  const { diagnostics, destination } = await build({ root, cache: 'none' });
  const text = (path: string): string => textIn(destination, path);
  return {
    files: filesIn(destination).filter((path) => !path.startsWith('search-index/')),
    text,
    main: (path) => /<main[^>]*>\n?([\s\S]*?)<\/main>/.exec(text(path))?.[1]?.trim() ?? '',
    head: (path) =>
      (/<head>([\s\S]*?)<\/head>/.exec(text(path))?.[1] ?? '').split('\n').filter((line) => line !== ''),
    diagnostics,
  };
}

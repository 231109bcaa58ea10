// A folder -> where the chapters and the site of the book in it are, or are to be.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookPath } from '../../core/path.ts';
import { readToml } from '../../config/toml/read.ts';
import { type TomlTable, valueAt } from '../../config/toml/value.ts';
import { inFolder } from './book-files.ts';

export interface BookLayout {
  /** The text of SUMMARY.md; absent when there is none. */
  readonly summary?: string;
  /** Relative to the book's folder, with `/`; `src` is empty for that folder itself. */
  readonly src: string;
  readonly buildDir: string;
}

/** mdBook's folders, or `book/` and `site/` where there is nothing but a SUMMARY.md in `book/`. */
export function layoutOf(folder: string): BookLayout {
  const config = textAt(folder, 'book.toml');
  const isPlain =
    config === undefined &&
    textAt(folder, 'src/SUMMARY.md') === undefined &&
    textAt(folder, 'book/SUMMARY.md') !== undefined;
  const usual = isPlain ? { src: 'book', buildDir: 'site' } : { src: 'src', buildDir: 'book' };
  const folders = { ...usual, ...configuredFolders(config ?? '') };
  const summary = textAt(folder, inFolder(folders.src, 'SUMMARY.md'));
  return { ...folders, ...(summary === undefined ? {} : { summary }) };
}

/** What book.toml says of the two folders; nothing where it is broken or says something else than a text. */
function configuredFolders(text: string): { readonly src?: string; readonly buildDir?: string } {
  const read = readToml({ path: bookPath('book.toml'), text });
  if (read.kind === 'broken') return {};
  const src = pathIn(read.table, ['book', 'src']);
  const buildDir = pathIn(read.table, ['build', 'build-dir']);
  return { ...(src === undefined ? {} : { src }), ...(buildDir === undefined ? {} : { buildDir }) };
}

function pathIn(table: TomlTable, key: readonly string[]): string | undefined {
  const value = valueAt(table, key);
  return typeof value === 'string' ? bookPath(value) : undefined;
}

/** A file's text as stages see it; absent when it cannot be read, whatever the reason. */
function textAt(folder: string, path: string): string | undefined {
  try {
    return readFileSync(join(folder, path), 'utf8')
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}

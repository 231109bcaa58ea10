// Builds a book in a temporary folder and opens its EPUB.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { type Diagnostic, build } from '../../../src/index.ts';
import { type Files, tempFolder, writeIn } from '../../helpers/temp-folder.ts';

export interface BuiltEpub {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Names in the order of the file. */
  readonly names: readonly string[];
  /** The text of a file, by its path in the folder `EPUB`. */
  readonly text: (path: string) => string;
  readonly diagnostics: readonly Diagnostic[];
}

export async function buildEpub(files: Files, root: string = tempFolder()): Promise<BuiltEpub> {
  const all: Files = { 'book.toml': '[book]\ntitle = "Book"\n[output.epub]\n', ...files };
  for (const [path, content] of Object.entries(all)) writeIn(root, path, content);
  const { diagnostics } = await build({ root, cache: 'none' });
  const [name = ''] = readdirSync(join(root, 'book')).filter((file) => file.endsWith('.epub'));
  const path = join(root, 'book', name);
  const bytes = readFileSync(path);
  const entries = unzipSync(bytes);
  return {
    path,
    bytes,
    names: Object.keys(entries),
    text: (file) => new TextDecoder().decode(entries[`EPUB/${file}`]),
    diagnostics,
  };
}

/** A book with one chapter. */
export const chapter = (text: string): Files => ({
  'src/SUMMARY.md': '# Summary\n\n- [A](a.md)\n',
  'src/a.md': `# A\n\n${text}\n`,
});

/** The smallest PNG: one pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

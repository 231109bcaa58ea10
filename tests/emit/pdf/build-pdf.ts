// Builds a book in a temporary folder and opens its PDF.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { type Diagnostic, build } from '../../../src/index.ts';
import { type Files, tempFolder, writeIn } from '../../helpers/temp-folder.ts';

export interface BuiltPdf {
  /** Absent if it could not be made. */
  readonly path?: string;
  readonly bytes: Uint8Array;
  /** All objects of the file as text, those in compressed streams too. */
  readonly objects: string;
  readonly diagnostics: readonly Diagnostic[];
}

export async function buildPdf(files: Files, root: string = tempFolder()): Promise<BuiltPdf> {
  const all: Files = { 'book.toml': '[book]\ntitle = "Book"\n[output.pdf]\n', ...files };
  for (const [path, content] of Object.entries(all)) writeIn(root, path, content);
  const { diagnostics } = await build({ root, cache: 'none' });
  const folder = [join(root, 'book/pdf'), join(root, 'book')].find((one) => existsSync(one)) ?? root;
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.pdf'));
  if (name === undefined) return { bytes: new Uint8Array(), objects: '', diagnostics };
  const bytes = readFileSync(join(folder, name));
  return { path: join(folder, name), bytes, objects: objectsOf(bytes), diagnostics };
}

/** Everything between `stream` and `endstream` that inflates, and the text around it (ISO 32000-1, 7.5.7). */
function objectsOf(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const parts = [text];
  for (const { index, 0: start } of text.matchAll(/stream\r?\n/g)) {
    const from = index + start.length;
    const to = text.indexOf('endstream', from);
    try {
      parts.push(inflateSync(bytes.subarray(from, to), { finishFlush: 2 }).toString('latin1'));
    } catch {
      // Fonts and images are compressed in other ways.
    }
  }
  return parts.join('\n');
}

/** A book with one chapter. */
export const chapter = (text: string): Files => ({
  'src/SUMMARY.md': '# Summary\n\n- [A](a.md)\n',
  'src/a.md': `# A\n\n${text}\n`,
});

export const codesOf = ({ diagnostics }: Pick<BuiltPdf, 'diagnostics'>): readonly string[] =>
  diagnostics.map(({ code }) => code);

// Reads the files of other packages that `build-packed.js` compresses into this one.
import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliDecompress, brotliDecompressSync } from 'node:zlib';

const packedFile = (name: string): URL => new URL(`../../dist/packed/${name}.br`, import.meta.url);

/** The bytes of a packed file, e.g. `font-awesome.json`. Throws when it is absent, as in a checkout that was not built. */
export const readPackedFileSync = (name: string): Uint8Array =>
  brotliDecompressSync(readFileSync(packedFile(name)));

/** Like `readPackedFileSync`, without blocking the event loop. */
export const readPackedFile = async (name: string): Promise<Uint8Array> =>
  promisify(brotliDecompress)(await readFile(packedFile(name)));

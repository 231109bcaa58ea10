// Compresses files of other packages into this one, with their licenses, so that users don't install 140 MB for them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { iconPack } from './build-icons.js';
import { licensesOf } from './build-licenses.js';

const packages = fileURLToPath(new URL('../node_modules/', import.meta.url));

/** The packed files by name. Add the packages that they are from to `packedPackages` as well. */
const contents = () => ({
  'font-awesome.json': Buffer.from(iconPack()),
  'mermaid.min.js': readFileSync(`${packages}mermaid/dist/mermaid.min.js`),
});

/** The source map of a file names the packages that are bundled into it. */
const packedPackages = [
  { name: '@fortawesome/fontawesome-free' },
  { name: 'fflate' },
  { name: 'mermaid', sourceMap: 'dist/mermaid.min.js.map' },
  { name: 'tex2typst' },
];

/** @param {Buffer} content */
const compress = (content) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });

/**
 * Compresses only what has changed, since compressing takes seconds.
 * @param {string} folder - with a slash at its end
 */
export function writePackedFiles(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(contents())) {
    const file = `${folder}${name}.br`;
    const isCurrent = existsSync(file) && brotliDecompressSync(readFileSync(file)).equals(content);
    if (!isCurrent) writeFileSync(file, compress(content));
  }
  writeFileSync(`${folder}THIRD-PARTY-LICENSES.txt`, licensesOf(packages, packedPackages));
}

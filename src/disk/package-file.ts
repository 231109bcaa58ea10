// Reads a file of an installed package.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The bytes of a file that a package exports, e.g. `shiki/onig.wasm`. Rejects when it is not installed. */
export async function readPackageFile(specifier: string): Promise<Uint8Array> {
  return readFile(require.resolve(specifier));
}

/**
 * The text of a module that a package exports both for `import` and, next to it, for `require`. Rejects when it is not
 * installed.
 */
export async function readPackageModule(specifier: string): Promise<string> {
  return readFile(require.resolve(specifier).replace(/\.cjs$/, '.js'), 'utf8');
}

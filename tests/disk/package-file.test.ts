import { expect, test } from 'vitest';
import { readPackageFile } from '../../src/disk/package-file.ts';

test('a file exported by a package is read as bytes', async () => {
  // The four bytes that begin every WebAssembly module.
  expect([...(await readPackageFile('shiki/onig.wasm')).slice(0, 4)]).toEqual([0, 0x61, 0x73, 0x6d]);
});

test('a file of a package that is not installed rejects', async () => {
  await expect(readPackageFile('no-such-package/x')).rejects.toThrow('no-such-package');
});

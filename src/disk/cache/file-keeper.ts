// Keeps a text in one file between runs: read and replaced as a whole. Failures are ignored.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createFolder } from '../create-folder.ts';
import { decodeSource } from '../sources/decode-source.ts';
import { readWhole } from '../sources/open-file.ts';
import type { StatKeeper } from '../sources/stat-cache.ts';

/** Bytes. A larger file is damaged, or isn't ours. */
const LIMIT = 2 ** 28;

export function createFileKeeper(path: string): StatKeeper {
  return {
    load: () => {
      const file = readWhole(path, LIMIT);
      const decoded = file.kind === 'file' ? decodeSource(file.bytes) : undefined;
      return decoded?.kind === 'text' ? decoded.text : undefined;
    },
    save: (text) => {
      const temporary = `${path}.${process.pid}`;
      try {
        createFolder(dirname(path));
        writeFileSync(temporary, text);
        renameSync(temporary, path);
      } catch {
        rmSync(temporary, { force: true });
      }
    },
  };
}

// The folder for temporary folders: in memory where that is possible.
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux's file system in memory. Creating a file there takes a few percent of the time that a disk takes. */
const MEMORY = '/dev/shm';

/** All tests together need a few MB; containers often have only 64. */
const NEEDED_BYTES = 1e9;

/** Absolute. The system's folder if the user has named one. */
export const tempRoot: string = process.env['TMPDIR'] === undefined && isUsable() ? MEMORY : tmpdir();

/** Whether it has room and may have programs, which some containers don't allow. */
function isUsable(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > NEEDED_BYTES && mayRunPrograms();
  } catch {
    return false;
  }
}

function mayRunPrograms(): boolean {
  const folder = mkdtempSync(join(MEMORY, 'build-book-'));
  try {
    const program = join(folder, 'program');
    writeFileSync(program, '');
    chmodSync(program, 0o700);
    accessSync(program, constants.X_OK);
    return true;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

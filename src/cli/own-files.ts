// Where this program lies -> where its own files are. All modules of the program are two folders below its package.
import { fileURLToPath } from 'node:url';

/** Absolute, with a slash at its end. */
export const templatesFolder: string = fileURLToPath(new URL('../../templates/', import.meta.url));

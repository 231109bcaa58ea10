// Where the built-in theme is: beside `src` in a checkout, beside `dist` in a package.
import { fileURLToPath } from 'node:url';

/** The folder `templates/`, absolute. */
export const builtinTheme: string = fileURLToPath(new URL('../../templates/', import.meta.url));

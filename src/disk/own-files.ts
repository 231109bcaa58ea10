// The program's own files, name and version. Its modules are two folders below its package.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder `templates/`: next to `src` in a checkout, next to `dist` in a package. Absolute, with a slash at its end. */
export const builtinTheme: string = fileURLToPath(new URL('../../templates/', import.meta.url));

/** The program's package: the folder of `package.json`. Absolute. */
export const packageFolder: string = fileURLToPath(new URL('../../', import.meta.url));

/** The script that runs a book's JavaScript modules; plain JavaScript next to the launcher. Absolute. */
export const moduleHost: string = fileURLToPath(new URL('../../src/module-host.js', import.meta.url));

/** The script that runs the compiler of PDFs; plain JavaScript next to the launcher. Absolute. */
export const typesetterHost: string = fileURLToPath(new URL('../../src/typesetter-host.js', import.meta.url));

/** The text of a file of `templates/`; absent when there is none. */
export const builtinText = (path: string): string | undefined => packageText(`templates/${path}`);

/** The text of a file of the package; absent when there is none. */
export function packageText(path: string): string | undefined {
  try {
    return readFileSync(packageFolder + path, 'utf8');
  } catch {
    return undefined;
  }
}

/** What package.json says about the program. Its URLs are only stored there; each is absent until it is set. */
export interface OwnPackage {
  readonly name: string;
  readonly version: string;
  /** The URL of the guide, with a slash at its end. */
  readonly homepage?: string;
  /** Where to report bugs. */
  readonly bugs?: string;
}

/** The program's name, version and addresses, read from its package when asked. */
export function ownPackage(): OwnPackage {
  const { name, version, homepage, bugs } = packageJson();
  return {
    name,
    version,
    ...(homepage === undefined ? {} : { homepage: homepage.replace(/\/?$/, '/') }),
    ...(bugs === undefined ? {} : { bugs: bugs.url }),
  };
}

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly homepage?: string;
  readonly bugs?: { readonly url: string };
}

const packageJson = (): PackageJson =>
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as PackageJson;

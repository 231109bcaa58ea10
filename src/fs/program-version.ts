// This program -> a name for exactly this build of it: what it kept on disk is good for itself alone.
import { readFileSync, statSync } from 'node:fs';

/** The package's version, and when this file was compiled: in a checkout the version stays while the program changes. */
export function programVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return `${version} ${Math.round(statSync(new URL(import.meta.url)).mtimeMs)}`;
}

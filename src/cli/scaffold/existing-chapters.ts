// The Markdown files of a folder that has no SUMMARY.md -> a SUMMARY.md that lists them.
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** In the order of their paths, a folder's first page before the others; absent when there are none. */
export function listExisting(folder: string): string | undefined {
  const paths = markdownIn(folder).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  if (paths.length === 0) return undefined;
  const lines = paths.map((path) => `- [${titleOf(join(folder, path), path)}](${addressOf(path)})`);
  return `# Summary\n\n${lines.join('\n')}\n`;
}

function markdownIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.split(sep).join('/'))
      .filter((path) => /\.md$/i.test(path) && !/(?:^|\/)(?:\.|node_modules\/)/.test(path));
  } catch {
    // There is no such folder yet, or it may not be read, which making the files will tell.
    return [];
  }
}

const orderOf = (path: string): string => path.replace(/(?:README|index)\.md$/i, '');

/** The first heading of level one; the file's name where there is none. */
function titleOf(file: string, path: string): string {
  const heading = /^# +(.+?)[ #]*$/m.exec(textOf(file))?.[1];
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  return (heading ?? name).replace(/[\\[\]]/g, '\\$&');
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The build tells why a chapter cannot be read.
    return '';
  }
}

/** As it is: addresses in SUMMARY.md are paths, of which no `%20` is read. */
const addressOf = (path: string): string =>
  /[\s()<>]/.test(path) ? `<${path.replace(/[<>]/g, '\\$&')}>` : path;

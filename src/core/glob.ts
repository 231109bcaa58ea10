// A pattern of paths, `later/**/*.md` -> a test of paths.

/**
 * True for the POSIX paths that `pattern` stands for: `*` is any run of characters within a name, `?` one of them, `**`
 * any run of folders; a pattern that names a folder stands for all that is in it.
 */
export function matchesGlob(pattern: string): (path: string) => boolean {
  const parts = pattern.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '').split('/');
  const source = parts.map((part, i) => partSource(part, i === parts.length - 1)).join('');
  const expression = new RegExp(`^${source}(?:/[^]*)?$`, 'u');
  return (path) => expression.test(path);
}

function partSource(part: string, isLast: boolean): string {
  if (part === '**') return isLast ? '[^]*' : '(?:[^/]+/)*';
  const name = part
    .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replaceAll('?', '[^/]');
  return isLast ? name : `${name}/`;
}

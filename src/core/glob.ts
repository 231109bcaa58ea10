// Glob matching for paths, such as `later/**/*.md`.

/**
 * Tests POSIX paths. `*` matches within a name, `?` one character, `**` any number of folders. A pattern that names
 * a folder matches everything in it.
 */
export function matchesGlob(pattern: string): (path: string) => boolean {
  const segments = pattern.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '').split('/');
  const source = segments.map((segment, i) => segmentPattern(segment, i === segments.length - 1)).join('');
  const expression = new RegExp(`^${source}(?:/[^]*)?$`, 'u');
  return (path) => expression.test(path);
}

function segmentPattern(segment: string, isLast: boolean): string {
  if (segment === '**') return isLast ? '[^]*' : '(?:[^/]+/)*';
  const name = segment
    .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replaceAll('?', '[^/]');
  return isLast ? name : `${name}/`;
}

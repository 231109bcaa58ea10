// Reports an `input-404` whose file doesn't exist: the 404 page would have the built-in text.
import { type Diagnostic, diagnose } from '../core/diagnostic.ts';
import { resolveFrom } from '../core/path.ts';
import { locateInConfig } from '../read/config/config-locations.ts';
import type { LinkedBook } from './linked-book.ts';
import { createNearestPath } from '../core/nearest-path.ts';

/** Without the key, `404.md` may be missing: the built-in text is used. */
export function checkNotFoundPage({ config, files, index }: LinkedBook): readonly Diagnostic[] {
  const name = config.html.input404;
  if (name === undefined || name === '') return [];
  const { src } = config.book;
  const path = resolveFrom(src, name);
  if (files.read(path).kind === 'file' || index.bySource.has(path)) return [];
  // The key is relative to the sources, which is easily forgotten, as is the extension.
  const candidates = files
    .list(src, () => false)
    .map((file) => file.path.slice(src === '' ? 0 : src.length + 1));
  const near = createNearestPath(candidates.filter((file) => file.endsWith('.md')));
  const nearest = near(name) ?? near(`${name}.md`);
  const found = diagnose('theme/no-such-asset', { path, key: 'output.html.input-404', nearest });
  return locateInConfig([found], files);
}

// Finds the definition files that the configuration lists.
import type { Config } from '../config/config.ts';
import { matchesGlob } from '../../core/glob.ts';
import { type BookPath, bookPath, folderOf } from '../../core/path.ts';
import type { BookFiles } from '../../core/book-files.ts';
import type { DefinitionSources } from './definition-tables.ts';

export const definitionSources = (config: Config, files: BookFiles): DefinitionSources => ({
  shared: sharedDefinitionFiles(config, files),
  refs: config.buildBook.refs,
  sourceRoot: config.book.src,
  nearbyRefs: config.buildBook.nearbyRefs,
  labelRules: config.buildBook.labelRules,
});

/** The files of `build-book.refs`: paths and globs relative to the book's root; `*` is only allowed in the name. */
const sharedDefinitionFiles = ({ buildBook }: Config, files: BookFiles): readonly BookPath[] => [
  ...new Set(buildBook.refs.flatMap((pattern) => matching(bookPath(pattern), files))),
];

function matching(pattern: BookPath, files: BookFiles): readonly BookPath[] {
  if (!pattern.includes('*')) {
    // Reading reports a file that is refused.
    if (files.isRestricted) files.read(pattern);
    return files.exists(pattern) ? [pattern] : [];
  }
  const folder = folderOf(pattern);
  const name = pattern.slice(folder === '' ? 0 : folder.length + 1);
  return files
    .namesIn(folder)
    .filter(matchesGlob(name))
    .map((found) => bookPath(folder === '' ? found : `${folder}/${found}`));
}

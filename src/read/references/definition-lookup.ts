// Looks up a chapter's labels: in included definition files, then in the book's shared files, in nearby files and in
// label rules. The chapter's own definitions take precedence and are never looked up here.
import { type BookPath, folderOf, isInternalUrl } from '../../core/path.ts';
import type { Definition, DefinitionOf } from './definition.ts';
import type { Track } from '../../memo/stage.ts';
import type { SharedDefinition } from './definition-file.ts';
import { SHARED_REFS, labelDependency, nearbyDependency, ruleDependency } from '../dependencies.ts';

export interface LookupScope {
  readonly source: BookPath;
  /** Definition files that the chapter includes, in order. */
  readonly included: readonly BookPath[];
  /** The definition with its variables replaced. */
  readonly replaced: (definition: SharedDefinition) => SharedDefinition;
}

/** Every lookup is recorded as a dependency of the chapter, which is scanned again only when a result changes. */
export const definitionLookup =
  (track: Track, { source, included, replaced }: LookupScope): DefinitionOf =>
  (label, asWritten) => {
    for (const file of [...included, SHARED_REFS]) {
      const found = track(labelDependency(file, label));
      if (found !== undefined) return definitionFrom(replaced(found));
    }
    for (const file of track(nearbyDependency(folderOf(source)))) {
      const found = track(labelDependency(file, label));
      if (found !== undefined) return definitionFrom(replaced(found));
    }
    const href = track(ruleDependency(asWritten()));
    return href === undefined ? undefined : { href, title: '' };
  };

/** A URL within this book may be relative to the file that defines it. */
const definitionFrom = ({ href, title, at }: SharedDefinition): Definition =>
  isInternalUrl(href) ? { href, title, from: at.file } : { href, title };

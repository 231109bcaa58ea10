// A label of a chapter -> its definition: in the files that the chapter includes, in the book's, in those that lie about,
// or by a rule. The chapter's own definitions win over all of them, so they never come here.
import { type BookPath, folderOf, isInternalUrl } from '../../core/path.ts';
import type { Definition, DefinitionOf } from './definition.ts';
import type { Ask } from '../../memo/stage.ts';
import type { SharedDefinition } from './definition-file.ts';
import { SHARED_REFS, labelQuestion, nearbyQuestion, ruleQuestion } from '../dependencies.ts';

export interface LookupScope {
  readonly source: BookPath;
  /** The definition files that the chapter includes, in order. */
  readonly included: readonly BookPath[];
}

/** Each question is noted in the chapter's trace, so it is read again only when an answer that it got has changed. */
export const definitionLookup =
  (ask: Ask, { source, included }: LookupScope): DefinitionOf =>
  (label, asWritten) => {
    for (const file of [...included, SHARED_REFS]) {
      const found = ask(labelQuestion(file, label));
      if (found !== undefined) return definitionFrom(found);
    }
    for (const file of ask(nearbyQuestion(folderOf(source)))) {
      const found = ask(labelQuestion(file, label));
      if (found !== undefined) return definitionFrom(found);
    }
    const href = ask(ruleQuestion(asWritten()));
    return href === undefined ? undefined : { href, title: '' };
  };

/** An address of this book may start at the file it is defined in. */
const definitionFrom = ({ href, title, at }: SharedDefinition): Definition =>
  isInternalUrl(href) ? { href, title, from: at.file } : { href, title };

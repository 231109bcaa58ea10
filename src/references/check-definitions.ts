// Every definition of the book's definition files -> the labels that are defined twice.
import { type Diagnostic, diagnose } from '../core/diagnostic.ts';
import type { DefinitionFile, SharedDefinition } from './definition-file.ts';
import { normalLabel } from './label.ts';

/** One diagnostic for each repeated label: a notice where the URLs are the same, a warning where they differ. */
export function checkDefinitions(definitions: DefinitionFile): readonly Diagnostic[] {
  const first = new Map<string, SharedDefinition>();
  const found: Diagnostic[] = [];
  for (const definition of definitions) {
    const key = normalLabel(definition.label);
    const earlier = first.get(key);
    if (!earlier) first.set(key, definition);
    else if (earlier.at.file !== definition.at.file || earlier.at.span.start !== definition.at.span.start) {
      found.push(repeated(earlier, definition));
    }
  }
  return found;
}

function repeated(earlier: SharedDefinition, { label, href, at }: SharedDefinition): Diagnostic {
  return earlier.href === href
    ? diagnose('reference/duplicate', { label, first: earlier.at.file }, at)
    : diagnose(
        'reference/conflict',
        { label, url: href, first: earlier.at.file, firstUrl: earlier.href },
        at,
      );
}

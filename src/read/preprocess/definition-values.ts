// Text that plugins put into shared link definitions, such as variables.
import type { Outcome } from '../../core/diagnostic.ts';
import { mappedFile } from '../../core/mapped-text.ts';
import { type SharedDefinition, readDefinition } from '../references/definition-file.ts';
import { editMapped } from './edit-mapped.ts';
import { type ActiveTextHooks, type TextWorld, valueEdits } from './text-hooks.ts';

/** The definition with the replaced text. Its label stays as written, because that is how it was found. */
export function replaceIn(
  definition: SharedDefinition,
  active: readonly ActiveTextHooks[],
  world: TextWorld,
): Outcome<SharedDefinition> {
  const { template, at } = definition;
  if (template === undefined) return { value: definition, diagnostics: [] };
  const line = mappedFile(at.file, template, at.span.start);
  const { value, diagnostics } = valueEdits(line, active, world);
  const edits = value.flatMap(({ start, end, text }) =>
    text === undefined ? [] : [{ start, end, by: [text] }],
  );
  return { value: readDefinition(editMapped(line, edits).text, at) ?? definition, diagnostics };
}

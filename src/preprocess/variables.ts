// `{{name}}` -> the text that the book gives the name: in code too, as mdbook-variables has it.
import type { MappedText } from '../core/mapped-text.ts';
import { type Edit, editMapped } from './edit-mapped.ts';

const USE = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** Only names that the book declares are replaced: chapters may speak of templates. */
export function replaceVariables(
  mapped: MappedText,
  variables: Readonly<Record<string, string>>,
): MappedText {
  if (Object.keys(variables).length === 0) return mapped;
  const edits = [...mapped.text.matchAll(USE)].flatMap(({ 0: all, 1: name = '', index }): Edit[] =>
    Object.hasOwn(variables, name)
      ? [{ start: index, end: index + all.length, by: [variables[name] ?? ''] }]
      : [],
  );
  return editMapped(mapped, edits);
}

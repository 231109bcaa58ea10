// Replaces `{{name}}` with the book's text for it, in code too, like mdbook-variables.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { type MappedText, originOf } from '../../core/mapped-text.ts';
import { nearest } from '../../core/nearest.ts';
import { type Edit, editMapped, withinLimit } from '../../read/preprocess/edit-mapped.ts';
import type { TextWorld } from '../../read/preprocess/text-hooks.ts';
import type { ChapterHooks } from '../../scan/chapter-hooks.ts';

export interface VariableOptions {
  /** Name -> text. */
  readonly variables: Readonly<Record<string, string>>;
  /** Looks up undeclared names in the environment. */
  readonly fromEnvironment: boolean;
  /** Reports unknown names. Otherwise they are left as is, because chapters may show templates. */
  readonly warnMissing: boolean;
}

const USE = /\{\{\s*([\w.-]+)\s*\}\}/g;

export const variableHooks: ChapterHooks<VariableOptions> = { write: replaceVariables };

function replaceVariables(
  mapped: MappedText,
  { variables, fromEnvironment, warnMissing }: VariableOptions,
  { environmentOf }: TextWorld,
): Outcome<MappedText> {
  const diagnostics: Diagnostic[] = [];
  const names = Object.keys(variables);
  const all = [...mapped.text.matchAll(USE)].flatMap(({ 0: written, 1: name = '', index }): Edit[] => {
    const text = Object.hasOwn(variables, name)
      ? variables[name]
      : fromEnvironment
        ? environmentOf(name)
        : undefined;
    const end = index + written.length;
    if (text !== undefined) return [{ start: index, end, by: [text] }];
    if (warnMissing) {
      const near = nearest(name, names);
      const args = near === undefined ? { name } : { name, nearest: near };
      diagnostics.push(diagnose('variable/unknown', args, originOf(mapped, index, end)));
    }
    return [];
  });
  const { edits, beyond } = withinLimit(all);
  if (beyond !== undefined) {
    const at = originOf(mapped, beyond.start, beyond.end);
    diagnostics.push(diagnose('variable/too-large', { limit: '4 MB' }, at));
  }
  return { value: editMapped(mapped, edits), diagnostics };
}

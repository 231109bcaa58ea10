// `{{name}}` -> the text that the book gives the name: in code too, as mdbook-variables has it.
import { type Diagnostic, type Outcome, diagnose } from '../core/diagnostic.ts';
import { type MappedText, originOf } from '../core/mapped-text.ts';
import { nearest } from '../core/nearest.ts';
import { type Edit, editMapped } from '../read/preprocess/edit-mapped.ts';

export interface VariableOptions {
  /** Name -> text. */
  readonly variables: Readonly<Record<string, string>>;
  /** Names that the book does not declare are looked for in the environment. */
  readonly fromEnvironment: boolean;
  /** A name that stands for nothing is told. Otherwise chapters may speak of templates without a word. */
  readonly warnMissing: boolean;
}

/** The value of a variable of the environment; absent where it is not set. */
export type EnvironmentOf = (name: string) => string | undefined;

const USE = /\{\{\s*([\w.-]+)\s*\}\}/g;

export function replaceVariables(
  mapped: MappedText,
  options: VariableOptions,
  environmentOf: EnvironmentOf,
): Outcome<MappedText> {
  const { variables, fromEnvironment, warnMissing } = options;
  if (Object.keys(variables).length === 0 && !fromEnvironment && !warnMissing) {
    return { value: mapped, diagnostics: [] };
  }
  const diagnostics: Diagnostic[] = [];
  const edits = [...mapped.text.matchAll(USE)].flatMap(({ 0: all, 1: name = '', index }): Edit[] => {
    const text = Object.hasOwn(variables, name)
      ? variables[name]
      : fromEnvironment
        ? environmentOf(name)
        : undefined;
    const end = index + all.length;
    if (text !== undefined) return [{ start: index, end, by: [text] }];
    if (warnMissing) {
      const near = nearest(name, Object.keys(variables));
      const args = near === undefined ? { name } : { name, nearest: near };
      diagnostics.push(diagnose('variable/unknown', args, originOf(mapped, index, end)));
    }
    return [];
  });
  return { value: editMapped(mapped, edits), diagnostics };
}

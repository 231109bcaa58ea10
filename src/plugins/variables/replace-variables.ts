// Replaces `{{name}}` with the book's text for it, in code and front matter too, like mdbook-variables.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { type MappedText, originOf } from '../../core/mapped-text.ts';
import { nearest } from '../../core/nearest.ts';
import { type Edit, editMapped, withinLimit } from '../../read/preprocess/edit-mapped.ts';
import type { ValueEdit } from '../../read/preprocess/front-matter-edits.ts';
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

export const variableHooks: ChapterHooks<VariableOptions> = {
  write: (mapped, options, world) => {
    const { value, diagnostics } = findVariables(mapped, options, world);
    const edits = value.flatMap(editsOf);
    return { value: editMapped(mapped, edits), diagnostics };
  },
  writeValues: findVariables,
};

const editsOf = ({ start, end, text }: ValueEdit): Edit[] =>
  text === undefined ? [] : [{ start, end, by: [text] }];

/** Each `{{name}}`, without a text if it is unknown. */
function findVariables(
  mapped: MappedText,
  { variables, fromEnvironment, warnMissing }: VariableOptions,
  { environmentOf }: TextWorld,
): Outcome<readonly ValueEdit[]> {
  const diagnostics: Diagnostic[] = [];
  const names = Object.keys(variables);
  const value = [...mapped.text.matchAll(USE)].map(({ 0: all, 1: name = '', index }): ValueEdit => {
    const text = Object.hasOwn(variables, name)
      ? variables[name]
      : fromEnvironment
        ? environmentOf(name)
        : undefined;
    const end = index + all.length;
    if (text === undefined && warnMissing) {
      const args = { name, nearest: nearest(name, names) };
      diagnostics.push(diagnose('variable/unknown', args, originOf(mapped, index, end)));
    }
    return { start: index, end, text };
  });
  const { edits, beyond } = withinLimit(value.flatMap(editsOf));
  if (beyond !== undefined) {
    const at = originOf(mapped, beyond.start, beyond.end);
    diagnostics.push(diagnose('variable/too-large', { limit: '4 MB' }, at));
  }
  const kept = new Set(edits.map(({ start }) => start));
  return {
    value: value.map((use) => (kept.has(use.start) ? use : { ...use, text: undefined })),
    diagnostics,
  };
}

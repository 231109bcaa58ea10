// What stages ask of the world besides files: what a file of link definitions holds, and what a label means.
import type { BookPath } from '../core/path.ts';
import type { Question } from '../memo/stage.ts';
import type { DefinitionFile as HeldDefinitions } from './preprocess/include/definitions-only.ts';
import type { SharedDefinition } from './references/definition-file.ts';

/** The files of `refs`, taken together under one name that no path can have. */
export const SHARED_REFS = '*' as BookPath;

/** The definition of a label, in its normal form, in a file of definitions; absent when the file does not define it. */
export const labelQuestion = (file: BookPath, label: string): Question<SharedDefinition | undefined> => ({
  key: `label:${file}#${label}`,
  kind: 'label',
  name: `${file}#${label}`,
});

/** The two halves of such a question's name. Labels may hold `#`, files that are included by name do not. */
export function labelOf(name: string): { readonly file: BookPath; readonly label: string } {
  const at = name.indexOf('#');
  return { file: name.slice(0, at) as BookPath, label: name.slice(at + 1) };
}

/**
 * Whether a file holds nothing but link definitions: a chapter that includes such a file depends on this alone and on the
 * labels it uses, not on the file's text.
 */
export const definitionsQuestion = (path: BookPath): Question<HeldDefinitions | undefined> => ({
  key: `definitions:${path}`,
  kind: 'definitions',
  name: path,
});

/** The files of link definitions that lie in a folder and those above it, nearest first, whether a chapter includes them or not. */
export const nearbyQuestion = (folder: BookPath): Question<readonly BookPath[]> => ({
  key: `nearby:${folder}`,
  kind: 'nearby',
  name: folder,
});

/** The address that the book's rules give a label, as written; absent when none fits. */
export const ruleQuestion = (label: string): Question<string | undefined> => ({
  key: `rule:${label}`,
  kind: 'rule',
  name: label,
});

/** The names of the files in a folder, for did-you-mean. */
export const folderQuestion = (path: BookPath): Question<readonly string[]> => ({
  key: `folder:${path}`,
  kind: 'folder',
  name: path,
});

/** The value of a variable of the environment; absent where it is not set. */
export const environmentQuestion = (name: string): Question<string | undefined> => ({
  key: `environment:${name}`,
  kind: 'environment',
  name,
});

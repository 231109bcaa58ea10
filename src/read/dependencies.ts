// Dependencies of stages other than files: shared link definitions, labels, folders and environment variables.
import type { BookPath } from '../core/path.ts';
import type { Dependency } from '../memo/stage.ts';
import type { DefinitionFile as IncludedDefinitionFile } from './preprocess/include/definitions-only.ts';
import type { SharedDefinition } from './references/definition-file.ts';

/** Stands for all files of `refs` together; not a valid path. */
export const SHARED_REFS = '*' as BookPath;

/** The definition of a normalized label in a definition file; absent when it isn't defined there. */
export const labelDependency = (file: BookPath, label: string): Dependency<SharedDefinition | undefined> => ({
  key: `label:${file}#${label}`,
  kind: 'label',
  name: `${file}#${label}`,
});

/** Splits the name of a label question. Labels may contain `#`, names of included files can't. */
export function labelOf(name: string): { readonly file: BookPath; readonly label: string } {
  const at = name.indexOf('#');
  return { file: name.slice(0, at) as BookPath, label: name.slice(at + 1) };
}

/**
 * Whether a file contains only link definitions. A chapter that includes such a file depends on this and on the
 * labels it uses, not on the file's text.
 */
export const definitionsDependency = (path: BookPath): Dependency<IncludedDefinitionFile | undefined> => ({
  key: `definitions:${path}`,
  kind: 'definitions',
  name: path,
});

/** The definition files in a folder and its parents, nearest first, whether or not a chapter includes them. */
export const nearbyDependency = (folder: BookPath): Dependency<readonly BookPath[]> => ({
  key: `nearby:${folder}`,
  kind: 'nearby',
  name: folder,
});

/** The URL that the label rules give for a label, as written; absent when none matches. */
export const ruleDependency = (label: string): Dependency<string | undefined> => ({
  key: `rule:${label}`,
  kind: 'rule',
  name: label,
});

/** The names of the files in a folder, for "did you mean" hints. */
export const folderDependency = (path: BookPath): Dependency<readonly string[]> => ({
  key: `folder:${path}`,
  kind: 'folder',
  name: path,
});

/** The value of an environment variable; absent when not set. */
export const environmentDependency = (name: string): Dependency<string | undefined> => ({
  key: `environment:${name}`,
  kind: 'environment',
  name,
});

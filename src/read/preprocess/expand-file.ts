// Expands the includes of a single chapter.
import type { Outcome } from '../../core/diagnostic.ts';
import { mappedFile } from '../../core/mapped-text.ts';
import type { SourceFile } from '../../core/source.ts';
import type { Track } from '../../memo/stage.ts';
import { fileDependency } from '../../memo/dependency-values.ts';
import { type Expanded, expandMapped } from './expand.ts';
import { stripHidden } from './hidden.ts';
import { definitionsDependency, folderDependency } from '../dependencies.ts';
import type { PreprocessOptions } from './preprocess-options.ts';
import type { ActiveTextHooks } from './text-hooks.ts';

export interface ExpandInput {
  readonly options: PreprocessOptions;
  readonly hooks: readonly ActiveTextHooks[];
  readonly track: Track;
}

/** The text of `file` from `start` on, expanded. Hidden parts are stripped first, so their includes needn't exist. */
export function expandFile(
  file: SourceFile,
  start: number,
  { options, hooks, track }: ExpandInput,
): Outcome<Expanded> {
  const { hiddenSections: sections, ...expanding } = options;
  const text = stripHidden(mappedFile(file.path, file.text.slice(start), start), { sections, hooks });
  return expandMapped(
    { source: file.path, text, options: expanding },
    {
      read: (path) => track(fileDependency(path)),
      list: (folder) => track(folderDependency(folder)),
      definitionsOnly: (path) => track(definitionsDependency(path)),
    },
  );
}

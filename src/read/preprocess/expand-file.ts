// Expands the includes of a single chapter.
import type { Outcome } from '../../core/diagnostic.ts';
import { mappedFile } from '../../core/mapped-text.ts';
import type { SourceFile } from '../../core/source.ts';
import type { Ask } from '../../memo/stage.ts';
import { fileQuestion } from '../../memo/world.ts';
import { type Expanded, expandMapped } from './expand.ts';
import { stripHidden } from './hidden.ts';
import { definitionsQuestion, folderQuestion } from '../dependencies.ts';
import type { PreprocessOptions } from './preprocess-options.ts';
import type { ActiveTextHooks } from './text-hooks.ts';

export interface Reading {
  readonly options: PreprocessOptions;
  readonly hooks: readonly ActiveTextHooks[];
  readonly ask: Ask;
}

/** The text of `file` from `start` on, expanded. Hidden parts are stripped first, so their includes needn't exist. */
export function expandFile(
  file: SourceFile,
  start: number,
  { options, hooks, ask }: Reading,
): Outcome<Expanded> {
  const { hiddenSections: sections, ...expanding } = options;
  const text = stripHidden(mappedFile(file.path, file.text.slice(start), start), { sections, hooks });
  return expandMapped(
    { source: file.path, text, options: expanding },
    {
      read: (path) => ask(fileQuestion(path)),
      list: (folder) => ask(folderQuestion(folder)),
      definitionsOnly: (path) => ask(definitionsQuestion(path)),
    },
  );
}

// Ends the programs and modules of a running build when the author saves one of them.
import type { Config } from '../read/config/config.ts';
import { type BookPath, bookPath } from '../core/path.ts';
import { programFiles } from '../read/preprocess/prepare-book.ts';

export interface RunningPrograms {
  /** The options of programs, with the signal that ends those of the build that is running when it is read. */
  readonly placeOf: <Place extends object>(place: Place) => Place & { readonly signal: AbortSignal };
  /** Called at the start of each whole build. */
  readonly begin: (config: Config) => void;
  /** See `Session.noteWaiting`. */
  readonly noteWaiting: (changed: Iterable<BookPath>) => void;
}

export function createRunningPrograms(): RunningPrograms {
  let controller = new AbortController();
  let files: ReadonlySet<BookPath> = new Set();
  return {
    placeOf: (place) => ({
      ...place,
      get signal() {
        return controller.signal;
      },
    }),
    begin: ({ preprocessors }) => {
      controller = new AbortController();
      files = new Set([bookPath('book.toml'), ...preprocessors.flatMap(programFiles)]);
    },
    // Other changes may be files that the program itself writes.
    noteWaiting: (changed) => {
      if ([...changed].some((path) => files.has(path))) controller.abort();
    },
  };
}

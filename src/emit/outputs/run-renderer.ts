// A book as JSON -> what a renderer's program makes of it, by mdBook's protocol for renderers.
import type { ConfigTables } from '../../read/config/config.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { BookJson } from '../../read/preprocess/book-json.ts';
import {
  type Program,
  type ProgramWorld,
  failedProgram,
  runProgram,
} from '../../read/preprocess/run-program.ts';
import { MDBOOK_VERSION, configJson } from '../../read/preprocess/external/context-json.ts';

/** What a renderer's program is given. */
export interface Rendering {
  /** The name of its table: `epub` for `[output.epub]`. */
  readonly name: string;
  /** As written; `mdbook-NAME` when absent. */
  readonly command?: string;
  /** True when it is no error that it is not installed. */
  readonly optional: boolean;
  /** The book after its preprocessors. */
  readonly book: BookJson;
  readonly tables: ConfigTables;
  /** An absolute path to a folder that exists: the program runs in it. */
  readonly destination: string;
}

/** In seconds: renderers typeset whole books. */
const TIME_LIMIT = 600;

/** Runs the program once, with mdBook's `RenderContext` on its stdin; what it says is told to `onOutput`. */
export async function runRenderer(rendering: Rendering, world: ProgramWorld): Promise<readonly Diagnostic[]> {
  const { name, command = `mdbook-${name}`, optional, book, tables, destination } = rendering;
  const program: Program = { what: 'renderer', name, command, optional };
  const context = {
    version: MDBOOK_VERSION,
    root: world.root,
    book,
    config: configJson(tables),
    destination,
  };
  const { value, diagnostics } = await runProgram(
    program,
    { args: [], input: JSON.stringify(context), folder: destination, answers: false },
    { timeLimit: TIME_LIMIT, ...world },
  );
  return value === undefined || value.isFine ? diagnostics : [...diagnostics, failedProgram(program, value)];
}

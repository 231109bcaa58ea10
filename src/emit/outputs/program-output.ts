// Runs an external renderer with mdBook's protocol. The program owns its folder: nothing there is ever deleted.
import type { Diagnostic } from '../../core/diagnostic.ts';
import { makeFolder } from '../../disk/make-folder.ts';
import { locateInConfig } from '../../read/config/config-locations.ts';
import { MDBOOK_VERSION, configJson } from '../../read/preprocess/external/context-json.ts';
import type { BookJson } from '../../read/preprocess/book-json.ts';
import { type Program, failedProgram, runProgram } from '../../read/preprocess/run-program.ts';
import type { Output, OutputInput } from './output.ts';

export const programOutput: Output = {
  produce: async (input) => {
    const { book, destination, destinationName } = input;
    const json = await input.json();
    const unmade = makeFolder(destination, destinationName);
    const found = unmade ? [unmade] : locateInConfig(await runRenderer(input, json.value), book.files);
    return { value: { kind: 'written' }, diagnostics: [...json.diagnostics, ...found] };
  },
};

/** Runs the program once in its folder, with mdBook's `RenderContext` on stdin. */
async function runRenderer(input: OutputInput, json: BookJson): Promise<readonly Diagnostic[]> {
  const { table, book, place, destination } = input;
  const { name, command = `mdbook-${name}`, optional } = table;
  const program: Program = { what: 'renderer', name, command, optional };
  const config = configJson(book.config.tables);
  const context = { version: MDBOOK_VERSION, root: place.root, book: json, config, destination };
  const { value, diagnostics } = await runProgram(
    program,
    { args: [], input: JSON.stringify(context), folder: destination, capturesOutput: false },
    { timeLimit: book.config.buildBook.programTimeout, ...place },
  );
  return value === undefined || value.succeeded
    ? diagnostics
    : [...diagnostics, failedProgram(program, value)];
}

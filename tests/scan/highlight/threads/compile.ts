// The sources that threads need -> compiled JavaScript in a folder of its own, since threads cannot run TypeScript.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

export interface Compiled {
  /** The URL of a compiled module of `src/`, e.g. `highlight/highlighter.js`. */
  readonly module: (path: string) => URL;
  readonly remove: () => void;
}

/** Compiles the folders of `src/`, within the project so that packages are found. */
export function compileSources(folders: readonly string[]): Compiled {
  const out = mkdtempSync(join(root, 'node_modules', '.compiled-'));
  for (const folder of folders) {
    for (const name of readdirSync(join(root, 'src', folder)).filter((file) => file.endsWith('.ts'))) {
      const { outputText } = ts.transpileModule(readFileSync(join(root, 'src', folder, name), 'utf8'), {
        compilerOptions: {
          target: ts.ScriptTarget.ES2023,
          module: ts.ModuleKind.ESNext,
          verbatimModuleSyntax: true,
          rewriteRelativeImportExtensions: true,
        },
      });
      const file = join(out, folder, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, outputText);
    }
  }
  writeFileSync(join(out, 'package.json'), '{"type":"module"}');
  return {
    module: (path) => pathToFileURL(join(out, path)),
    remove: () => {
      rmSync(out, { recursive: true, force: true });
    },
  };
}

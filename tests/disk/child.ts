// Programs that need a process of their own (to be killed, to have no rights) -> what they print. They see the compiled source.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import typescript from 'typescript';
import { afterAll } from 'vitest';

let compiled: string | undefined;

afterAll(() => {
  if (compiled !== undefined) rmSync(compiled, { recursive: true, force: true });
  compiled = undefined;
});

/** Runs a module that imports from `./fs/` and `./core/`, with its argument as `process.argv[2]`; its output, when it ends well. */
export const runChild = (program: string, argument: string): string =>
  execFileSync(process.execPath, [fileOf(program), argument], { encoding: 'utf8' });

/** The same for a user without any rights, to whom permissions apply even when the tests run as root. */
export function runAsNobody(program: string, argument: string): string {
  const isRoot = process.getuid?.() === 0;
  const nobody = isRoot ? { uid: 65_534, gid: 65_534 } : {};
  if (isRoot) chmodSync(argument, 0o755);
  return execFileSync(process.execPath, [fileOf(program), argument], { encoding: 'utf8', ...nobody });
}

/** The same, while it runs: standard output is piped. */
export const startChild = (program: string, argument: string): ChildProcess =>
  spawn(process.execPath, [fileOf(program), argument], { stdio: ['ignore', 'pipe', 'inherit'] });

let programs = 0;

function fileOf(program: string): string {
  compiled ??= compile();
  const file = join(compiled, `program-${programs++}.js`);
  writeFileSync(file, program);
  return file;
}

/** A folder with `src/core` and `src/disk` as JavaScript, which any user may read. */
function compile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'build-book-child-'));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const source = new URL('../../src/', import.meta.url).pathname;
  for (const part of ['core', 'disk']) {
    for (const name of readdirSync(join(source, part), { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.ts'))
        compileFile(join(source, part, name), join(folder, part, name.replace(/ts$/, 'js')));
    }
  }
  return folder;
}

function compileFile(from: string, to: string): void {
  const { outputText } = typescript.transpileModule(readFileSync(from, 'utf8'), {
    compilerOptions: {
      target: typescript.ScriptTarget.ES2023,
      module: typescript.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  });
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, outputText);
}

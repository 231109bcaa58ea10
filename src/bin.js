#!/usr/bin/env node
// Starts build-book. Plain JavaScript, since it must run in a checkout where nothing is built or installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const main = here('../dist/cli/main.js');
const compiler = here('../node_modules/typescript/bin/tsc');

// npm runs `prepare` again for each `npx` in a checkout that it does not know: what is compiled already is kept.
const compile = async () => {
  const state = ['--incremental', '--tsBuildInfoFile', here('../dist/compiled.tsbuildinfo')];
  const { status } = spawnSync(process.execPath, [compiler, '-p', here('..'), ...state], {
    stdio: 'inherit',
  });
  if (status === 0) await precompileTemplates();
  return status ?? 1;
};

// The built-in templates too, so that no build of a book has to wait for Handlebars' compiler.
const precompileTemplates = async () => {
  const { precompiledFile, precompiledModule } = await import('../dist/theme/compiler.js');
  const folder = here('../templates/');
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.hbs'));
  const texts = names.sort().map((name) => readFileSync(folder + name, 'utf8'));
  writeFileSync(
    new URL(precompiledFile, new URL('../dist/theme/', import.meta.url)),
    await precompiledModule(texts),
  );
};

if (process.argv[2] === '--prepare') {
  // npm's `prepare`: compile where the compiler is installed, say nothing where it is not.
  if (existsSync(compiler)) process.exitCode = await compile();
} else if (existsSync(main)) {
  await import(main);
} else {
  console.error('build-book is not built yet: run `npm install` in its folder first.');
  process.exitCode = 1;
}

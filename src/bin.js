#!/usr/bin/env node
// Starts build-book. Plain JavaScript, since it must run in a checkout where nothing is built or installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const main = here('../dist/cli/main.js');
const compiler = here('../node_modules/typescript/bin/tsc');

const compile = () =>
  spawnSync(process.execPath, [compiler, '-p', here('..')], { stdio: 'inherit' }).status ?? 1;

if (process.argv[2] === '--prepare') {
  // npm's `prepare`: compile where the compiler is installed, say nothing where it is not.
  if (existsSync(compiler)) process.exitCode = compile();
} else if (existsSync(main)) {
  await import(main);
} else {
  console.error('build-book is not built yet: run `npm install` in its folder first.');
  process.exitCode = 1;
}

#!/usr/bin/env node
// Starts build-book. It is plain JavaScript because it also has to run in a checkout that is not compiled yet.
import { existsSync } from 'node:fs';

const program = new URL('../dist/program/main.js', import.meta.url);

if (existsSync(program)) {
  await import(program.href);
} else {
  console.error('build-book is not built yet: run `npm install` in its folder first.');
  process.exitCode = 1;
}

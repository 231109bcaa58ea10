#!/usr/bin/env node
// Starts build-book. Plain JavaScript, since it must run in a checkout where nothing is built or installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const main = here('../dist/program/main.js');
const compiler = here('../node_modules/typescript/bin/tsc');

// npm runs `prepare` again for each `npx` in a checkout that it does not know: what is compiled already is kept.
const compile = async () => {
  const state = ['--incremental', '--tsBuildInfoFile', here('../dist/compiled.tsbuildinfo')];
  const { status } = spawnSync(process.execPath, [compiler, '-p', here('..'), ...state], {
    stdio: 'inherit',
  });
  if (status === 0) {
    await bundle();
    await precompileTemplates();
    await minifyScripts();
  }
  return status ?? 1;
};

// What is always wanted together, each with all that it imports: what threads share with the program, what every command
// begins with (never `main`, which waits for what the others hold), and what it takes to find that nothing has changed.
const groups = [
  { name: 'code', test: /\/(?:scan\/highlight\/job|core\/once)\.js$/, priority: 3 },
  {
    name: 'start',
    test: /\/(?:core\/[^/]+|cli\/(?:commands|internal-error|color-support|parse|shared-options)|disk\/own-files|report\/render-report)\.js$/,
    priority: 2,
  },
  {
    name: 'build',
    test: /\/(?:disk\/site\/write-site|memo\/memo|build\/session)\.js$/,
    priority: 1,
  },
];

// Some hundred modules as a few dozen files: to find and load each takes Node as long as to build two pages. Packages stay
// outside, and the parts of a command are still loaded when it wants them.
const bundle = async () => {
  const { rolldown } = await import('rolldown');
  const input = {
    main: here('../dist/cli/main.js'),
    index: here('../dist/index.js'),
    'threads/worker': here('../dist/scan/highlight/threads/worker.js'),
  };
  const isPackage = (id) => !/^(?:[./]|[a-z]:)/i.test(id);
  const program = await rolldown({ input, external: isPackage, platform: 'node', logLevel: 'silent' });
  const { output } = await program.generate({
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: { groups },
  });
  const fileOf = ({ fileName }) => here(`../dist/program/${fileName}`);
  const isThere = (file) => existsSync(fileOf(file)) && readFileSync(fileOf(file), 'utf8') === file.code;
  // All or nothing: their time says for what is kept on disk whether it was made by this very program.
  if (output.every(isThere)) return;
  rmSync(here('../dist/program/'), { recursive: true, force: true });
  mkdirSync(here('../dist/program/threads/'), { recursive: true });
  for (const file of output) writeFileSync(fileOf(file), file.code);
};

const writeBesideProgram = (name, text) =>
  writeFileSync(new URL(name, new URL('../dist/program/', import.meta.url)), text);

// The built-in templates too, so that no build of a book has to wait for Handlebars' compiler.
const precompileTemplates = async () => {
  const { precompiledFile, precompiledModule } = await import('../dist/emit/theme/compiler.js');
  const folder = here('../templates/');
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.hbs'));
  const texts = names.sort().map((name) => readFileSync(folder + name, 'utf8'));
  writeBesideProgram(precompiledFile, await precompiledModule(texts));
};

// And the theme's scripts, by the hash of their text: one that has been changed since is served as it is written.
const minifyScripts = async () => {
  const { minify } = await import('rolldown/utils');
  const { hashBytes } = await import('../dist/core/hash.js');
  const { contentsBuilder, mdbookPageScript, pageScripts } =
    await import('../dist/emit/theme/theme-files.js');
  const { minifiedFile } = await import('../dist/emit/theme/minify.js');
  // Parts of `book.js` have scopes of their own, so that all of their names can be short; the contents are an expression.
  const framesOf = (name) => {
    if ([mdbookPageScript, ...pageScripts].includes(name)) return ["'use strict';{", '}'];
    return name === contentsBuilder ? ['_=', ''] : ['', ''];
  };
  const folder = here('../templates/');
  const scripts = {};
  for (const file of readdirSync(`${folder}js`).sort()) {
    const text = readFileSync(`${folder}js/${file}`, 'utf8');
    const [before, after] = framesOf(`js/${file}`);
    const { code, errors } = await minify(file, `${before}${text}${after}`, { sourcemap: false });
    const resources = (script) => script.match(/\{\{ resource "[^"]+" \}\}/g)?.length;
    if (errors.length > 0 || resources(code) !== resources(text)) throw new Error(`cannot minify ${file}`);
    const [frame] = /^(?:"use strict";|_=)?/.exec(code);
    scripts[hashBytes(text)] = before === '' ? code : code.slice(frame.length).replace(/;$/, '');
  }
  writeBesideProgram(minifiedFile, JSON.stringify(scripts));
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

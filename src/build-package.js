// Builds `dist/` from a checkout: compiles the sources, bundles the program, precompiles the templates, minifies the page
// scripts and packs files of other packages. npm runs it after it has installed a checkout, and before it packs one. As
// `prepare` it would run at the same times, but npm warns about a package with that script wherever it is installed from
// a file. It does nothing where the compiler is not installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePackedFiles } from './build-packed.js';

/** @param {string} path - relative to this file */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const compiler = here('../node_modules/typescript/bin/tsc');

/**
 * Modules that are always needed together, with everything they import. Without these groups `--version` takes a third
 * more CPU time and an unchanged build a sixth. `main` must not be in a group: it waits for modules that are.
 */
const groups = [
  // What threads share with the program, so that they load nothing else of it.
  {
    name: 'code',
    test: /\/(?:scan\/highlight\/job|core\/(?:once|escape-html)|disk\/(?:own-files|package-file))\.js$/,
    priority: 3,
  },
  { name: 'pages', test: /\/scan\/search\/(?:search-facts|sections|text-analysis)\.js$/, priority: 3 },
  // What every command starts with, and what finding out takes that nothing has changed since the last build.
  {
    name: 'start',
    test: /\/(?:core\/[^/]+|cli\/(?:commands|internal-error|color-support|shared-options|commands\/build)|build\/unchanged\/unchanged-build|disk\/own-files|report\/render-report)\.js$/,
    priority: 2,
  },
  // What every build takes that has something to do.
  {
    name: 'build',
    test: /\/(?:disk\/site\/write-site|memo\/memo|build\/session)\.js$/,
    priority: 1,
  },
];

/** Compiles incrementally. Returns tsc's exit code. */
const compile = () => {
  const state = ['--incremental', '--tsBuildInfoFile', here('../dist/compiled.tsbuildinfo')];
  return (
    spawnSync(process.execPath, [compiler, '-p', here('..'), ...state], { stdio: 'inherit' }).status ?? 1
  );
};

/**
 * Bundles hundreds of modules into a few dozen files, because finding and loading a module takes Node as long as
 * rendering two pages. Packages stay outside, and the parts of a command are still loaded when it needs them.
 */
const bundle = async () => {
  const { rolldown } = await import('rolldown');
  const program = await rolldown({
    // Comments in the output name modules by their path from here: the same bytes wherever npm runs this.
    cwd: here('..'),
    input: {
      main: here('../dist/cli/main.js'),
      index: here('../dist/index.js'),
      'threads/worker': here('../dist/scan/highlight/threads/worker.js'),
      'threads/analyzer-worker': here('../dist/scan/search/threads/analyzer-worker.js'),
    },
    // Small enough to be a part of the program: two packages less to install.
    external: (id) => !/^(?:[./]|[a-z]:|fflate$|tex2typst$)/i.test(id),
    platform: 'node',
    logLevel: 'silent',
  });
  const { output } = await program.generate({
    // Without hashes, which can't be compressed: a new version replaces the whole folder.
    chunkFileNames: '[name].js',
    // The same release as one file with all that it imports: it loads in a third of the time.
    paths: { 'markdown-it': 'markdown-it/browser' },
    codeSplitting: { groups },
    // Without comments, indentation and the names of variables, a third of the program. Functions keep theirs, for stack traces.
    minify: {
      compress: { target: 'es2023', keepNames: { function: true, class: true } },
      mangle: { toplevel: true, keepNames: true },
      codegen: true,
    },
  });
  writeProgram(output.flatMap((file) => (file.type === 'chunk' ? [file] : [])));
};

/**
 * Writes the program only when it differs.
 * @param {readonly { readonly fileName: string, readonly code: string }[]} chunks
 */
const writeProgram = (chunks) => {
  /** @param {{ readonly fileName: string }} chunk */
  const fileOf = ({ fileName }) => here(`../dist/program/${fileName}`);
  const isCurrent = chunks.every(
    (chunk) => existsSync(fileOf(chunk)) && readFileSync(fileOf(chunk), 'utf8') === chunk.code,
  );
  if (isCurrent) return;
  rmSync(here('../dist/program/'), { recursive: true, force: true });
  mkdirSync(here('../dist/program/threads/'), { recursive: true });
  for (const chunk of chunks) writeFileSync(fileOf(chunk), chunk.code);
};

/** Files of types, by the modules in a declaration file. */
const importedTypes = (/** @type {string} */ path, /** @type {string} */ text) =>
  [...text.matchAll(/(?:\bfrom|\bimport\() *'(\.[^']+)\.ts'/g)].map(([, specifier = '']) =>
    posix.join(posix.dirname(path), `${specifier}.d.ts`),
  );

/**
 * Copies the types of the public API with their documentation, and without it all that they import, which is internal. That
 * is a fifth of the declarations.
 */
const copyTypes = async () => {
  const { default: ts } = await import('typescript');
  const printer = ts.createPrinter({ removeComments: true });
  /** @param {string} path - relative to `dist/` */
  const textOf = (path) => readFileSync(here(`../dist/${path}`), 'utf8');
  const entry = 'index.d.ts';
  const documented = new Set([entry, ...importedTypes(entry, textOf(entry))]);
  rmSync(here('../dist/types/'), { recursive: true, force: true });
  const copied = new Set();
  /** @param {string} path - relative to `dist/` */
  const copy = (path) => {
    if (copied.has(path)) return;
    copied.add(path);
    const text = textOf(path);
    mkdirSync(dirname(here(`../dist/types/${path}`)), { recursive: true });
    const written = documented.has(path)
      ? text.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n')
      : printer.printFile(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
    writeFileSync(here(`../dist/types/${path}`), written);
    importedTypes(path, text).forEach(copy);
  };
  copy(entry);
};

/** @param {string} path - of a file of `templates/`, relative to it */
const templateText = (path) => readFileSync(here(`../templates/${path}`), 'utf8');

/** Precompiles the built-in templates, so that no build has to load Handlebars' compiler. Minified they load in half the time. */
const precompileTemplates = async () => {
  const { minify } = await import('rolldown/utils');
  const { precompiledFile, precompiledModule } = /** @type {typeof import('./emit/theme/compiler.ts')} */ (
    await import(here('../dist/emit/theme/compiler.js'))
  );
  const files = readdirSync(here('../templates/'), { recursive: true, encoding: 'utf8' });
  const texts = files.filter((file) => file.endsWith('.hbs')).map(templateText);
  const { code } = await minify(precompiledFile, await precompiledModule(texts.sort()));
  writeFileSync(here(`../dist/program/${precompiledFile}`), code);
};

/** Minifies the page scripts by the hash of their text: a changed script is served unchanged. */
const minifyScripts = async () => {
  const { minifiedFile, minifyScripts: minifyAll } = /** @type {typeof import('./emit/theme/minify.ts')} */ (
    await import(here('../dist/emit/theme/minify.js'))
  );
  const { minify } = await import('rolldown/utils');
  const entries = readdirSync(here('../templates/js/'));
  const scripts = await minifyAll(entries, {
    read: (path) => (existsSync(here(`../templates/${path}`)) ? templateText(path) : undefined),
    minify: (file, code) => minify(file, code, { sourcemap: false }),
  });
  writeFileSync(here(`../dist/program/${minifiedFile}`), JSON.stringify(scripts));
};

/** Writes the digest of the program. It covers every other file that the program reads, so it comes last. */
const writeDigest = async () => {
  const { digestFile, digestOf } = /** @type {typeof import('./disk/program-digest.ts')} */ (
    await import(here('../dist/disk/program-digest.js'))
  );
  const entries = ['program', 'packed'].flatMap((folder) =>
    readdirSync(here(`../dist/${folder}/`), { recursive: true, withFileTypes: true }),
  );
  const files = entries.filter((entry) => entry.isFile() && !digestFile.endsWith(entry.name));
  const contents = files.map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`));
  const release = /** @type {import('./disk/program-digest.ts').Release} */ (
    JSON.parse(readFileSync(here('../package.json'), 'utf8'))
  );
  writeFileSync(here(`../dist/program/${digestFile}`), digestOf(release, contents));
};

if (existsSync(compiler)) {
  process.exitCode = compile();
  if (process.exitCode === 0) {
    await copyTypes();
    await bundle();
    await precompileTemplates();
    await minifyScripts();
    writePackedFiles(here('../dist/packed/'));
    await writeDigest();
  }
}

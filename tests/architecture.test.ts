// The shape of the program: which folder imports which, where the outside world is used, and no import cycles.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** Which folders of `src/` each folder may import besides itself. Reads from the ground up. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  memo: ['core'],
  report: ['core'],
  disk: ['core', 'memo'],
  read: ['core', 'memo', 'disk'],
  scan: ['core', 'memo', 'disk', 'read'],
  link: ['core', 'read', 'scan'],
  emit: ['core', 'memo', 'disk', 'read', 'scan', 'link'],
  plugins: ['core', 'memo', 'disk', 'read', 'scan', 'link', 'emit'],
  build: ['core', 'memo', 'report', 'disk', 'read', 'scan', 'link', 'emit', 'plugins'],
  edit: ['core', 'read', 'scan', 'link'],
  serve: ['core', 'report', 'disk', 'scan', 'emit', 'build'],
  cli: ['core', 'report', 'disk', 'read', 'scan', 'link', 'emit', 'plugins', 'build', 'edit', 'serve'],
  'index.ts': ['core', 'report', 'read', 'build'],
};

/** Where a module of the outside world may be imported. Types are free. */
const outside: Readonly<Record<string, readonly string[]>> = {
  'node:fs': ['disk', 'cli', 'serve'],
  'node:fs/promises': ['disk', 'cli'],
  'node:http': ['serve', 'link/check/external/network.ts'],
  'node:https': ['link/check/external/network.ts'],
  'node:child_process': ['read/preprocess/run-program.ts', 'cli', 'disk'],
};

const src = resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort();

interface Import {
  readonly from: string;
  /** Erased by the compiler, so nothing is loaded at run time. */
  readonly typesOnly: boolean;
}

/** Every import of a file: static ones, `export … from`, lazy `import()` and types written as `import('…')`. */
function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const found: Import[] = [];
  const add = (from: ts.Node | undefined, typesOnly: boolean): void => {
    if (from !== undefined && ts.isStringLiteral(from)) found.push({ from: from.text, typesOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

const targetOf = (file: string, from: string): string => relative(src, resolve(src, dirname(file), from));
const folderOf = (file: string): string => file.split('/')[0] ?? '';

describe('each folder imports only the folders below it', () => {
  test.each(files)('%s', (file) => {
    const home = folderOf(file);
    const forbidden = importsOf(file)
      .filter(({ from }) => from.startsWith('.'))
      .map(({ from }) => folderOf(targetOf(file, from)))
      .filter((to) => to !== home && !(allowed[home] ?? []).includes(to));
    expect(forbidden).toEqual([]);
  });
});

test('every folder is in the table and in the code map', () => {
  const folders = [...new Set(files.map(folderOf))].sort();
  expect(folders).toEqual(Object.keys(allowed).sort());
  const map = readFileSync(join(src, 'README.md'), 'utf8');
  expect(folders.filter((folder) => !folder.endsWith('.ts') && !map.includes(`\`${folder}/\``))).toEqual([]);
});

/** Modules that Node starts with: the command, the API and the threads. */
const entries = [
  'cli/main.ts',
  'index.ts',
  'scan/highlight/threads/worker.ts',
  'scan/search/threads/analyzer-worker.ts',
];

test('every module is imported by another one, not only by tests', () => {
  const imported = new Set(
    files.flatMap((file) =>
      importsOf(file)
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => targetOf(file, from)),
    ),
  );
  expect(files.filter((file) => !imported.has(file) && !entries.includes(file))).toEqual([]);
});

test('the README of a folder names its folders, except for those of plugins', () => {
  const inner = files.filter((file) => file.split('/').length > 2).map((file) => file.split('/').slice(0, 2));
  const unnamed = inner.filter(
    ([home = '', name = '']) =>
      home !== 'plugins' && !readFileSync(join(src, home, 'README.md'), 'utf8').includes(`\`${name}/\``),
  );
  expect(unnamed).toEqual([]);
});

test('modules of the outside world are imported only where they may be', () => {
  const trespasses = files.flatMap((file) =>
    importsOf(file)
      .filter(
        ({ from, typesOnly }) =>
          !typesOnly &&
          from in outside &&
          !outside[from]?.some((place) => place === folderOf(file) || place === file),
      )
      .map(({ from }) => `${file} imports ${from}`),
  );
  expect(trespasses).toEqual([]);
});

test('there are no import cycles at run time, lazy imports included', () => {
  const next = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter(({ from, typesOnly }) => from.startsWith('.') && !typesOnly)
        .map(({ from }) => targetOf(file, from)),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
    if (done.has(file) || trail.includes(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(cycles).toEqual([]);
});

// The shape of the program: which folder may import which, who may touch the outside world, and that nothing goes in a circle.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
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
  plugins: ['core', 'disk', 'read', 'scan', 'link', 'emit'],
  build: ['core', 'memo', 'disk', 'read', 'scan', 'link', 'emit', 'plugins'],
  edit: ['core', 'read', 'scan', 'link'],
  serve: ['core', 'report', 'disk', 'emit', 'build'],
  cli: ['core', 'report', 'disk', 'read', 'scan', 'link', 'emit', 'plugins', 'build', 'edit', 'serve'],
  'index.ts': ['core', 'read', 'build'],
};

/** Where a module of the outside world may be imported. Types are free. */
const outside: Readonly<Record<string, readonly string[]>> = {
  'node:fs': ['disk', 'cli', 'serve'],
  'node:fs/promises': ['disk', 'cli'],
  'node:http': ['serve', 'link/check/external/network.ts'],
  'node:https': ['link/check/external/network.ts'],
  'node:child_process': ['read/preprocess/run-program.ts', 'emit/search/pagefind-process.ts', 'cli', 'disk'],
};

const src = resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort();

interface Import {
  readonly from: string;
  readonly typesOnly: boolean;
  readonly lazy: boolean;
}

const IMPORT =
  /^(?:import|export)(?<type> type)?\s[^;]*?from '(?<static>[^']+)'|\bimport\('(?<lazy>[^']+)'\)|^import '(?<effect>[^']+)'/gm;

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(IMPORT)].map(({ groups = {}, 0: statement }) => ({
    from: groups['static'] ?? groups['lazy'] ?? groups['effect'] ?? '',
    typesOnly: groups['type'] !== undefined || /^\w+ \{(?:\s*type [^,}]+,?)+\s*\}/.test(statement),
    lazy: groups['lazy'] !== undefined,
  }));
}

const targetOf = (file: string, from: string): string => relative(src, resolve(src, dirname(file), from));
const folderOf = (file: string): string => file.split('/')[0] ?? '';

describe('folders import only downward', () => {
  test.each(files)('%s', (file) => {
    const home = folderOf(file);
    const forbidden = importsOf(file)
      .filter(({ from }) => from.startsWith('.'))
      .map(({ from }) => folderOf(targetOf(file, from)))
      .filter((to) => to !== home && !(allowed[home] ?? []).includes(to));
    expect(forbidden).toEqual([]);
  });
});

test('every folder is in the table, and the code map names it', () => {
  const folders = [...new Set(files.map(folderOf))].sort();
  expect(folders).toEqual(Object.keys(allowed).sort());
  const map = readFileSync(join(src, 'README.md'), 'utf8');
  expect(folders.filter((folder) => !folder.endsWith('.ts') && !map.includes(`\`${folder}/\``))).toEqual([]);
});

test('the outside world is touched only where it may be', () => {
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

test('no file imports itself through others at run time', () => {
  const next = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter(({ from, typesOnly, lazy }) => from.startsWith('.') && !typesOnly && !lazy)
        .map(({ from }) => targetOf(file, from)),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
    if (done.has(file) || trail.includes(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

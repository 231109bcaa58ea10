// The chapter about the JavaScript API: its examples run, and its tables list what the interfaces have.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { tempFolder, writeIn } from '../helpers/temp-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const chapter = text('book/reference/api.md');

const examples = [...chapter.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code = '']) => code);

/** A project with the package installed and a book in `docs/` that has one broken link. */
function project(): string {
  const folder = tempFolder({
    'package.json': '{ "type": "module" }',
    'docs/src/SUMMARY.md': '- [A](chapter_1.md)\n',
    'docs/src/chapter_1.md': '# A\n\n[b](b.md)\n',
  });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/build-book'), 'junction');
  return folder;
}

function run(example: string): string {
  const folder = project();
  writeIn(folder, 'example.js', example);
  return execFileSync(process.execPath, ['example.js'], { cwd: folder, encoding: 'utf8' });
}

describe('an example runs', () => {
  test('build: prints each problem with its line', () => {
    expect(run(examples[0] ?? '')).toBe('src/chapter_1.md:3: warning: page `b.md` not found\n');
  }, 60_000);
  test('session: builds twice and renders a page', () => {
    expect(run(examples[1] ?? '')).toMatch(/^1 chapters, \d+ files\nstring\n$/);
  }, 60_000);
  test('there are no others', () => {
    expect(examples).toHaveLength(2);
  });
});

/** Names of an interface's members. */
function membersOf(path: string, name: string): readonly string[] {
  const file = ts.createSourceFile(path, text(path), ts.ScriptTarget.Latest, true);
  const found = file.statements.find(
    (node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node) && node.name.text === name,
  );
  return (found?.members ?? []).map((member) => member.name?.getText() ?? '');
}

/** Names in the first column of the table below a heading. */
function rowsBelow(heading: string): readonly string[] {
  const after = chapter.slice(chapter.indexOf(heading));
  const table = /\n((?:\|.*\n)+)/.exec(after)?.[1] ?? '';
  return [...table.matchAll(/^\| `(\w+)/gm)].map(([, name = '']) => name);
}

test.each([
  ['BuildOptions', 'src/index.ts', '### `BuildOptions`'],
  ['BuildResult', 'src/index.ts', '### `BuildResult`'],
  ['SessionOptions', 'src/build/session.ts', '### `SessionOptions`'],
  ['Session', 'src/build/session.ts', '### `Session`'],
  ['BuiltBook', 'src/build/session.ts', '### `BuiltBook`'],
  ['DiagnosticOf', 'src/core/diagnostic.ts', '## Read diagnostics'],
])('the table of %s lists its members', (name, path, heading) => {
  const members = membersOf(path, name);
  expect(members.length).toBeGreaterThan(3);
  expect(rowsBelow(heading)).toEqual(members);
});

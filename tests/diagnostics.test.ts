// Every code of a diagnostic is given by a book, alone, and stands in the guide with its sentence and its remedy.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diagnosticCodes, messageOf, remedyOf, severityOf } from '../src/core/catalog.ts';
import { type Diagnostic, type Severity, diagnose } from '../src/core/diagnostic.ts';
import { build } from '../src/index.ts';
import { run } from './cli/test-terminal.ts';
import { type Book, type Files, books, checked, elsewhere } from './fixtures/diagnostics/books.ts';
import { tempFolder, writeIn } from './helpers/temp-folder.ts';

const usual: Files = { 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n\ntext\n' };

/** Search is left out: its engine is a program of its own, and slow to start. */
const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };

interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string | undefined;
}

/** What a build of a book's last state finds. */
async function built(book: Book): Promise<readonly Finding[]> {
  const root = tempFolder();
  let found: readonly Diagnostic[] = [];
  for (const state of [book].flat()) {
    write(root, state);
    found = (await build({ root, cache: 'none', environment })).diagnostics;
  }
  return found.map((diagnostic) => finding(diagnostic, root));
}

const finding = (diagnostic: Diagnostic, root = ''): Finding => ({
  code: diagnostic.code,
  severity: severityOf(diagnostic),
  message: messageOf(diagnostic).replaceAll(`${root}/`, root === '' ? '/' : ''),
  help: remedyOf(diagnostic),
});

/** What `check` finds. */
async function checkedBook(files: Files): Promise<readonly Finding[]> {
  const folder = tempFolder();
  write(folder, files);
  const { out } = await run(['check', '--no-cache', '--json'], { folder, environment });
  return (JSON.parse(out) as { readonly diagnostics: readonly Finding[] }).diagnostics;
}

function write(root: string, files: Files): void {
  for (const [path, content] of Object.entries({ ...usual, ...files })) {
    // An empty file stands for one that is not there.
    if (content === '') rmSync(join(root, path), { force: true });
    else writeIn(root, path, content);
  }
}

const chapter = readFileSync(join(import.meta.dirname, '../book/reference/diagnostics.md'), 'utf8');

/** What the guide says of a code: the lines under its heading. */
function inGuide(code: string): string {
  const heading = `### \`${code}\` {#${code.replace('/', '-')}}\n`;
  return chapter.split(heading)[1]?.split(/^#/m)[0] ?? `the guide has no heading ${heading}`;
}

function expectInGuide({ code, severity, message, help }: Finding): void {
  // Line ends of a quote are breaks there.
  const quoted = inGuide(code).replace(/ \\$/gm, '');
  const [first = '', ...others] = message.split('\n');
  const name = severity.charAt(0).toUpperCase() + severity.slice(1);
  expect(quoted).toContain([`> **${name}:** ${first}`, ...others.map((line) => `> ${line}`), ''].join('\n'));
  if (help !== undefined) expect(quoted).toContain(`> → ${help}\n`);
}

function expectOnly(code: string, found: readonly Finding[]): void {
  expect([...new Set(found.map((each) => each.code))]).toEqual([code]);
  for (const { message, help = '' } of found) {
    // Lower case or a name, no full stop, and no value that was forgotten.
    expect(message).toMatch(/^(?:[a-z`]|SUMMARY\.md )[^]*[^.\s]$/);
    expect(`${message}\n${help}`).not.toMatch(/\bundefined\b(?! reference)|\[object/);
  }
  const [first] = found;
  if (first) expectInGuide(first);
}

test('every diagnostic code has a smallest book, or a test elsewhere', () => {
  const covered = [books, checked, elsewhere].flatMap((table) => Object.keys(table));
  expect(covered.sort()).toEqual([...diagnosticCodes].sort());
});

test('the guide documents no code that does not exist', () => {
  const codes = [...chapter.matchAll(/^### `(.*?)`/gm)].map((match) => match[1]);
  expect(codes.sort()).toEqual([...diagnosticCodes].sort());
});

describe('the smallest book for a code produces that code alone, as the guide documents it', () => {
  test.each(Object.entries(books))('%s', async (code, book) => {
    expectOnly(code, await built(book));
  });
});

describe('the smallest book for a check code produces that code alone in `check`, as the guide documents it', () => {
  test.each(Object.entries(checked))('%s', async (code, files) => {
    expectOnly(code, await checkedBook(files));
    expect(await built(files)).toEqual([]);
  });
});

describe('a code that no book can produce by itself', () => {
  test.each(Object.entries(elsewhere))(
    '%s has a test and a section in the guide',
    (code, { args, file, text }) => {
      expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toContain(text);
      // Each entry of the table has the arguments of its code.
      expectInGuide(finding(diagnose(code as 'term/empty', args as Readonly<Record<string, never>>)));
    },
  );
});

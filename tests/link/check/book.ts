// Small books for `check`, and what it says of them.
import { expect } from 'vitest';
import { filesIn, tempFolder, textIn } from '../../helpers/temp-folder.ts';
import { run } from '../../cli/test-terminal.ts';

export interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file?: string;
  readonly start?: { readonly line: number };
}

/** What `check` says of a book with the given files, `src/SUMMARY.md` for two chapters where it has none. */
export async function check(
  files: Readonly<Record<string, string>>,
  options: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<readonly Found[]> {
  const folder = bookFolder(files);
  const before = snapshot(folder);
  const { out } = await run(['check', '--no-cache', '--json', ...options], { folder, environment });
  expect(snapshot(folder)).toEqual(before);
  return (JSON.parse(out) as { readonly diagnostics: readonly Found[] }).diagnostics;
}

export const bookFolder = (files: Readonly<Record<string, string>>): string =>
  tempFolder({
    'book.toml': '[book]\ntitle = "T"\n',
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md': '# A\n\ntext\n',
    'src/b.md': '# B\n\ntext\n',
    ...files,
  });

export const snapshot = (folder: string): readonly (readonly [string, string])[] =>
  filesIn(folder).map((path) => [path, textIn(folder, path)]);

/** `code file:line`, in the order of the report. */
export const places = (found: readonly Found[]): readonly string[] =>
  found.map(({ code, file = '', start }) => `${code} ${file}:${String(start?.line ?? 0)}`);

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookPath } from '../../src/core/path.ts';
import { formatDefinitions } from '../../src/edit/format-definitions.ts';
import { renderDiff } from '../../src/edit/diff.ts';
import { applyEdits } from '../../src/edit/edit.ts';
import { readDefinitionFile } from '../../src/read/references/definition-file.ts';
import { hashOf } from '../../src/core/hash.ts';

const path = bookPath('refs.md');

const editsOf = (text: string) =>
  formatDefinitions(
    text,
    readDefinitionFile(path, () => ({ kind: 'file', path, text, hash: hashOf(text) })),
  );

const formatted = (text: string): string => applyEdits(text, editsOf(text));

describe('a sorted file of definitions', () => {
  test('has each run sorted by label, without duplicates, with one space', () => {
    expect(formatted('[b]: 1\n[a]:   2\n[b]: 1\n\nText\n\n [d]: 4\n[c]: 3')).toBe(
      '[a]: 2\n[b]: 1\n\nText\n\n[c]: 3\n[d]: 4',
    );
  });

  test('is the same as all its lines sorted', () => {
    const definition = fc
      .tuple(
        fc.constantFrom('', ' '),
        fc.constantFrom('a', 'B', 'c', 'D', 'e', 'f'),
        fc.constantFrom(' ', '\t'),
      )
      .map(([indent, label, space]) => `${indent}[${label}]:${space}u`);
    const sorted = (run: readonly string[]) =>
      [...new Set(run.map((line) => line.trim().replace('\t', ' ')))].sort((a, b) =>
        a.toUpperCase() < b.toUpperCase() ? -1 : 1,
      );
    fc.assert(
      fc.property(
        fc.array(definition, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('', '\n'),
        (run, end) => {
          expect(formatted(`x\n\n${run.join('\n')}${end}`)).toBe(`x\n\n${sorted(run).join('\n')}${end}`);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('differs from the original only in the lines that moved', () => {
    const lines = Array.from(
      { length: 40 },
      (_, i) => `[c-${String(i + 10)}]: https://a.example/${String(i)}`,
    );
    const before = `${[...lines.slice(0, 9), ...lines.slice(10), ...lines.slice(9, 10)].join('\n')}\n`;
    const diff = renderDiff([{ path, before, edits: editsOf(before) }]);
    expect(diff.split('\n').filter((line) => /^[-+]\[/.test(line))).toEqual([
      '+[c-19]: https://a.example/9',
      '-[c-19]: https://a.example/9',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { type Diagnostic, diagnose } from '../../src/core/diagnostic.ts';
import { bookPath } from '../../src/core/path.ts';
import { renderGithub } from '../../src/report/github-report.ts';
import { renderJson } from '../../src/report/json-report.ts';
import { renderSarif } from '../../src/report/sarif-report.ts';

const text = 'é😀 {{#include x}}\nsecond\n';

const at = (start: number, end: number, file = 'src/a b.md'): NonNullable<Diagnostic['at']> => ({
  file: bookPath(file),
  span: { start, end },
});

const source = (...diagnostics: readonly Diagnostic[]) => ({
  diagnostics,
  textOf: (path: string) => (path === 'src/a b.md' ? text : undefined),
  from: 'docs',
});

const include = diagnose('include/not-found', { path: '100%,a:b' }, at(4, 18));
const undefinedLabel = diagnose('reference/undefined', { label: 'c-x', uses: 1 }, at(0, 25));
const missing = diagnose('summary/missing', { path: 'SUMMARY.md' });
const tool = { name: 'build-book', version: '1.2.3' };

describe('the JSON report', () => {
  test('gives lines and columns in code points, offsets in UTF-16', () => {
    expect(JSON.parse(renderJson(source(include, missing), tool, { written: 3 }))).toEqual({
      tool,
      totals: { errors: 2, warnings: 0, notices: 0 },
      diagnostics: [
        {
          code: 'summary/missing',
          severity: 'error',
          message: '`SUMMARY.md` not found',
          help: 'run `build-book init` to create it; it lists the chapters of the book',
        },
        {
          code: 'include/not-found',
          severity: 'error',
          message: '`100%,a:b` not found',
          help: 'a blank line was put in its place',
          file: 'docs/src/a b.md',
          start: { line: 1, column: 4, offset: 4 },
          end: { line: 1, column: 18, offset: 18 },
        },
      ],
      result: { written: 3 },
    });
  });

  test('has no lines and columns for an unknown text', () => {
    const report = renderJson(source(diagnose('term/empty', {}, at(1, 2, 'src/gone.md'))), tool);
    expect(JSON.parse(report)).toEqual({
      tool,
      totals: { errors: 0, warnings: 1, notices: 0 },
      diagnostics: [
        {
          code: 'term/empty',
          severity: 'warning',
          message: 'this index marker is empty',
          file: 'docs/src/gone.md',
        },
      ],
    });
  });
});

describe('workflow commands for GitHub', () => {
  test('escape what would end a property or the line', () => {
    expect(renderGithub(source(include))).toBe(
      '::error file=docs/src/a b.md,line=1,endLine=1,col=4,endColumn=18,title=include/not-found' +
        '::`100%25,a:b` not found%0Ahelp: a blank line was put in its place\n',
    );
  });

  test('show what a terminal would obey', () => {
    expect(renderGithub(source(diagnose('include/not-found', { path: '\u001b[31mred\u0007\u202e' })))).toBe(
      '::error title=include/not-found::`␛[31mred␇\ufffd` not found%0Ahelp: a blank line was put in its place\n',
    );
  });

  test('escape commas and colons of a path', () => {
    expect(renderGithub(source(diagnose('term/empty', {}, at(0, 1, 'a,b:c.md'))))).toBe(
      '::warning file=docs/a%2Cb%3Ac.md,title=term/empty::this index marker is empty\n',
    );
  });

  test('have no columns for more than one line', () => {
    expect(renderGithub(source(undefinedLabel))).toBe(
      '::warning file=docs/src/a b.md,line=1,endLine=2,title=reference/undefined' +
        '::`[c-x]` isn’t defined%0Ahelp: define it on this page or in a file in `refs/`\n',
    );
  });

  test('may have no place', () => {
    expect(renderGithub(source(missing))).toBe(
      '::error title=summary/missing::`SUMMARY.md` not found' +
        '%0Ahelp: run `build-book init` to create it; it lists the chapters of the book\n',
    );
  });
});

const SECTION = '> **Error:** `a.rs` not found \\\n> → a blank line\n\nMore about it.';
const explain = (code: string): string | undefined => (code === 'include/not-found' ? SECTION : undefined);

interface SarifLog {
  readonly runs: readonly { readonly tool: { readonly driver: unknown } }[];
}

describe('the SARIF report', () => {
  test('is a 2.1.0 log with rules, levels and regions', () => {
    expect(JSON.parse(renderSarif(source(include, undefinedLabel), tool, explain))).toEqual({
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              ...tool,
              rules: [
                {
                  id: 'include/not-found',
                  shortDescription: { text: 'include/not-found: for example, `a.rs` not found' },
                  help: { text: SECTION, markdown: SECTION },
                },
                { id: 'reference/undefined' },
              ],
            },
          },
          columnKind: 'unicodeCodePoints',
          results: [
            {
              ruleId: 'reference/undefined',
              ruleIndex: 1,
              level: 'warning',
              message: {
                text: '`[c-x]` isn’t defined (help: define it on this page or in a file in `refs/`)',
              },
              locations: [region({ startLine: 1, startColumn: 1, endLine: 2, endColumn: 7 })],
            },
            {
              ruleId: 'include/not-found',
              ruleIndex: 0,
              level: 'error',
              message: { text: '`100%,a:b` not found (help: a blank line was put in its place)' },
              locations: [region({ startLine: 1, startColumn: 4, endLine: 1, endColumn: 18 })],
            },
          ],
        },
      ],
    });
  });

  test('links each rule to the published guide', () => {
    const published = { ...tool, homepage: 'https://example.org/guide/' };
    const driver = (JSON.parse(renderSarif(source(missing), published, explain)) as SarifLog).runs[0]?.tool
      .driver;
    expect(driver).toMatchObject({
      informationUri: 'https://example.org/guide/',
      rules: [{ helpUri: 'https://example.org/guide/reference/diagnostics.html#summary-missing' }],
    });
  });

  test('points at book.toml for a diagnostic without a place, since GitHub needs one', () => {
    const log = JSON.parse(renderSarif(source(missing), tool, explain)) as { runs: { results: unknown[] }[] };
    expect(log.runs[0]?.results).toMatchObject([
      {
        level: 'error',
        locations: [
          { physicalLocation: { artifactLocation: { uri: 'docs/book.toml', uriBaseId: '%SRCROOT%' } } },
        ],
      },
    ]);
  });

  test('escapes what SARIF would read as a placeholder or a link', () => {
    const diagnostic = diagnose('term/malformed', { text: '{{hi:[a](b)}}' });
    expect(renderSarif(source(diagnostic), tool, explain)).toContain(
      JSON.stringify('`{{{{hi:\\[a](b)}}}}`').slice(1, -1),
    );
  });
});

const region = (value: Readonly<Record<string, number>>) => ({
  physicalLocation: {
    artifactLocation: { uri: 'docs/src/a%20b.md', uriBaseId: '%SRCROOT%' },
    region: value,
  },
});

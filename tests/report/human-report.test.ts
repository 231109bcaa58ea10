import { createColors } from 'picocolors';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, diagnose } from '../../src/core/diagnostic.ts';
import { bookPath } from '../../src/core/path.ts';
import { plainPaint } from '../../src/report/severity-colors.ts';
import { renderTerminal } from '../../src/report/human-report.ts';

const texts = new Map([
  ['src/a.md', 'one\nsee {{#include x.rs}}\n'],
  ['src/b.md', '{{#include x.rs}}\n'],
]);

const at = (file: string, start: number, end: number): NonNullable<Diagnostic['at']> => ({
  file: bookPath(file),
  span: { start, end },
});

const missing = (file: string, start: number): Diagnostic =>
  diagnose('include/not-found', { path: 'x.rs' }, at(file, start, start + 17));

const render = (diagnostics: readonly Diagnostic[], from = ''): string =>
  renderTerminal(
    { diagnostics, textOf: (path) => texts.get(path), from },
    { paint: plainPaint, width: 80, program: 'build-book' },
  );

describe('the terminal report', () => {
  test('is empty without diagnostics', () => {
    expect(render([])).toBe('');
  });

  test('shows message, place, frame and remedy', () => {
    expect(render([missing('src/a.md', 8)])).toBe(`\
error[include/not-found]: \`x.rs\` not found
 --> src/a.md:2:5
  |
2 | see {{#include x.rs}}
  |     ^^^^^^^^^^^^^^^^^
  |
  = help: a blank line was put in its place

`);
  });

  test.each([
    ['', 'run `build-book init` to create it; it lists the chapters of the book'],
    ['docs', 'run `build-book init docs` to create it; it lists the chapters of the book'],
    ['../my book', 'run `build-book init "../my book"` to create it; it lists the chapters of the book'],
  ])('names the book’s folder in commands, from %j', (from, help) => {
    expect(render([diagnose('summary/missing', { path: 'src/SUMMARY.md' })], from)).toBe(
      `error[summary/missing]: \`src/SUMMARY.md\` not found\n  = help: ${help}\n\n`,
    );
  });

  test('names a folder of the book in a command as it is from here', () => {
    const report = render([diagnose('gitbook/languages', { folders: ['en', 'de'] })], 'docs');
    expect(report).toBe(`\
error[gitbook/languages]: each language is a separate book: \`en\`, \`de\`
  = help: build one at a time: \`build-book docs/en\`

`);
  });

  test('shows one cause once, with its other places', () => {
    expect(render([missing('src/b.md', 0), missing('src/a.md', 8), missing('src/c.md', 3)])).toBe(`\
error[include/not-found]: \`x.rs\` not found
 --> src/a.md:2:5
  |
2 | see {{#include x.rs}}
  |     ^^^^^^^^^^^^^^^^^
  |
  = help: a blank line was put in its place
  = and 2 more places: src/b.md:1:1, src/c.md

`);
  });

  test('names eight of many places and counts the rest', () => {
    const many = Array.from({ length: 12 }, (_, i) => missing('src/b.md', i));
    expect(render(many)).toBe(`\
error[include/not-found]: \`x.rs\` not found
 --> src/b.md:1:1
  |
1 | {{#include x.rs}}
  | ^^^^^^^^^^^^^^^^^
  |
  = help: a blank line was put in its place
  = and 11 more places: src/b.md:1:2, src/b.md:1:3, src/b.md:1:4, src/b.md:1:5, src/b.md:1:6, \
src/b.md:1:7, src/b.md:1:8, src/b.md:1:9, and 3 others

`);
  });

  test('names files relative to the current folder', () => {
    const report = render([missing('src/b.md', 0), missing('../shared/c.md', 0)], 'docs');
    expect(report).toBe(`\
error[include/not-found]: \`x.rs\` not found
 --> shared/c.md
  = help: a blank line was put in its place
  = and 1 more place: docs/src/b.md:1:1

`);
  });

  test('shows a diagnostic without a place without a frame', () => {
    expect(render([diagnose('summary/missing', { path: 'src/SUMMARY.md' })])).toBe(`\
error[summary/missing]: \`src/SUMMARY.md\` not found
  = help: run \`build-book init\` to create it; it lists the chapters of the book

`);
  });

  test('shows a notice without a frame', () => {
    expect(render([diagnose('code/unknown-language', { language: 'x' }, at('src/a.md', 0, 3))])).toBe(`\
notice[code/unknown-language]: unknown language \`x\`
 --> src/a.md:1:1
  = help: use \`text\` to turn highlighting off

`);
  });

  test('never passes a control character of the book to the terminal', () => {
    expect(render([diagnose('include/not-found', { path: '\u001b]0;x\u0007\na' })])).toBe(`\
error[include/not-found]: \`␛]0;x␇␊a\` not found
  = help: a blank line was put in its place

`);
  });

  test('colors the message by severity', () => {
    const report = renderTerminal(
      { diagnostics: [missing('src/a.md', 8)], textOf: () => undefined, from: '' },
      { paint: createColors(true), width: 80, program: 'build-book' },
    );
    const [bold, normal, red, blue, plain] = [
      '\u001b[1m',
      '\u001b[22m',
      '\u001b[31m',
      '\u001b[34m',
      '\u001b[39m',
    ];
    expect(report).toBe(`\
${bold}${red}error[include/not-found]${plain}: \`x.rs\` not found${normal}
 ${blue}-->${plain} src/a.md
  ${blue}=${plain} help: a blank line was put in its place

`);
  });
});

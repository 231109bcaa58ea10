// The forms in which books in the wild write their settings.
import { describe, expect, test } from 'vitest';
import { optionsOf } from '../../plugins/options-of.ts';
import { privateParts } from '../../../src/plugins/private/private.ts';
import { htmlOutputDir } from '../../../src/read/config/layout.ts';
import { configOf, findingsOf } from './read-config.ts';

describe('a book with comments, redirects and preprocessors run by cargo', () => {
  const text = `# A comment, "quoted" [not a table]
[book]
title = "A Language"   # and another
authors = ["One", "Two, with a comma"]

[output.html]
additional-css = ["a.css", "theme/b.css"]
git-repository-url = "https://example.org/book"

[output.html.search]
use-boolean-and = true

[output.html.redirect]
"ch17-00-old.html" = "ch18-00-new.html"
"./vec.html" = "./vec/vec.html"
"/reference/a.html#old" = "b.html#new"
"c.html" = "#fragment"

# A preprocessor of its own.
[preprocessor.note]
command = "cargo run --locked --manifest-path packages/tools/Cargo.toml --bin note"

[rust]
edition = "2024"

[build]
extra-watch-dirs = ["packages/tools"]
`;

  test('is valid', () => {
    expect(findingsOf(text)).toEqual([]);
  });

  test('is read completely, with its redirects as written', () => {
    const { html, rust, build, preprocessors } = configOf(text);
    expect(html.redirect).toEqual({
      'ch17-00-old.html': 'ch18-00-new.html',
      './vec.html': './vec/vec.html',
      '/reference/a.html#old': 'b.html#new',
      'c.html': '#fragment',
    });
    expect(html.search.useBooleanAnd).toBe(true);
    expect(rust.edition).toBe('2024');
    expect(build.extraWatchDirs).toEqual(['packages/tools']);
    expect(preprocessors.map(({ name, native }) => [name, native])).toEqual([['note', false]]);
  });
});

describe('a book for mdBook 0.4 with plugins that are built in here', () => {
  const text = `[book]
authors = ["A. Writer"]
language = "en"
multilingual = false
title = "How to"

[build]
create-missing = false              # whether or not to create missing pages

[preprocessor.private]
remove = true # Removes sections marked as private
notice = "WORK IN PROGRESS"
chapter-prefix = "_"

[preprocessor.scrub]
command = "../bin/mdbook-scrub"
after = [ "private" ]

[preprocessor.index]
after = [ "scrub" ]

[preprocessor.links]
after = [ "scrub" ]

[preprocessor.indexing]
after = [ "links" ]

[output.linkcheck]
follow-web-links = false
traverse-parent-directories = true
exclude = [ '^categories/*' ]
warning-policy = "warn"

[output.html]
no-section-label = true
edit-url-template = "https://example.org/edit/main/{path}"
site-url = "/how_to/"
git-repository-icon = "fa-github"

[output.html.print]
enable = false             # support for printable output
page-break = false

[output.html.playpen]
editable = true

[output.html.search]
expand = true
`;

  test('produces only notices', () => {
    expect(findingsOf(text)).toEqual([
      'notice at |multilingual|: mdBook no longer has the key `book.multilingual`',
      'notice at |"fa-github"|: `output.html.git-repository-icon = "fa-github"` is a Font Awesome 4 name, which mdBook no longer supports',
      'notice at |playpen|: `output.html.playpen` was renamed to `output.html.playground`',
    ]);
  });

  test('keeps its plugins’ settings, needs no program, and keeps its output folder', () => {
    const config = configOf(text);
    expect(optionsOf(privateParts, config)).toEqual({
      remove: true,
      style: true,
      notice: 'WORK IN PROGRESS',
    });
    expect(config.features.hiddenChapters).toBe('_');
    expect(config.buildBook).toMatchObject({ hiddenSections: 'strip', wikilinks: 'text' });
    expect(config.preprocessors.map(({ name, after, native }) => [name, after, native])).toEqual([
      ['index', ['scrub'], true],
      ['indexing', ['links'], true],
      ['links', ['scrub'], true],
      ['private', [], true],
      ['scrub', ['private'], true],
    ]);
    expect(htmlOutputDir(config)).toBe('book/html');
    expect(config.html).toMatchObject({
      noSectionLabel: true,
      gitRepositoryIcon: 'fab-github',
      print: { enable: false, pageBreak: false },
    });
    expect(config.html.playground.editable).toBe(true);
  });
});

describe('a book with dotted keys, inline tables and optional renderers', () => {
  const text = `book.title = "C"
book.src = "src"
output.html.fold = { enable = true, level = 0 }
output.html.code.hidelines = { python = "~", "c++" = "//" }
output.html.search.chapter."appendix/old.md".enable = false

[output.pandoc]
optional = true
[output.exerciser]
optional = true
[preprocessor.gettext]
after = ["links"]
[preprocessor.svgbob]
renderers = ["html"]
`;

  test('is valid and read completely', () => {
    expect(findingsOf(text)).toEqual([]);
    const config = configOf(text);
    expect(config.html.fold).toEqual({ enable: true, level: 0 });
    expect(config.html.code.hidelines).toEqual({ python: '~', 'c++': '//' });
    expect(config.html.search.chapter).toEqual({ 'appendix/old.md': { enable: false } });
    expect(config.outputs.map(({ name, optional }) => [name, optional])).toEqual([
      ['exerciser', true],
      ['html', false],
      ['pandoc', true],
    ]);
    expect(config.preprocessors.map(({ name, renderers }) => [name, renderers])).toEqual([
      ['gettext', undefined],
      ['svgbob', ['html']],
    ]);
  });
});

// Diagnostics about missing things that book.toml asks for are at the place where it asks for them.
import { expect, test } from 'vitest';
import { siteOf } from '../../build/small-book.ts';

/** The codes, each with the text at its place in book.toml, and its line. */
const placesOf = async (toml: string): Promise<readonly unknown[]> => {
  const { diagnostics } = await siteOf({ 'book.toml': toml, 'src/a.md': '# A\n' });
  return diagnostics.map(({ code, at }) => [
    code,
    at && toml.slice(at.span.start, at.span.end),
    at && toml.slice(0, at.span.start).split('\n').length,
  ]);
};

test('missing programs are reported at their tables', async () => {
  expect(await placesOf('[preprocessor.gone]\n\n[preprocessor."not here"]\noptional = true\n')).toEqual([
    ['program/not-found', 'gone', 1],
    ['program/skipped', '"not here"', 3],
  ]);
});

test('unknown preprocessor names and cycles are reported at their keys', async () => {
  expect(await placesOf('[preprocessor.toc]\nafter = ["links", "lnks"]\n')).toEqual([
    ['preprocessor/unknown-name', '"lnks"', 2],
  ]);
  expect(
    await placesOf('[preprocessor.toc]\nafter = ["tabs"]\n[preprocessor.tabs]\nafter = ["toc"]\n'),
  ).toEqual([['preprocessor/cycle', 'tabs', 3]]);
});

test('missing files for pages are reported in their lists', async () => {
  expect(await placesOf('[output.html]\nadditional-css = ["a.css", "./b.css"]\ntheme = "none"\n')).toEqual([
    ['theme/no-such-folder', 'theme', 3],
    ['theme/no-such-asset', '"a.css"', 2],
    ['theme/no-such-asset', '"./b.css"', 2],
  ]);
});

test('unneeded plugin files produce a notice at their table', async () => {
  const files =
    '[output.html]\nadditional-css = ["./mdbook-admonish.css"]\nadditional-js = ["mermaid.min.js"]\n';
  expect(await placesOf(`${files}[preprocessor.admonish]\n[preprocessor.mermaid]\n`)).toEqual([
    ['config/plugin-file', '"./mdbook-admonish.css"', 2],
    ['config/plugin-file', '"mermaid.min.js"', 3],
  ]);
  expect(await placesOf(files)).toEqual([
    ['theme/no-such-asset', '"./mdbook-admonish.css"', 2],
    ['theme/no-such-asset', '"mermaid.min.js"', 3],
  ]);
});

test('links in formulas are accepted where formulas are rendered', async () => {
  const check = '[output.html]\n[output.linkcheck]\nlatex-support = true\n';
  expect(await placesOf(check)).toEqual([['config/no-effect', 'latex-support', 3]]);
  expect(await placesOf(`${check}[preprocessor.katex]\n`)).toEqual([]);
});

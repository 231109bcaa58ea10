// Comments and indentation do not reach readers, and nothing else is lost.
import { readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { minifiedScript, minifiedStyles } from '../../../src/emit/theme/minify.ts';

test('minifying removes comment lines, indentation and blank lines', () => {
  expect(minifiedScript("// One.\nf();\n  /** Two. */\n  g('// not one');\n")).toBe(
    "f();\ng('// not one');\n",
  );
});

test('minifying a style sheet keeps strings, addresses and the spaces of values', () => {
  expect(
    minifiedStyles(
      "/* One. */\n\n.a > b:not(:is(c, d) ~ e) {\n  /* Two\n     lines. */\n  content: '; {  x: y }'; /* three */\n  margin: calc(1px + 0.2px) 0;\n  --x: f(a, b);\n}\n@media (min-width: 10px) {\n  a:hover {\n    background: url(data:x, y; z);\n  }\n}\n",
    ),
  ).toBe(
    ".a > b:not(:is(c,d) ~ e){content:'; {  x: y }';margin:calc(1px + .2px) 0;--x:f(a,b)}@media (min-width: 10px){a:hover{background:url(data:x, y; z)}}",
  );
});

const templates = new URL('../../../templates/', import.meta.url);
const scripts = readdirSync(new URL('js/', templates), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.js'),
);

describe('a minified script of the theme', () => {
  test.each(scripts)('is the same program: %s', (name) => {
    const text = readFileSync(new URL(`js/${name}`, templates), 'utf8');
    expect(tokensOf(minifiedScript(text))).toEqual(tokensOf(text));
  });
});

/** Every token of a program: what it means, without its layout. */
function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    if (node.getChildCount(file) === 0) tokens.push(node.getText(file));
    else node.getChildren(file).forEach(visit);
  };
  const file = ts.createSourceFile('x.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  visit(file);
  return tokens;
}

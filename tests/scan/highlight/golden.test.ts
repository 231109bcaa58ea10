import { expect, test } from 'vitest';
import { createHighlighter } from '../../../src/scan/highlight/highlighter.ts';
import { samples } from './samples.ts';

const highlighter = createHighlighter();

/** The lines with each `<span class="hljs-a">b</span>` written as `a[b]`, which is easier to read. */
async function shown(language: string, code: string): Promise<string> {
  const [result] = await highlighter.highlight([{ language, code }]);
  const lines = (result?.lines ?? []).map((line) =>
    line
      .replace(/<span class="code-command">(.*)<\/span>$/, '$1')
      .replace(/<span class="hljs-([\w-]+)(?: code-prompt)?">(.*?)<\/span>/g, '$1[$2]'),
  );
  return lines.join('\n');
}

test('rust tokens have the expected classes', async () => {
  expect(await shown('rust', samples.rust)).toBe(
    [
      'comment[//! Crate docs]',
      'meta[#[derive(Debug, Clone)]]',
      "keyword[pub struct] type[Point]&lt;symbol['a]&gt; { x: &amp;symbol['a] type[str], y: type[Option]&lt;type[u32]&gt; }",
      'comment[/* one]',
      'comment[   two */]',
      'keyword[fn] title[main]() -&gt; type[Result]&lt;(), type[Error]&gt; {',
      "    keyword[let mut] v = built_in[vec!][number[1], number[0xff_u32], string[b'a'], literal[true]];",
      '    built_in[println!](string["hi ]subst[{x:?}]string[\\n"], v.title[len]());',
      '    literal[Some](keyword[self].x)?;',
      '}',
    ].join('\n'),
  );
});

test('bash tokens have the expected classes', async () => {
  expect(await shown('bash', samples.bash)).toBe(
    [
      'meta[#!/bin/sh]',
      'comment[# build]',
      'keyword[export] variable[A]=string["x ]variable[$HOME]string["] &amp;&amp; built_in[cd] /tmp',
      'keyword[if] [ -z string["]variable[$1]string["] ]; keyword[then] built_in[echo] string[\'hi\']; keyword[fi]',
      'title[cargo] build attr[--release] | title[grep] attr[-v] foo',
      'title[cat] &lt;&lt;string[EOF]',
      'string[two ]variable[$A]',
      'string[EOF]',
    ].join('\n'),
  );
});

test('console tokens have the expected classes', async () => {
  expect(await shown('console', samples.console)).toBe(
    [
      'meta[$ ]title[cargo] run string["a"] \\',
      '    attr[--release]',
      '   Compiling x v0.1.0',
      ' --&gt; src/main.rs:1:1',
      'meta[$ ]title[ls] comment[# all]',
    ].join('\n'),
  );
});

test('toml tokens have the expected classes', async () => {
  expect(await shown('toml', samples.toml)).toBe(
    [
      'comment[# c]',
      'section[[package]]',
      'attr[name] = string["x"]',
      'attr[a.b] = { attr[n] = number[1.5], attr[on] = literal[true] }',
      'section[[[bin]]]',
      'attr[t] = string["""]',
      'string[two"""]',
    ].join('\n'),
  );
});

test('json tokens have the expected classes', async () => {
  expect(await shown('json', samples.json)).toBe(
    ['{', '  attr["a"]: [number[1], literal[true], literal[null], string["s\\n"]]', '}'].join('\n'),
  );
});

test('js tokens have the expected classes', async () => {
  expect(await shown('js', samples.js)).toBe(
    [
      "keyword[import] { a keyword[as] b } keyword[from] string['./x.js'];",
      'keyword[class] type[A] keyword[extends] type[B] { keyword[static] title[m](params[x]) { keyword[return this].n ?? string[`t ]subst[${]x + number[1]subst[}]',
      'string[u`]; } }',
      'keyword[const] o = { attr[key]:regexp[ /re+/g], title[f]: keyword[async] () =&gt; keyword[await new] title[C]() };',
    ].join('\n'),
  );
});

test('python tokens have the expected classes', async () => {
  expect(await shown('python', samples.python)).toBe(
    [
      'meta[@dec](number[1])',
      'keyword[class] type[A](type[Base]):',
      '    string["""Doc]',
      'string[    two."""]',
      '    keyword[def] title[f](keyword[self], params[a]: type[int] = number[1]) -&gt; type[str]:',
      '        keyword[return] string[f"x ]subst[{]asubst[}]string["] keyword[if not] a keyword[else] literal[None]',
    ].join('\n'),
  );
});

test('html tokens have the expected classes', async () => {
  expect(await shown('html', samples.html)).toBe(
    [
      'meta[&lt;!doctype html&gt;]',
      'comment[&lt;!-- one]',
      'comment[two --&gt;]',
      'tag[&lt;]name[a] attr[href]=string["x"] attr[hidden]tag[&gt;]t symbol[&amp;amp;] utag[&lt;/]name[a]tag[&gt;]',
      'tag[&lt;]name[style]tag[&gt;]',
      'selector-class[.b] &gt; selector-tag[p]selector-pseudo[:hover] { attribute[color]: number[#fff]; attribute[margin]: number[1px] }',
      'tag[&lt;/]name[style]tag[&gt;]',
      'tag[&lt;]name[script]tag[&gt;]',
      'keyword[const] x = string["&lt;/b&gt;"];',
      'tag[&lt;/]name[script]tag[&gt;]',
    ].join('\n'),
  );
});

test('diff tokens have the expected classes', async () => {
  expect(await shown('diff', samples.diff)).toBe(
    [
      'comment[--- a/x]',
      'comment[+++ b/x]',
      'meta[@@ -1 +1 @@]',
      ' same',
      'deletion[-old]',
      'addition[+new]',
    ].join('\n'),
  );
});

test('markdown tokens have the expected classes', async () => {
  expect(await shown('markdown', samples.markdown)).toBe(
    [
      'section[# Head]',
      'emphasis[*a*] strong[**b**] code[`c`]',
      '```rust',
      'keyword[fn] title[f]() {}',
      '```',
      'bullet[-] [string[x]](link[y])',
    ].join('\n'),
  );
});

test('yaml tokens have the expected classes', async () => {
  expect(await shown('yaml', samples.yaml)).toBe(
    [
      'attr[key]: string[value] comment[# c]',
      'attr[list]:',
      '  bullet[-] number[1]',
      '  bullet[-] string["a"]',
    ].join('\n'),
  );
});

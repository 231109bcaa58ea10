import { expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { concatMapped, generatedText, mappedFile } from '../../../src/core/mapped-text.ts';
import type { DefinitionOf } from '../../../src/read/references/definition.ts';
import { parseChapter } from '../../../src/scan/markdown/parse-chapter.ts';
import { defaults, readChapter } from './chapter.ts';

const path = bookPath('src/chapter.md');

const parse = (text: string, definitionOf: DefinitionOf): ReturnType<typeof parseChapter>['value'] =>
  parseChapter({
    source: path,
    text: mappedFile(path, text),
    frontMatter: { data: {} },
    options: defaults,
    definitionOf,
  }).value;

test('shared definitions are looked up by a label’s normal form and its spelling', () => {
  const asked: string[] = [];
  parse('[t][C-Inflector] [C-Two  Words] ![i][c-Image] and [own]\n\n[own]: x.md', (label, asWritten) => {
    asked.push(`${label} = ${asWritten()}`);
    return undefined;
  });
  expect(asked).toEqual(['C-INFLECTOR = C-Inflector', 'C-TWO WORDS = C-Two  Words', 'C-IMAGE = c-Image']);
});

test('a shared address may be relative to the file that defines it', () => {
  const from = bookPath('refs/links.md');
  const { facts } = parse('[t][x] ![i][x] [u][y]', (label) =>
    label === 'X' ? { href: 'a.md', title: '', from } : { href: 'b.md', title: '' },
  );
  expect(facts.links.map((link) => [link.url, link.from])).toEqual([
    ['a.md', from],
    ['a.md', from],
    ['b.md', path],
  ]);
});

test('a shared definition that would run code is rejected', () => {
  const { facts } = parse('[t][x-y]', () => ({ href: 'javascript:alert(1)', title: '' }));
  expect(facts.links).toEqual([]);
  expect(facts.undefinedLabels.map(({ label }) => label)).toEqual(['x-y']);
});

test('the first link for each label is recorded, with its text and place', () => {
  const { facts } = parse('[![alt][b]][a]\n\n# H\n\n[`x` *y*][c] and [again][c]', (label) => ({
    href: `https://${label.toLowerCase()}.org`,
    title: '',
  }));
  expect(facts.labels).toEqual([
    { label: 'A', html: 'alt' },
    { label: 'B' },
    { label: 'C', html: '<code>x</code> <em>y</em>', section: 0 },
  ]);
});

test('a defined label is not reported because its text contains a link', () => {
  const { facts, html } = readChapter('[a [b](c.md) d][e-f]\n\n[e-f]: g.md');
  expect(facts.undefinedLabels).toEqual([]);
  expect(html).toBe('<p>[a <a book="c.md">b</a> d]<a book="g.md">e-f</a></p>');
});

test('a label with a link that a program made from a word counts as undefined', () => {
  const definitions = '[p-t]: t.md\n[cat::t-badge]: https://b.org/t\n[cat::t]: https://c.org/t\n';
  const { facts, html } = readChapter(`[![a][cat::t-badge]][cat::[t][p-t]] b\n\n${definitions}`);
  expect(facts.undefinedLabels.map(({ label }) => label)).toEqual(['cat::[t][p-t]']);
  expect(html).toBe('<p>⟦<img book="https://b.org/t" alt="a">⟧(cat::[t][p-t]) b</p>');
  expect(
    readChapter(`x[i][j-[t][p-t]] and [a [b]][c [d][p-t]]\n\n${definitions}`).facts.undefinedLabels,
  ).toEqual([]);
});

test('a repeated definition is reported, unless its file is included twice', () => {
  const text = '[a]: x\n[b]: y\n\n> [A]: z\n\n[b]: y\n';
  const { diagnostics } = readChapter(text);
  expect(
    diagnostics.map(({ code, args, at }) => [code, args, text.slice(at?.span.start, at?.span.end)]),
  ).toEqual([
    ['reference/conflict', { label: 'A', url: 'z', first: 'src/chapter.md', firstUrl: 'x' }, '[A]: z'],
    ['reference/duplicate', { label: 'b', first: 'src/chapter.md' }, '[b]: y'],
  ]);
  const included = mappedFile(bookPath('src/part.md'), '[a]: x\n\n');
  const twice = parseChapter({
    source: path,
    text: concatMapped([included, included]),
    frontMatter: { data: {} },
    options: defaults,
    definitionOf: () => undefined,
  });
  expect(twice.diagnostics).toEqual([]);
});

test('comments that are written as definitions may have the same label', () => {
  const text = '[//]: # (one)\n[//]: # "two"\n[//]: <> (three)\n\n[comment]: <>\n[comment]: #\n\ntext\n';
  expect(readChapter(text).diagnostics).toEqual([]);
});

test('names in double brackets and index placeholders are recorded', () => {
  const { facts } = readChapter('[[a | b]] and [[c]]\n\n{{#index}}\n\n{{#index prefix="c-"}}', {
    wikiLinks: true,
  });
  expect(facts.wikiLinks?.map(({ label }) => label)).toEqual(['a', 'c']);
  expect(facts.indexes).toEqual(['', 'c-']);
});

test('a definition that a preprocessor adds isn’t a repetition; one that it repeats in the author’s text is', () => {
  const own = mappedFile(path, '[a] [b]\n\n[a]: x\n[b]: y\n');
  const codesOf = (...parts: Parameters<typeof concatMapped>[0]): readonly string[] =>
    parseChapter({
      source: path,
      text: concatMapped(parts),
      frontMatter: { data: {} },
      options: defaults,
      definitionOf: () => undefined,
    }).diagnostics.map(({ code }) => code);
  const added = generatedText(path, '[a]: other\n[b]: y\n', own.text.length);
  expect(codesOf(own, added)).toEqual([]);
  expect(codesOf(own, mappedFile(path, '[a]: other\n[b]: y\n', 100))).toEqual([
    'reference/conflict',
    'reference/duplicate',
  ]);
  // The author's has no effect.
  expect(codesOf(generatedText(path, '[a]: z\n\n', 0), own)).toEqual(['reference/conflict']);
});

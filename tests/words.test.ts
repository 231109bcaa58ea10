// No text of the interface outside the tables of words: templates, page scripts and the HTML that the program writes.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { english } from './english.ts';

const root = join(import.meta.dirname, '..');
const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .sort();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const templates = filesIn('templates', '.hbs');
const scripts = filesIn('templates/js', '.js');
const sources = ['core', 'emit', 'link', 'plugins', 'scan', 'serve'].flatMap((folder) =>
  filesIn(`src/${folder}`, '.ts'),
);

/** Attributes that readers see or hear. */
const SHOWN = /\b(?:title|aria-label|placeholder|alt)="([^"]*)"/g;
const WORD = /\p{L}{2,}/u;

describe('a template takes its text from the table', () => {
  test.each(templates)('%s', (path) => {
    const html = read(path)
      .replace(/\{\{\{?[^]*?\}\}\}?/g, '')
      // A part of a start tag.
      .replace(/\b(?:lang|dir)=""/g, '');
    const texts = html.replace(/<!--[^]*?-->/g, '').split(/<[^>]*>/);
    const values = [...html.matchAll(SHOWN)].map(([, value = '']) => value);
    expect([...texts, ...values].filter((text) => WORD.test(text))).toEqual([]);
  });
});

/** The text of a literal, with a mark in the place of each value. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `\0${literal.text}`).join('');
}

function literalsIn(path: string): readonly { readonly text: string; readonly node: ts.Node }[] {
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  const found: { text: string; node: ts.Node }[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined) found.push({ text, node });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `Copy`, `Press Ctrl+C to copy`, `server stopped`; not selectors, style rules or names of keys in a comparison. */
const isProse = (text: string): boolean =>
  /^\p{Lu}\p{Ll}+(?:$|[\s:.,!?…])/u.test(text) ||
  /^[^.#>[\]{}:*=<,]*\p{L}{2,} \p{L}{2,}[^.#>[\]{}:*=<]*$/u.test(text);

const isCompared = ({ parent }: ts.Node): boolean =>
  ts.isBinaryExpression(parent) || ts.isCaseClause(parent) || ts.isImportDeclaration(parent);

/** Classes, several of them; what HTTP and the language call things. */
const NAMES: readonly string[] = ['use strict', 'icon-button without-js', 'badge badge-\0'];

describe('a page script takes its text from the table', () => {
  test.each(scripts)('%s', (path) => {
    const prose = literalsIn(path).filter(
      ({ text, node }) => isProse(text) && !isCompared(node) && !NAMES.includes(text),
    );
    expect(prose.map(({ text }) => text)).toEqual([]);
  });
});

/** What feeds name as their generator. */
const PROGRAM = 'build-book';

/** Text between tags (`(?<name>` is none), in an attribute that is shown, or in a heading of Markdown. */
function strayIn(text: string): readonly string[] {
  const inside = [...text.matchAll(/(?<!\?)<[a-z][^<>]*>([^<>]+)(?=<)/gi), ...text.matchAll(SHOWN)];
  const heading = /^#+ \p{L}.*/u.exec(text)?.[0] ?? '';
  return [...inside.map(([, value = '']) => value), heading].filter(
    (value) => WORD.test(value) && value !== PROGRAM,
  );
}

/** `text('Source')`, `['title', 'Source']`: how nodes of a chapter are given text. */
function isGivenToNode(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent))
    return parent.expression.getText() === 'text' && !ts.isTemplateExpression(node);
  if (!ts.isArrayLiteralExpression(parent) || parent.elements[1] !== node) return false;
  const [name] = parent.elements;
  return name !== undefined && ts.isStringLiteral(name) && /^(?:title|aria-label|alt)$/.test(name.text);
}

describe('the HTML that the program writes takes its text from the table', () => {
  test.each(sources)('%s', (path) => {
    const strays = literalsIn(path).flatMap(({ text, node }) =>
      isGivenToNode(node) && WORD.test(text) ? [text] : strayIn(text),
    );
    expect(strays).toEqual([]);
  });
});

describe('the table of English words', () => {
  const code = [...templates, ...scripts, ...sources].map(read).join('\n');
  const used = new Set([
    ...[...code.matchAll(/\{\{#?\s*word "([\w-]+)"|\(word "([\w-]+)"/g)].map(
      ([, one, other]) => one ?? other ?? '',
    ),
    ...[...code.matchAll(/\b(?:wordOf|findWord)\(\s*[\w.]+,([^;]*?)\)[;,\s)\]}]/g)].flatMap(([, rest = '']) =>
      [...rest.matchAll(/'([\w-]+)'/g)].map(([, key = '']) => key),
    ),
    ...[...code.matchAll(/\w+_WORDS = \{([^}]*)\}/g)].flatMap(([, table = '']) =>
      [...table.matchAll(/'([\w-]+)'/g)].map(([, key = '']) => key),
    ),
  ]);
  /** Whose keys are put together from a name: a kind of alert or badge, a type of box, a color theme, a severity. */
  const isComputed = (key: string): boolean =>
    /^(?:alert|admonish|badge|theme)-/.test(key) || ['error', 'warning', 'notice'].includes(key);

  test('has every word that is used', () => {
    expect([...used].filter((key) => key !== 'language' && !Object.hasOwn(english.texts, key))).toEqual([]);
  });

  test('has no word that is not used', () => {
    expect(Object.keys(english.texts).filter((key) => !used.has(key) && !isComputed(key))).toEqual([]);
  });
});

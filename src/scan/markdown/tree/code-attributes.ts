// The info string of a fence -> the words that are classes, as in mdBook, and what the attributes among them ask for.
import { languageOf } from '../../highlight/languages.ts';
import type { AttributeValues, PluginNodes } from '../markdown-hooks.ts';

/** A text as written, or a regular expression in JavaScript's syntax. */
export type TextPattern =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string };

/** Lines by their numbers among those that are shown, from 1; both ends belong to it. `Infinity` is the last line. */
export type LineRange = readonly [first: number, last: number];

export interface CodeAttributes {
  /** The caption of the block. */
  readonly title?: string;
  /** The start of the ids of numbered lines. */
  readonly id?: string;
  /** The number of the first line; `none` for no numbers, overriding the book's default. */
  readonly numbers?: number | 'none';
  readonly marked: readonly LineRange[];
  readonly added: readonly LineRange[];
  readonly removed: readonly LineRange[];
  /** All other lines are dimmed if there are any. */
  readonly focused: readonly LineRange[];
  /** Lines that are closed until a reader opens them. */
  readonly collapsed: readonly LineRange[];
  /** Texts to mark; absent for none. */
  readonly texts?: readonly TextPattern[];
  /** The first column says which lines are added (`+`) and removed (`-`), in any language. */
  readonly diff?: true;
  /** The block is the output of the previous one; this is the label that readers see, such as `Prints`. */
  readonly output?: string;
  /** A link to the file that the code was included from. */
  readonly source?: true;
  /** Attributes that plugins know, by name; absent when there are none. */
  readonly ofPlugins?: AttributeValues;
}

/** What plugins add to info strings. */
export type KnownToPlugins = Pick<PluginNodes, 'attributes' | 'ownFences'>;

const NOTHING: KnownToPlugins = { attributes: new Set(), ownFences: new Set() };

export interface CodeInfo {
  /** The words separated by spaces, tabs and commas, the first being the language (mdBook's tree.rs), without attributes. */
  readonly words: readonly string[];
  readonly attributes: CodeAttributes;
}

/** A block that asks for nothing. */
export const NO_ATTRIBUTES: CodeAttributes = {
  marked: [],
  added: [],
  removed: [],
  focused: [],
  collapsed: [],
};

type Reader = (
  value: string | undefined,
  found: CodeAttributes,
  /** The value with its quotes. */
  written: string | undefined,
) => CodeAttributes | undefined;

const LANGUAGE = /[^\s,]*?(?=\{[\d\s,-]+\}|[:=](?:(?:no-)?line-numbers|\d+(?=[\s,{[]|$))|[\s,]|$)/y;
// Brackets hold a file name, but the steps of a slide in reveal.js, such as `[1-2|4]`, are not a caption.
const ITEM =
  /[\s,]+|:?([\w-]*)=("[^"]*"|'[^']*'|\{[\d\s,-]*\}|\[[\d\s,"-]*\]|\/(?:\\.|[^\/\\\n])+\/[a-z]*|\d[\d-]*(?: +\d[\d-]*(?![\w=]))*|[^\s,{["']*)(?=[\s,{[]|$)|\{([\d\s,-]+)\}|\[(?![\d\s,:|-]*\])([^\]]{1,200})\]|(?::((?:no-)?line-numbers)|([\w-]+))(?=[\s,{[]|$)|[^\s,]+/y;

/** Reads an info string. Spellings of other generators are taken for ours; what is not known stays a word. */
export function parseCodeInfo(info: string, plugins: KnownToPlugins = NOTHING): CodeInfo {
  const text = info.trim();
  LANGUAGE.lastIndex = 0;
  const language = LANGUAGE.exec(text)?.[0] ?? '';
  // A block of a plugin that the book does not use: its words ask nothing of a block of code.
  if (plugins.ownFences.has(language)) return { words: text.split(/[\s,]+/), attributes: NO_ATTRIBUTES };
  const ofDiff = languageOfDiff(language);
  const ofFile = languageOfFile(language);
  const words = language === '' ? [] : [ofDiff ?? ofFile?.language ?? language];
  let attributes: CodeAttributes =
    ofDiff !== undefined
      ? { ...NO_ATTRIBUTES, diff: true }
      : ofFile !== undefined
        ? { ...NO_ATTRIBUTES, title: ofFile.title }
        : NO_ATTRIBUTES;
  ITEM.lastIndex = language.length;
  for (let item = ITEM.exec(text); item !== null && item[0] !== ''; item = ITEM.exec(text)) {
    const [all, key, value, braces, brackets, numbers, word] = item;
    const diffLanguage = language === 'diff' && key === 'lang' ? unquoted(value) : undefined;
    if (diffLanguage) {
      words[0] = diffLanguage;
      attributes = { ...attributes, diff: true };
      continue;
    }
    const next =
      braces !== undefined
        ? { ...attributes, marked: [...attributes.marked, ...rangesIn(braces)] }
        : brackets !== undefined
          ? { ...attributes, title: brackets }
          : readItem({ name: key ?? numbers ?? word, value }, attributes, plugins);
    if (next !== undefined) attributes = next;
    else words.push(...all.split(/[\s,]+/).filter((part) => part !== ''));
  }
  return { words, attributes };
}

/** `diff-js`, as Prism and its users write `diff lang="js"`; absent for every other name. */
function languageOfDiff(name: string): string | undefined {
  const language = /^diff-(.+)$/.exec(name)?.[1];
  return language === undefined || languageOf(language) === undefined ? undefined : language;
}

/**
 * `js:src/a.js`, as Hexo and Zenn write a title, or the name of a file alone: `src/a.js`. Not for Rust, where rustdoc
 * tests the block then.
 */
function languageOfFile(name: string): { readonly language: string; readonly title: string } | undefined {
  if (languageOf(name) !== undefined) return undefined;
  const [, before, file = name] = /^([\w+#-]+):(?!\d\w*$)(.+)$/.exec(name) ?? [];
  const language = before ?? /^[^.].*\.([\w+#-]+)$/.exec(name)?.[1] ?? '';
  const grammar = language === '' ? undefined : languageOf(language);
  return grammar === undefined || grammar === 'rust' ? undefined : { language, title: file };
}

const unquoted = (value: string | undefined): string | undefined => value?.replace(/^["'{[]|["'}\]]$/g, '');

interface Item {
  readonly name: string | undefined;
  readonly value: string | undefined;
}

function readItem(
  { name, value }: Item,
  found: CodeAttributes,
  { attributes }: KnownToPlugins,
): CodeAttributes | undefined {
  if (name === undefined) return undefined;
  const plain = unquoted(value);
  if (attributes.has(name)) return readOfPlugin(name, plain, found);
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  return reader?.(plain, found, value);
}

const readOfPlugin = (
  name: string,
  value: string | undefined,
  found: CodeAttributes,
): CodeAttributes | undefined =>
  value === undefined || value === ''
    ? undefined
    : { ...found, ofPlugins: { ...found.ofPlugins, [name]: value } };

const title: Reader = (value, found) => (value === undefined ? undefined : { ...found, title: value });

const output: Reader = (value, found, written = '') =>
  value === undefined || !/^["']./.test(written) ? undefined : { ...found, output: value };

const numbers: Reader = (value, found) => {
  if (value !== undefined && /^\d+$/.test(value)) return { ...found, numbers: Number(value) };
  if (value === 'false' || value === 'none') return { ...found, numbers: 'none' };
  return { ...found, numbers: typeof found.numbers === 'number' ? found.numbers : 1 };
};

const noNumbers: Reader = (_, found) => ({ ...found, numbers: 'none' });

/** A first number alone numbers nothing in other generators. */
const start: Reader = (value, found) =>
  value === undefined || !/^\d+$/.test(value) ? undefined : { ...found, numbers: Number(value) };

/** Like a heading's, but no other attribute would be left for the characters that lists of words have. */
const id: Reader = (value, found) =>
  value !== undefined && /^[A-Za-z][\w-]*$/.test(value) ? { ...found, id: value } : undefined;

const lines =
  (kind: 'marked' | 'added' | 'removed' | 'focused' | 'collapsed'): Reader =>
  (value, found) =>
    value === undefined || !/\d/.test(value)
      ? undefined
      : { ...found, [kind]: [...found[kind], ...rangesIn(value)] };

/** Lines, or texts: `"text"` in quotes, or `/pattern/`. */
const mark: Reader = (value, found, written = '') => {
  const [, source, flags = ''] = /^\/(.+)\/([a-z]*)$/.exec(written) ?? [];
  if (source !== undefined)
    return { ...found, texts: [...(found.texts ?? []), { kind: 'pattern', source, flags }] };
  if (value === undefined || !/^["']/.test(written) || /^[\d\s,-]*$/.test(value))
    return lines('marked')(value, found, written);
  return { ...found, texts: [...(found.texts ?? []), { kind: 'text', text: value }] };
};

const word =
  (key: 'diff' | 'source'): Reader =>
  (value, found) =>
    value === undefined ? { ...found, [key]: true } : undefined;

/** Ours first, then what Zola, Material for MkDocs, VitePress, Docusaurus and Starlight call the same. */
const readers: Readonly<Record<string, Reader>> = {
  title,
  file: title,
  filename: title,
  name: title,
  id,
  numbers,
  linenos: numbers,
  linenums: numbers,
  'line-numbers': numbers,
  lineNumbers: numbers,
  showLineNumbers: numbers,
  'no-numbers': noNumbers,
  'no-line-numbers': noNumbers,
  linenostart: start,
  startLineNumber: start,
  mark,
  highlight: lines('marked'),
  hl_lines: lines('marked'),
  ins: lines('added'),
  add: lines('added'),
  del: lines('removed'),
  remove: lines('removed'),
  focus: lines('focused'),
  collapse: lines('collapsed'),
  output,
  diff: word('diff'),
  source: word('source'),
};

/** `3`, `3-5`, and `3-` for all lines from the third. */
const rangesIn = (value: string): readonly LineRange[] =>
  [...value.matchAll(/(\d+)(?:\s*(-)\s*(\d+)?)?/g)].map(([, first, dash, last]) => [
    Number(first),
    dash === undefined ? Number(first) : Number(last ?? Infinity),
  ]);

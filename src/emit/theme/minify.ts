// Minifies built-in scripts and style sheets: fully in a packaged build-book, lightly when run from source.
import { createRequire } from 'node:module';
import { hashBytes } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import { scriptText } from './link-script.ts';
import { contentsBuilder, mdbookPageScript, pageScripts, sectionSelector } from './theme-files.ts';

const COMMENT = /^[ \t]*\/\*(?:(?!\*\/)[^])*\*\/[ \t]*\n/gm;
const LINE_COMMENT = /^[ \t]*\/\/.*\n/gm;
const INDENT = /^[ \t]+/gm;
const BLANK = /\n{2,}/g;

/**
 * The script as minified when build-book was packaged; otherwise without line comments, indentation and blank lines.
 * Only safe for files of `templates/`, which have no multi-line literals.
 */
export const minifiedScript = (code: string): string =>
  minified()[hashBytes(code)] ??
  code.replace(COMMENT, '').replace(LINE_COMMENT, '').replace(INDENT, '').replace(BLANK, '\n').trimStart();

/** A CSS string or address, whose spaces matter, or a comment. */
const KEPT_OR_COMMENT = /("[^"\n]*"|'[^'\n]*'|url\([^)]*\))|\/\*[^]*?\*\//g;
/** The same, the zero of a fraction, or punctuation with spaces around it that mean nothing. */
const KEPT_OR_SPACE = /("[^"\n]*"|'[^'\n]*'|url\([^)]*\))|(?<=[\s,(-])0(?=\.\d)|\s*([{};,])\s*|\s+/g;
const PROPERTY = /(?<=[{;])([\w-]+): /g;

/** The style sheet without comments, and without spaces that mean nothing. */
export const minifiedStyles = (css: string): string =>
  css
    .replace(KEPT_OR_COMMENT, '$1')
    .trim()
    .replace(
      KEPT_OR_SPACE,
      (whole, kept?: string, mark?: string) => kept ?? mark ?? (whole === '0' ? '' : ' '),
    )
    .replace(/;}/g, '}')
    .replace(PROPERTY, '$1:');

/** Minified scripts by the hash of their source, next to the compiled program. Written by `src/build-package.js`. */
export const minifiedFile = './minified.json';

/** Empty when build-book runs from source. */
const minified = once((): Readonly<Record<string, string>> => {
  try {
    return createRequire(import.meta.url)(minifiedFile) as Readonly<Record<string, string>>;
  } catch {
    return {};
  }
});

export interface MinifyTools {
  /** Text of a file of `templates/`; absent if it doesn't exist. */
  readonly read: (path: string) => string | undefined;
  readonly minify: (
    file: string,
    code: string,
  ) => Promise<{ readonly code: string; readonly errors: readonly unknown[] }>;
}

/** Minifies every script of `js/`, keyed by the hash of its text. `entries` are the files and folders of `js/`. */
export async function minifyScripts(
  entries: readonly string[],
  { read, minify }: MinifyTools,
): Promise<Readonly<Record<string, string>>> {
  const names = [...new Set(entries.map((entry) => `js/${entry.replace(/\.js$/, '')}.js`))].sort();
  const scripts: Record<string, string> = {};
  for (const name of names) {
    const text = scriptText(name, read);
    if (text === undefined) continue;
    const [before, after] = frameOf(name);
    const { code, errors } = await minify(name, before + text + after);
    if (errors.length > 0 || placeholdersIn(code) !== placeholdersIn(text))
      throw new Error(`cannot minify ${name}`);
    const frame = before === '' ? '' : (/^(?:"use strict";|_=)?/.exec(code)?.[0] ?? '');
    scripts[hashBytes(text)] = before === '' ? code : code.slice(frame.length).replace(/;$/, '');
  }
  return scripts;
}

/** Parts of `book.js` get a scope each so that all their names can be mangled; the contents scripts are expressions. */
function frameOf(name: string): readonly [before: string, after: string] {
  if ([mdbookPageScript, ...pageScripts].includes(name)) return ["'use strict';{", '}'];
  return name === contentsBuilder || name === sectionSelector ? ['_=', ''] : ['', ''];
}

/** Number of placeholders in a script, which minifying must not change. */
const placeholdersIn = (script: string): number => script.match(/\{\{ [a-z]+ "[^"]+" \}\}/g)?.length ?? 0;

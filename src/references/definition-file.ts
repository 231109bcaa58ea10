// A file of link definitions -> its definitions with their places, without running the Markdown parser over 800 kB.
import type { Location } from '../core/diagnostic.ts';
import { bookPath, folderOf, resolveFrom, type BookPath } from '../core/path.ts';
import type { Read } from '../core/source.ts';
import { normalLabel } from './label.ts';

/** One `[label]: url "title"`. */
export interface SharedDefinition {
  /** As written. */
  readonly label: string;
  readonly href: string;
  readonly title: string;
  readonly at: Location;
}

/** The definitions of one file and of the definition files it includes, in order, repeated ones too. */
export type DefinitionFile = readonly SharedDefinition[];

const DEFINITION =
  /^ {0,3}\[((?:[^\]\\[]|\\.)+)\]:[ \t]*(?:<((?:[^<>\\]|\\.)*)>|(\S+))(?:[ \t]+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\)))?[ \t]*$/;
const INCLUDE = /^\s*(?:\{\{|<<)\s*#include\s+([^}>:]+?)\s*(?:\}\}|>>)\s*$/;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

const unescape = (text: string): string => (text.includes('\\') ? text.replace(ESCAPE, '$1') : text);

/** Reads a file of definitions line by line; a line that is neither a definition nor an include is passed over. */
export function readDefinitionFile(
  path: BookPath,
  read: Read,
  within: readonly BookPath[] = [],
): DefinitionFile {
  const source = read(path);
  if (source.kind === 'none' || within.includes(path)) return [];
  const found: SharedDefinition[] = [];
  let start = 0;
  for (const line of source.text.split('\n')) {
    const definition = DEFINITION.exec(line);
    const include = definition ? undefined : INCLUDE.exec(line)?.[1];
    if (definition)
      found.push(definitionOf(definition, { file: path, span: { start, end: start + line.length } }));
    else if (include !== undefined) {
      const target = resolveFrom(folderOf(path), bookPath(include));
      for (const inner of readDefinitionFile(target, read, [...within, path])) found.push(inner);
    }
    start += line.length + 1;
  }
  return found;
}

function definitionOf(match: RegExpExecArray, at: Location): SharedDefinition {
  const [, label = '', angled, plain, double, single, round] = match;
  return {
    label,
    href: unescape(angled ?? plain ?? ''),
    title: unescape(double ?? single ?? round ?? ''),
    at,
  };
}

/** The definitions by normal label; of several for one label the first counts (CommonMark 4.7). */
export function tableOf(definitions: DefinitionFile): ReadonlyMap<string, SharedDefinition> {
  const table = new Map<string, SharedDefinition>();
  for (const definition of definitions) {
    const key = normalLabel(definition.label);
    if (!table.has(key)) table.set(key, definition);
  }
  return table;
}

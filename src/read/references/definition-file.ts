// A file of link definitions -> its definitions with their places, without running the Markdown parser over 800 kB.
import type { Location } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { Read } from '../../core/source.ts';
import { normalLabel } from '../../core/label.ts';

/** One `[label]: url "title"`. */
export interface SharedDefinition {
  /** As written. */
  readonly label: string;
  readonly href: string;
  readonly title: string;
  readonly at: Location;
}

/** The definitions of one file in order, repeated ones too. */
export type DefinitionFile = readonly SharedDefinition[];

const DEFINITION =
  /^ {0,3}\[((?:[^\]\\[]|\\.)+)\]:[ \t]*(?:<((?:[^<>\\]|\\.)*)>|(\S+))(?:[ \t]+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\)))?[ \t]*$/;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

const unescape = (text: string): string => (text.includes('\\') ? text.replace(ESCAPE, '$1') : text);

/** Reads a file of definitions line by line; a line that is no definition is passed over. */
export function readDefinitionFile(path: BookPath, read: Read): DefinitionFile {
  const source = read(path);
  if (source.kind === 'none') return [];
  const found: SharedDefinition[] = [];
  let start = 0;
  for (const line of source.text.split('\n')) {
    const definition = DEFINITION.exec(line);
    if (definition)
      found.push(definitionOf(definition, { file: path, span: { start, end: start + line.length } }));
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

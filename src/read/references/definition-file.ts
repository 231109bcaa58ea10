// Parses files of link definitions without the Markdown parser, which is too slow for 800 kB.
import type { Location } from '../../core/diagnostic.ts';
import type { BookPath } from '../../core/path.ts';
import type { Read } from '../../core/source.ts';
import { normalLabel } from '../../core/label.ts';

export interface SharedDefinition {
  /** As written. */
  readonly label: string;
  readonly href: string;
  readonly title: string;
  readonly at: Location;
  /** Its line as written; only if it has a variable, which is replaced for the chapter that uses the definition. */
  readonly template?: string;
}

/** All definitions of a file in order, including repeated ones. */
export type DefinitionFile = readonly SharedDefinition[];

const DEFINITION =
  /^ {0,3}\[((?:[^\]\\[]|\\.)+)\]:[ \t]*(?:<((?:[^<>\\]|\\.)*)>|((?:\{\{[^{}]*\}\}|(?!\{\{[^{}]*\}\})\S)+))(?:[ \t]+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\)))?[ \t]*$/;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

const unescape = (text: string): string => (text.includes('\\') ? text.replace(ESCAPE, '$1') : text);

/** Reads a file line by line and ignores other content. */
export function readDefinitionFile(path: BookPath, read: Read): DefinitionFile {
  const source = read(path);
  if (source.kind === 'none') return [];
  const found: SharedDefinition[] = [];
  let start = 0;
  for (const line of source.text.split('\n')) {
    const definition = readDefinition(line, { file: path, span: { start, end: start + line.length } });
    if (definition) found.push(definition);
    start += line.length + 1;
  }
  return found;
}

/** Absent if the line isn't a definition. */
export function readDefinition(line: string, at: Location): SharedDefinition | undefined {
  const match = DEFINITION.exec(line);
  if (match === null) return undefined;
  const [, label = '', angled, plain, double, single, round] = match;
  return {
    ...(line.includes('{{') && { template: line }),
    label,
    href: unescape(angled ?? plain ?? ''),
    title: unescape(double ?? single ?? round ?? ''),
    at,
  };
}

/** Definitions by normalized label; the first one wins (CommonMark 4.7). */
export function tableOf(definitions: DefinitionFile): ReadonlyMap<string, SharedDefinition> {
  const table = new Map<string, SharedDefinition>();
  for (const definition of definitions) {
    const key = normalLabel(definition.label);
    if (!table.has(key)) table.set(key, definition);
  }
  return table;
}

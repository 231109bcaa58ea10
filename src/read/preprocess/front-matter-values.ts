// Reads nested values of front matter, and finds the place of each key in the YAML, which its parser doesn't tell.
import { type Diagnostic, type Location, type Span, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import type { SourceFile } from '../../core/source.ts';
import { foundInYaml } from '../yaml.ts';

/** The YAML between the `---` lines. */
export interface FrontMatterBlock {
  /** No `SourceFile`, because a preprocessor may have produced the text. */
  readonly file: Pick<SourceFile, 'path' | 'text'>;
  readonly start: number;
  readonly yaml: string;
  /** Offset after the closing line. */
  readonly end: number;
}

/** The way to a value: keys, and positions in lists. */
export type ValuePath = readonly (string | number)[];

/** Where values are read, and where problems go. */
export interface FieldContext {
  readonly block: FrontMatterBlock;
  readonly diagnostics: Diagnostic[];
}

/** The readers of one mapping's keys. A value of a wrong type is reported and absent. */
export interface MappingReader {
  readonly path: ValuePath;
  readonly text: (key: string) => string | undefined;
  readonly mapping: (key: string) => MappingReader | undefined;
  /** The items of a list that are mappings; empty if there is none. */
  readonly mappings: (key: string) => readonly MappingReader[];
  readonly value: (key: string) => unknown;
  /** Reports that the mapping lacks a key. */
  readonly missing: (key: string) => void;
  readonly at: (key?: string) => Location;
}

/** `keys` are those that the mapping may have; others are reported. */
export type KnownKeys = readonly string[];

/** A mapping to read. */
interface MappingPlace {
  readonly path: ValuePath;
  readonly context: FieldContext;
  readonly keys: KnownKeys;
}

export function readMapping(value: unknown, place: MappingPlace): MappingReader | undefined {
  const { path, context } = place;
  const { diagnostics } = context;
  const reportType = (at: ValuePath, expected: string, found: unknown): void => {
    const args = { key: writtenPath(at), expected, found: foundInYaml(found) };
    diagnostics.push(diagnose('front-matter/wrong-type', args, placeOf(context.block, at)));
  };
  if (!isMapping(value)) {
    reportType(path, 'a mapping', value);
    return undefined;
  }
  reportUnknown(value, place);
  const valueOf = (key: string): unknown => value[key] ?? undefined;
  return {
    path,
    value: valueOf,
    text: (key) => {
      const found = valueOf(key);
      if (found === undefined || typeof found === 'string') return found;
      reportType([...path, key], 'a string', found);
      return undefined;
    },
    mapping: (key) => {
      const found = valueOf(key);
      return found === undefined
        ? undefined
        : readMapping(found, { path: [...path, key], context, keys: keysOf(key) });
    },
    mappings: (key) => readMappings(valueOf(key), [...path, key], context),
    missing: (key) => {
      const args = { in: writtenPath(path), key };
      diagnostics.push(diagnose('front-matter/missing-key', args, placeOf(context.block, path)));
    },
    at: (key) => placeOf(context.block, key === undefined ? path : [...path, key]),
  };
}

/** The items of a list that are mappings; the others are reported. */
export function readMappings(
  value: unknown,
  path: ValuePath,
  context: FieldContext,
): readonly MappingReader[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    const args = { key: writtenPath(path), expected: 'a list', found: foundInYaml(value) };
    context.diagnostics.push(diagnose('front-matter/wrong-type', args, placeOf(context.block, path)));
    return [];
  }
  const keys = keysOf(String(path.at(-1)));
  return value.flatMap((item: unknown, i) => readMapping(item, { path: [...path, i], context, keys }) ?? []);
}

/** The keys of each mapping by the key that it belongs to. */
const KEYS_OF: Readonly<Record<string, KnownKeys>> = {
  hero: ['title', 'name', 'text', 'tagline', 'image', 'actions'],
  image: ['light', 'dark', 'src', 'file', 'alt'],
  actions: ['text', 'link', 'theme', 'variant', 'icon'],
  features: ['title', 'details', 'icon', 'link', 'link-text', 'linkText'],
};

export const keysOf = (name: string): KnownKeys => KEYS_OF[name] ?? [];

function reportUnknown(
  value: Readonly<Record<string, unknown>>,
  { path, context: { block, diagnostics }, keys }: MappingPlace,
): void {
  for (const key of Object.keys(value)) {
    if (keys.includes(key)) continue;
    const at = placeOf(block, [...path, key]);
    const args = { key: writtenPath([...path, key]), nearest: nearest(key, keys) };
    diagnostics.push(diagnose('front-matter/unknown-key', args, at));
  }
}

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** `hero.actions[0].link`, counting from 1 as readers do: `hero.actions[1].link`. */
export const writtenPath = (path: ValuePath): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part + 1}]` : i === 0 ? part : `.${part}`)).join('');

export const placeOf = (block: FrontMatterBlock, path: ValuePath): Location => ({
  file: block.file.path,
  span: spanOf(block, path),
});

/** The line of a key or list item as far as it can be found, else that of the nearest key above it. */
function spanOf({ start, yaml }: FrontMatterBlock, path: ValuePath): Span {
  let from = 0;
  let line: Span = { start: 0, end: 0 };
  for (const part of path) {
    const found = typeof part === 'number' ? itemAfter(yaml, from, part) : keyAfter(yaml, from, part);
    if (found === undefined) break;
    line = found.line;
    from = found.from;
  }
  return { start: start + line.start, end: start + line.end };
}

interface FoundLine {
  readonly line: Span;
  /** Where to look for what is inside. */
  readonly from: number;
}

function keyAfter(yaml: string, from: number, key: string): FoundLine | undefined {
  const name = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // The first key of a path is at the start of a line, since a mapping before it may have a key of the same name.
  const edge = from === 0 ? '^' : '(?<![\\w-])';
  const pattern = new RegExp(`${edge}["']?${name}["']?[ \\t]*:(?:[ \\t]+[^\\n]*|(?=\\n|$))`, 'gm');
  pattern.lastIndex = from;
  const match = pattern.exec(yaml);
  if (match === null) return undefined;
  const start = match.index;
  const end = start + match[0].trimEnd().length;
  return { line: { start, end }, from: start + key.length };
}

/** Items of a block list have the same indentation as the first one. */
function itemAfter(yaml: string, from: number, index: number): FoundLine | undefined {
  const first = /\n([ \t]*)- /.exec(yaml.slice(from));
  if (first === null) return undefined;
  const pattern = new RegExp(`\\n${first[1] ?? ''}- [^\\n]*`, 'g');
  pattern.lastIndex = from;
  let match = pattern.exec(yaml);
  for (let i = 0; i < index && match !== null; i++) match = pattern.exec(yaml);
  if (match === null) return undefined;
  const start = match.index + 1 + (first[1] ?? '').length;
  return { line: { start, end: match.index + match[0].trimEnd().length }, from: match.index + 1 };
}

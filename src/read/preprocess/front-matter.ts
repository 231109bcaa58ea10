// Parses YAML front matter and finds where the Markdown starts.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { type MappedText, mappedFile } from '../../core/mapped-text.ts';
import { foundInYaml, parseYaml } from '../yaml.ts';
import { type MaskedYaml, type ValueEdit, maskYaml } from './front-matter-edits.ts';
import { type FrontMatterBlock, placeOf } from './front-matter-values.ts';
import { type HomePage, type PageLayout, readLayout } from './page-layout.ts';

/** YAML between `---` lines at the top of a chapter. */
export interface FrontMatter {
  readonly title?: string;
  readonly description?: string;
  readonly draft?: boolean;
  readonly keywords?: readonly string[];
  readonly redirectFrom?: readonly string[];
  /** Absent for an ordinary page. */
  readonly layout?: PageLayout;
  /** Only with the layout `home`. */
  readonly home?: HomePage;
  /** `lang`: a language tag such as `fr`. */
  readonly language?: string;
  /** Every key as written, for templates. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** `bodyStart` is the offset of the Markdown: 0 without front matter. */
export interface ParsedFrontMatter {
  readonly frontMatter: FrontMatter;
  readonly bodyStart: number;
}

/** Finds what to replace in the values of front matter. */
export type FindValues = (yaml: MappedText) => Outcome<readonly ValueEdit[]>;

const NO_FRONT_MATTER: ParsedFrontMatter = { frontMatter: { data: {} }, bodyStart: 0 };

/**
 * The front matter of `source`. A thematic break at the top of a file is not front matter: the first line must be
 * exactly `---` (without a language), the next one must have a key, and the YAML must be a mapping. What `findValues`
 * finds is replaced in its values.
 */
export function parseFrontMatter(
  source: FrontMatterBlock['file'],
  findValues: FindValues = () => ({ value: [], diagnostics: [] }),
): Outcome<ParsedFrontMatter> {
  const block = blockOf(source);
  if (block === undefined || !beginsWithKey(block.yaml)) return { value: NO_FRONT_MATTER, diagnostics: [] };
  const found = findValues(mappedFile(source.path, block.yaml, block.start));
  const masked = maskYaml(block.yaml, found.value);
  const parsed = parseYaml(masked.yaml);
  if (parsed.kind === 'broken') {
    const value: ParsedFrontMatter = { frontMatter: { data: {} }, bodyStart: block.end };
    return { value, diagnostics: [...found.diagnostics, syntaxError(block, masked, parsed)] };
  }
  if (parsed.data === undefined) return { value: NO_FRONT_MATTER, diagnostics: [] };
  const diagnostics: Diagnostic[] = [...found.diagnostics];
  const frontMatter = checkKeys(block, masked.restore(parsed.data), diagnostics);
  return { value: { frontMatter, bodyStart: block.end }, diagnostics };
}

function blockOf(file: FrontMatterBlock['file']): FrontMatterBlock | undefined {
  const { text } = file;
  const open = /^---[ \t]*\n/.exec(text);
  if (open === null) return undefined;
  const start = open[0].length;
  // A YAML document ends at any line that starts with `---`; only an exact one may close the front matter.
  const close = /^---.*$/m.exec(text.slice(start));
  if (close === null || !/^---[ \t]*$/.test(close[0])) return undefined;
  const closeEnd = start + close.index + close[0].length;
  return {
    file,
    start,
    yaml: text.slice(start, start + close.index),
    end: Math.min(closeEnd + 1, text.length),
  };
}

/** In prose after a thematic break, the first colon follows a blank line or several words. */
const beginsWithKey = (yaml: string): boolean =>
  /^(?:#.*\n\s*)*(?:[\p{L}_][\p{L}\p{N}_.-]*|"[^"\n]+"|'[^'\n]+')[ \t]*:(?:\s|$)/u.test(yaml);

function syntaxError(
  block: FrontMatterBlock,
  masked: MaskedYaml,
  { reason, at }: { readonly reason: string; readonly at: number },
): Diagnostic {
  const offset = Math.min(at, Math.max(0, block.yaml.length - 1));
  const lineEnd = block.yaml.indexOf('\n', offset);
  const end = lineEnd <= offset ? offset + 1 : lineEnd;
  const span = { start: block.start + offset, end: block.start + Math.min(end, block.yaml.length) };
  const quoted = quotedLine(block.yaml, masked.yaml, offset);
  return diagnose('front-matter/syntax', { reason, quoted }, { file: block.file.path, span });
}

/**
 * `title: "Part 1: Start"` for the line at `offset`, or the one before it, if quotes are all that the YAML lacks.
 */
function quotedLine(yaml: string, masked: string, offset: number): string | undefined {
  const lines = yaml.split('\n');
  const others = masked.split('\n');
  const at = yaml.slice(0, offset).split('\n').length - 1;
  for (const index of [at, at - 1]) {
    const [, key, value] = /^([\w-]+:[ \t]+)([^"'|>\s].*?)[ \t]*$/.exec(lines[index] ?? '') ?? [];
    if (key === undefined || value === undefined) continue;
    const quoted = key + (value.includes('"') ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value));
    if (parseYaml(others.with(index, quoted).join('\n')).kind === 'parsed') return quoted;
  }
  return undefined;
}

/** Validates the value of a key; `read` returns undefined for a wrong type. */
interface Reader<T> {
  readonly expected: string;
  readonly read: (value: unknown) => T | undefined;
}

const text: Reader<string> = {
  expected: 'a string',
  read: (value) => (typeof value === 'string' ? value : undefined),
};
const flag: Reader<boolean> = {
  expected: '`true` or `false`',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};
const list = (split: (text: string) => readonly string[]): Reader<readonly string[]> => ({
  expected: 'a string or a list of strings',
  read: (value) => {
    if (typeof value === 'string') return split(value);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  },
});
const words = list((line) => line.split(',').flatMap((word) => word.trim() || []));
const paths = list((path) => [path]);

function checkKeys(
  block: FrontMatterBlock,
  data: Readonly<Record<string, unknown>>,
  diagnostics: Diagnostic[],
): FrontMatter {
  const readKey = <T>(key: string, reader: Reader<T>): T | undefined => {
    // YAML parses a key without a value as null; treat it as absent.
    const value = data[key] ?? undefined;
    if (value === undefined) return undefined;
    const parsed = reader.read(value);
    if (parsed === undefined)
      diagnostics.push(wrongType(block, key, { expected: reader.expected, found: foundInYaml(value) }));
    return parsed;
  };
  const known = {
    title: readKey('title', text),
    description: readKey('description', text),
    draft: readKey('draft', flag),
    keywords: readKey('keywords', words),
    redirectFrom: readKey('redirect-from', paths),
    ...readLayout(data, { block, diagnostics }),
    language: readKey('lang', text),
  };
  const given = Object.entries(known).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(given) as Partial<FrontMatter>), data };
}

const wrongType = (
  block: FrontMatterBlock,
  key: string,
  { expected, found }: { readonly expected: string; readonly found: string },
): Diagnostic => diagnose('front-matter/wrong-type', { key, expected, found }, placeOf(block, [key]));

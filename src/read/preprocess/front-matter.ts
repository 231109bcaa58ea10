// A chapter's text -> the YAML at its top as checked data, and where its Markdown begins.
import { createRequire } from 'node:module';
import type grayMatter from 'gray-matter';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { SourceFile } from '../../core/source.ts';
import { plainRecord } from './plain-data.ts';

/** YAML between `---` lines at the top of a chapter. */
export interface FrontMatter {
  readonly title?: string;
  readonly description?: string;
  readonly draft?: boolean;
  readonly keywords?: readonly string[];
  readonly redirectFrom?: readonly string[];
  /** Every key as it was written, for the templates. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A chapter's front matter, and the offset where its Markdown begins: 0 when there is none. */
export interface TakenFrontMatter {
  readonly frontMatter: FrontMatter;
  readonly bodyStart: number;
}

/** What is looked at of a file; a program may have made the text. */
type TextOfFile = Pick<SourceFile, 'path' | 'text'>;

/** The YAML between the two `---` lines. */
interface Block {
  readonly file: TextOfFile;
  readonly start: number;
  readonly yaml: string;
  /** The offset after the closing line. */
  readonly end: number;
}

const none: TakenFrontMatter = { frontMatter: { data: {} }, bodyStart: 0 };

/**
 * The front matter of `source`. A file that merely begins with a thematic break keeps all its text: the first line
 * must be `---` and nothing else (no language word either), the next one a key, and the whole a YAML mapping.
 */
export function takeFrontMatter(source: TextOfFile): Outcome<TakenFrontMatter> {
  const block = blockOf(source);
  if (block === undefined || !beginsWithKey(block.yaml)) return { value: none, diagnostics: [] };
  const parsed = parseYaml(block.yaml);
  if (parsed.kind === 'broken') {
    const value: TakenFrontMatter = { frontMatter: { data: {} }, bodyStart: block.end };
    return { value, diagnostics: [syntaxError(block, parsed)] };
  }
  if (parsed.data === undefined) return { value: none, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const frontMatter = checkKeys(block, parsed.data, diagnostics);
  return { value: { frontMatter, bodyStart: block.end }, diagnostics };
}

function blockOf(file: TextOfFile): Block | undefined {
  const { text } = file;
  const open = /^---[ \t]*\n/.exec(text);
  if (open === null) return undefined;
  const start = open[0].length;
  // YAML ends its document at any line that begins so; only a bare one may end ours.
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

/** Prose after a thematic break has a blank line or several words before its first colon. */
const beginsWithKey = (yaml: string): boolean =>
  /^(?:#.*\n\s*)*(?:[\p{L}_][\p{L}\p{N}_.-]*|"[^"\n]+"|'[^'\n]+')[ \t]*:(?:\s|$)/u.test(yaml);

type Parsed =
  | { readonly kind: 'parsed'; readonly data: Readonly<Record<string, unknown>> | undefined }
  | { readonly kind: 'broken'; readonly reason: string; readonly at: number };

function parseYaml(yaml: string): Parsed {
  // Loaded here, since it costs every book without front matter several milliseconds.
  const matter = createRequire(import.meta.url)('gray-matter') as typeof grayMatter;
  try {
    // The block is fenced anew, so that no language word reaches gray-matter; and should one, it may not run code.
    const { data } = matter(`---\n${yaml}---\n`, { engines: { javascript: refuse } });
    return { kind: 'parsed', data: plainRecord(data) };
  } catch (error) {
    const { reason, mark, message } = error as {
      reason?: string;
      message: string;
      mark?: { position: number };
    };
    // The parser's text begins with the line end of the opening line.
    return { kind: 'broken', reason: reason ?? message, at: Math.max(0, (mark?.position ?? 1) - 1) };
  }
}

const refuse = (): never => {
  throw new Error('front matter that is a program is not run');
};

function syntaxError(block: Block, { reason, at }: { reason: string; at: number }): Diagnostic {
  const offset = Math.min(at, Math.max(0, block.yaml.length - 1));
  const lineEnd = block.yaml.indexOf('\n', offset);
  const end = lineEnd <= offset ? offset + 1 : lineEnd;
  const span = { start: block.start + offset, end: block.start + Math.min(end, block.yaml.length) };
  return diagnose('front-matter/syntax', { reason }, { file: block.file.path, span });
}

/** How a key's value is understood; `read` gives nothing for a value that the key cannot have. */
interface Reader<T> {
  readonly expected: string;
  readonly read: (value: unknown) => T | undefined;
}

const text: Reader<string> = {
  expected: 'text: put it in quotes',
  read: (value) => (typeof value === 'string' ? value : undefined),
};
const flag: Reader<boolean> = {
  expected: '`true` or `false`',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};
const list = (split: (text: string) => readonly string[]): Reader<readonly string[]> => ({
  expected: 'text or a list of texts',
  read: (value) => {
    if (typeof value === 'string') return split(value);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  },
});
const words = list((line) => line.split(',').flatMap((word) => word.trim() || []));
const paths = list((path) => [path]);

function checkKeys(
  block: Block,
  data: Readonly<Record<string, unknown>>,
  diagnostics: Diagnostic[],
): FrontMatter {
  const take = <T>(key: string, reader: Reader<T>): T | undefined => {
    // A key with nothing after it is null in YAML, and as good as absent.
    const value = data[key] ?? undefined;
    if (value === undefined) return undefined;
    const taken = reader.read(value);
    if (taken === undefined) diagnostics.push(wrongType(block, key, reader.expected));
    return taken;
  };
  const known = {
    title: take('title', text),
    description: take('description', text),
    draft: take('draft', flag),
    keywords: take('keywords', words),
    redirectFrom: take('redirect-from', paths),
  };
  const given = Object.entries(known).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(given) as Partial<FrontMatter>), data };
}

const wrongType = (block: Block, key: string, expected: string): Diagnostic =>
  diagnose(
    'front-matter/wrong-type',
    { key, expected },
    { file: block.file.path, span: spanOfKey(block, key) },
  );

function spanOfKey(block: Block, key: string): { start: number; end: number } {
  const line = new RegExp(`^["']?${key}["']?[ \\t]*:[^\\n]*`, 'm').exec(block.yaml);
  const start = block.start + (line?.index ?? 0);
  return { start, end: start + (line?.[0].trimEnd().length ?? 0) };
}

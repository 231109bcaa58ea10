// State shared by the passes over a chapter: text and origins, options, and results so far.
import type { MarkdownIt } from 'markdown-it';
import type { Diagnostic, Location } from '../../../core/diagnostic.ts';
import { type MappedText, originOf } from '../../../core/mapped-text.ts';
import type { BookPath } from '../../../core/path.ts';
import type { ChapterEnv } from '../env.ts';
import type { LabelUse } from '../facts.ts';
import type { PluginNodes } from '../markdown-hooks.ts';
import type { MarkdownOptions } from '../options.ts';
import { type TreeBuilder, createTreeBuilder } from './builder.ts';

export interface FoundTerm {
  readonly text: string;
  readonly id: string;
  readonly at: Location;
}

export interface ChapterContext {
  readonly md: MarkdownIt;
  readonly env: ChapterEnv;
  readonly options: MarkdownOptions;
  readonly source: BookPath;
  readonly text: MappedText;
  /** What plugins make of tokens and fenced blocks. */
  readonly nodes: PluginNodes;
  /** The text of a file of the book, on which the chapter then depends; absent when it cannot be read. */
  readonly fileText: (path: BookPath) => string | undefined;
  readonly builder: TreeBuilder;
  readonly diagnostics: Diagnostic[];
  readonly terms: FoundTerm[];
  readonly labels: Set<string>;
  readonly undefinedLabels: LabelUse[];
  readonly wikiLinks: LabelUse[];
  /** Length of the addresses and titles of reference links so far. */
  readonly referenced: { size: number };
  /** See `Facts.uses`. */
  readonly uses: Set<string>;
  /** Kinds of syntax of other generators that are reported already. */
  readonly foreign: Set<string>;
  /** Origin of the text from `start` to `end`. */
  readonly locate: (start: number, end: number) => Location;
  /** Offset of the start of a line; lines are 0-based. */
  readonly lineStart: (line: number) => number;
}

type ContextInput = Pick<ChapterContext, 'md' | 'env' | 'options' | 'source' | 'text' | 'nodes' | 'fileText'>;

export function createContext(input: ContextInput): ChapterContext {
  const { text, source } = input;
  const builder = createTreeBuilder();
  const starts = lineStartsOf(text.text);
  return {
    ...input,
    builder,
    diagnostics: builder.diagnostics,
    terms: [],
    labels: new Set(),
    undefinedLabels: [],
    wikiLinks: [],
    referenced: { size: 0 },
    uses: new Set(),
    foreign: new Set(),
    locate: (start, end) => originOf(text, start, end) ?? { file: source, span: { start: 0, end: 0 } },
    lineStart: (line) => starts[line] ?? text.text.length,
  };
}

function lineStartsOf(value: string): readonly number[] {
  const starts = [0];
  for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

// A file and a selection -> the selected lines, each still knowing where it was written.
import { type MappedText, concatMapped, generatedText, mappedFile } from '../../../core/mapped-text.ts';
import type { SourceFile } from '../../../core/source.ts';
import type { Selection } from './include-target.ts';

/** The selected text, without a final line end, as mdBook's `take_lines.rs` has it. */
export interface Taken {
  readonly text: MappedText;
  /** False when the anchor is not there, or some of the lines are not: `text` is what there is, maybe nothing. */
  readonly found: boolean;
}

/** What `include` takes: a run of lines; or an anchor's first region without the lines that name any anchor. */
export function takeLines(file: SourceFile, selection: Selection): Taken {
  if (selection.kind === 'anchor') return takeAnchor(file, selection.name);
  const { from, to } = selection;
  const all = linesOf(file.text);
  const lines = all.slice(from, to);
  return { text: assemble(file, lines), found: isInside(selection, all.length) };
}

/** What `rustdoc_include` takes: the whole file, the lines that are not selected hidden behind `# `. */
export function takeLinesHidingOthers(file: SourceFile, selection: Selection): Taken {
  if (selection.kind === 'anchor') return takeAnchorHidingOthers(file, selection.name);
  const { from, to = Infinity } = selection;
  const lines = linesOf(file.text).map((line, i) => (i >= from && i < to ? line : { ...line, hidden: true }));
  return { text: assemble(file, lines), found: isInside(selection, lines.length) };
}

/** Every anchor that `text` opens, in order. */
export const anchorsOf = (text: string): readonly string[] =>
  linesOf(text).flatMap(({ start, end }) => anchorIn(text.slice(start, end), opening) ?? []);

/** How many lines `text` has; a final line end begins no further line. */
export const lineCount = (text: string): number => linesOf(text).length;

interface Line {
  readonly start: number;
  /** The offset of its line end. */
  readonly end: number;
  readonly hidden?: boolean;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** An open end is inside any file, the first line of an empty file too. */
const isInside = ({ from, to }: Selection & { kind: 'lines' }, count: number): boolean =>
  (from === 0 || from < count) && (to === undefined || (to <= count && from < to));

// Rust's `\w`, which mdBook's expression uses, knows every script.
const name = String.raw`\s*([\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}_-]+)`;
const opening = new RegExp(`ANCHOR:${name}`, 'u');
const closing = new RegExp(`ANCHOR_END:${name}`, 'u');

/** The name that a line opens or closes; absent in most lines. */
const anchorIn = (line: string, pattern: RegExp): string | undefined =>
  line.includes('ANCHOR') ? pattern.exec(line)?.[1] : undefined;

function takeAnchor(file: SourceFile, anchor: string): Taken {
  const taken: Line[] = [];
  let found = false;
  for (const line of linesOf(file.text)) {
    const text = file.text.slice(line.start, line.end);
    if (!found) {
      found = anchorIn(text, opening) === anchor;
      continue;
    }
    const closed = anchorIn(text, closing);
    if (closed === anchor) break;
    if (closed === undefined && anchorIn(text, opening) === undefined) taken.push(line);
  }
  return { text: assemble(file, taken), found };
}

function takeAnchorHidingOthers(file: SourceFile, anchor: string): Taken {
  const taken: Line[] = [];
  let [found, inside] = [false, false];
  for (const line of linesOf(file.text)) {
    const text = file.text.slice(line.start, line.end);
    const [opened, closed] = [anchorIn(text, opening), anchorIn(text, closing)];
    if (inside) {
      if (closed === anchor) inside = false;
      else if (closed === undefined && opened === undefined) taken.push(line);
    } else if (opened !== undefined) {
      inside = opened === anchor;
      found ||= inside;
    } else if (closed === undefined) taken.push({ ...line, hidden: true });
  }
  return { text: assemble(file, taken), found };
}

/** The lines one below the other; neighbours in the file become one segment. */
function assemble(file: SourceFile, lines: readonly Line[]): MappedText {
  const parts: MappedText[] = [];
  for (let i = 0; i < lines.length;) {
    const first = lines[i];
    if (first === undefined) break;
    if (first.hidden) parts.push(generatedText(file.path, '# ', first.start));
    let last = first;
    for (i++; i < lines.length; i++) {
      const next = lines[i];
      if (next === undefined || next.hidden || next.start !== last.end + 1) break;
      last = next;
    }
    const end = i < lines.length ? last.end + 1 : last.end;
    parts.push(mappedFile(file.path, file.text.slice(first.start, end), first.start));
  }
  return concatMapped(parts);
}

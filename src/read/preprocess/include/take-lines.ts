// Selects lines of an included file, keeping their origins.
import { type MappedText, concatMapped, generatedText, mappedFile } from '../../../core/mapped-text.ts';
import type { SourceFile } from '../../../core/source.ts';
import type { Selection } from './include-target.ts';

/** The selected text without its final line end, as in mdBook's `take_lines.rs`. */
export interface Taken {
  readonly text: MappedText;
  /** False when the anchor or some of the lines don't exist; `text` then contains the existing part. */
  readonly found: boolean;
}

/** Implements `include`: a line range, or the first region of an anchor without lines that name any anchor. */
export function takeLines(file: SourceFile, selection: Selection): Taken {
  if (selection.kind === 'anchor') return takeAnchor(file, selection.name);
  const { from, to } = selection;
  const all = linesOf(file.text);
  const lines = all.slice(from, to);
  return { text: assemble(file, lines), found: isInside(selection, all.length) };
}

/** Implements `rustdoc_include`: the whole file, with unselected lines hidden by `# `. */
export function takeLinesHidingOthers(file: SourceFile, selection: Selection): Taken {
  if (selection.kind === 'anchor') return takeAnchorHidingOthers(file, selection.name);
  const { from, to = Infinity } = selection;
  const lines = linesOf(file.text).map((line, i) => (i >= from && i < to ? line : { ...line, hidden: true }));
  return { text: assemble(file, lines), found: isInside(selection, lines.length) };
}

/** Every anchor opened in `text`, in order. */
export const anchorsOf = (text: string): readonly string[] =>
  linesOf(text).flatMap(({ start, end }) => anchorIn(text.slice(start, end), opening) ?? []);

/** Number of lines; a final line end doesn't start another one. */
export const lineCount = (text: string): number => linesOf(text).length;

interface Line {
  readonly start: number;
  /** Offset of its line end. */
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

/** An open range always ends inside the file, and line 0 exists even in an empty one. */
const isInside = ({ from, to }: Selection & { kind: 'lines' }, count: number): boolean =>
  (from === 0 || from < count) && (to === undefined || (to <= count && from < to));

// Equals Rust's `\w`, which mdBook uses and which covers all scripts.
const name = String.raw`\s*([\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}_-]+)`;
const opening = new RegExp(`ANCHOR:${name}`, 'u');
const closing = new RegExp(`ANCHOR_END:${name}`, 'u');

/** Name of the anchor that a line opens or closes. */
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

/** Joins the lines; adjacent lines become one segment. */
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

// Selects lines of an included file, keeping their origins.
import { type MappedText, concatMapped, generatedText, mappedFile } from '../../../core/mapped-text.ts';
import type { Span } from '../../../core/diagnostic.ts';
import type { SourceFile } from '../../../core/source.ts';
import type { Selection } from './include-target.ts';

/** The selected text without its final line end, as in mdBook's `take_lines.rs`. */
export interface TakenLines {
  readonly text: MappedText;
  /** False when the anchor or some of the lines don't exist; `text` then contains the existing part. */
  readonly found: boolean;
  /** The line that opens the anchor, when no line closes it and the region lasts to the end of the file. */
  readonly open?: Span;
  /** The first line of the text that names an anchor, misspelled or not; only for the line that a reader would see. */
  readonly shown?: Span;
}

/** A line that seems to be meant as the end of an anchor. */
export interface LikelyEnd {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Implements `include`: a line range, or the first region of an anchor without lines that name any anchor. */
export function takeLines(file: SourceFile, selection: Selection): TakenLines {
  if (selection.kind === 'anchor') return takeAnchor(file, selection.name);
  const { from, to } = selection;
  const all = linesOf(file);
  const lines = all.slice(from, to);
  return {
    text: assemble(file, lines),
    found: isInside(selection, all.length),
    shown: shownAnchor(file, lines),
  };
}

/** Implements `rustdoc_include`: the whole file, with unselected lines hidden by `# `. */
export function takeLinesHidingOthers(file: SourceFile, selection: Selection): TakenLines {
  if (selection.kind === 'anchor') return takeAnchorHidingOthers(file, selection.name);
  const { from, to = Infinity } = selection;
  const lines = linesOf(file).map((line, i) => (i >= from && i < to ? line : { ...line, hidden: true }));
  return {
    text: assemble(file, lines),
    found: isInside(selection, lines.length),
    shown: shownAnchor(file, lines),
  };
}

/** Number of lines; a final line end doesn't start another one. */
export const lineCount = (file: SourceFile): number => linesOf(file).length;

interface Line {
  readonly start: number;
  /** Offset of its line end. */
  readonly end: number;
  readonly hidden?: boolean;
}

/** Computed once for each file: a chapter may include it thousands of times. */
const perFile = <T>(compute: (file: SourceFile) => T): ((file: SourceFile) => T) => {
  const known = new WeakMap<SourceFile, T>();
  return (file) => {
    const value = known.get(file) ?? compute(file);
    known.set(file, value);
    return value;
  };
};

const linesOf = perFile(({ text }): readonly Line[] => {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
});

/** Index of the line that opens each anchor first. */
const anchorLinesOf = perFile((file): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const [i, { start, end }] of linesOf(file).entries()) {
    const anchor = anchorIn(file.text.slice(start, end), opening);
    if (anchor !== undefined && !found.has(anchor)) found.set(anchor, i);
  }
  return found;
});

/** Every anchor opened in a file, in order. The same object for the same file. */
export const anchorsOf: (file: SourceFile) => readonly string[] = perFile((file) => [
  ...anchorLinesOf(file).keys(),
]);

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

/** An anchor's line, also with a blank or hyphen for the underscore or without the colon of its end. */
const ALMOST = new RegExp(`\\bANCHOR(?:[ _-]?END)?\\s*:${name}|\\bANCHOR[ _-]END${name}`, 'u');

const trimmed = (file: SourceFile, { start, end }: Line): Span => {
  const text = file.text.slice(start, end);
  return { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length };
};

function shownAnchor(file: SourceFile, lines: readonly Line[]): Span | undefined {
  if (!file.text.includes('ANCHOR')) return undefined;
  const found = lines.find(
    ({ start, end, hidden }) => hidden !== true && ALMOST.test(file.text.slice(start, end)),
  );
  return found && trimmed(file, found);
}

/** The first line after `open` that may be meant to close `anchor`: misspelled, of an unknown name, or a second beginning. */
export function likelyEnd(file: SourceFile, open: Span, anchor: string): LikelyEnd | undefined {
  const known = anchorLinesOf(file);
  for (const [i, { start, end }] of linesOf(file).entries()) {
    const line = file.text.slice(start, end);
    if (start <= open.start || !line.includes('ANCHOR')) continue;
    const closed = anchorIn(line, closing);
    const found = ALMOST.exec(line);
    const named = found?.[1] ?? found?.[2];
    const isMeant = closed === undefined ? named === anchor : !known.has(closed);
    if (isMeant) return { line: i + 1, text: line.trim() };
  }
  return undefined;
}

function takeAnchor(file: SourceFile, anchor: string): TakenLines {
  const taken: Line[] = [];
  const lines = linesOf(file);
  const first = anchorLinesOf(file).get(anchor) ?? lines.length;
  const opened = lines[first];
  let isClosed = false;
  for (let i = first + 1; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) break;
    const text = file.text.slice(line.start, line.end);
    const closed = anchorIn(text, closing);
    isClosed = closed === anchor;
    if (isClosed) break;
    if (closed === undefined && anchorIn(text, opening) === undefined) taken.push(line);
  }
  return {
    text: assemble(file, taken),
    found: opened !== undefined,
    open: isClosed ? undefined : opened && trimmed(file, opened),
    shown: shownAnchor(file, taken),
  };
}

function takeAnchorHidingOthers(file: SourceFile, anchor: string): TakenLines {
  const taken: Line[] = [];
  let found = false;
  let open: Line | undefined;
  for (const line of linesOf(file)) {
    const text = file.text.slice(line.start, line.end);
    const [opened, closed] = [anchorIn(text, opening), anchorIn(text, closing)];
    if (open !== undefined) {
      if (closed === anchor) open = undefined;
      else if (closed === undefined && opened === undefined) taken.push(line);
    } else if (opened !== undefined) {
      if (opened === anchor) open = line;
      found ||= open !== undefined;
    } else if (closed === undefined) taken.push({ ...line, hidden: true });
  }
  return {
    text: assemble(file, taken),
    found,
    open: open && trimmed(file, open),
    shown: shownAnchor(file, taken),
  };
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

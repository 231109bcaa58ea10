// Reads marker comments such as `// [!code ++]` and takes them out of the code. The markers, their counts and the
// comments around them are those of Shiki's transformers (@shikijs/transformers, matching algorithm v3), which
// VitePress and others use. Shiki's own code works on its HTML tree, so hidden lines would be counted.
import type { CodeLine } from '../body.ts';

export interface CodeNotation {
  /** The lines without markers; a line with nothing but a marker is left out. */
  readonly lines: readonly CodeLine[];
  /** Classes for each line, in the order of `lines`. */
  readonly marks: readonly (readonly string[])[];
  /** Unknown markers, as written; they stay in the code. */
  readonly unknown: readonly string[];
}

/** What follows `[!code`, for "did you mean" hints. */
export const markerNames: readonly string[] = [
  ...['++', '--', 'highlight', 'hl', 'focus', 'error', 'warning', 'info', 'word'],
];

const classOf: Readonly<Record<string, string>> = {
  '++': 'code-added',
  '--': 'code-removed',
  highlight: 'code-marked',
  hl: 'code-marked',
  focus: 'code-focused',
  error: 'code-error',
  warning: 'code-warning',
  info: 'code-info',
};

const START = '[!code ';

/** Code that contains a fence is about Markdown, so its markers are shown. */
export const isAboutMarkdown = (line: string): boolean => /^\s*(?:`{3}|~{3})/.test(line);

export function readNotation(lines: readonly CodeLine[]): CodeNotation | undefined {
  if (!lines.some(({ text }) => text.includes('!code ')) || lines.some(({ text }) => isAboutMarkdown(text)))
    return undefined;
  const kept: CodeLine[] = [];
  const markers: { readonly from: number; readonly marker: Marker }[] = [];
  const unknown: string[] = [];
  for (const line of lines) {
    const found = readLine(line.text);
    unknown.push(...(found?.unknown ?? []));
    markers.push(...(found?.markers ?? []).map((marker) => ({ from: kept.length, marker })));
    if (found === undefined) kept.push({ ...line, text: line.text.replaceAll('[\\!code ', START) });
    else if (found.text.trim() !== '') kept.push({ ...line, text: found.text });
  }
  const marks = kept.map(() => new Set<string>());
  const words = kept.map(() => new Set<string>());
  for (const { from, marker } of markers) {
    for (const i of shownFrom(kept, from, marker.count)) {
      if (marker.kind === 'line') marks[i]?.add(marker.name);
      else if (kept[i]?.text.includes(marker.word)) words[i]?.add(marker.word);
    }
  }
  const withWords = kept.map((line, i) => (words[i]?.size ? { ...line, words: [...words[i]] } : line));
  return { lines: withWords, marks: marks.map((names) => [...names]), unknown };
}

type Marker =
  | { readonly kind: 'line'; readonly name: string; readonly count: number }
  | { readonly kind: 'word'; readonly word: string; readonly count: number };

/** Indexes of the next `count` visible lines, or of the hidden one at `from` and those after it. */
function shownFrom(lines: readonly CodeLine[], from: number, count: number): readonly number[] {
  const indexes: number[] = [];
  for (let i = from; i < lines.length && indexes.length < count; i++)
    if (i === from || !lines[i]?.hidden) indexes.push(i);
  return indexes;
}

interface LineWithMarkers {
  /** Without its markers, and without the comment if nothing else is in it. */
  readonly text: string;
  readonly markers: readonly Marker[];
  readonly unknown: readonly string[];
}

/** Ends of comments and their starts; longer ones first. */
const COMMENTS: readonly (readonly [end: string, start: string])[] = [
  ['*/}', '{/*'],
  ['*/', '/*'],
  ['-->', '<!--'],
  ['--}}', '{{!--'],
  ['--%>', '<%--'],
  ['}}', '{{!'],
  ['#}', '{#'],
  ['#>', '<#'],
  ['-}', '{-'],
  ['*)', '(*'],
];

/** A comment that has no text before the marker; a `*` continues a comment of several lines. */
const EMPTY_COMMENT = /(?:\/{2,}!?|#+!?|--+|;+|%+|'|"|\bREM|^\s*\*)$/i;

/** A comment that has text before the marker. */
const COMMENT = /\/\/|#|--|;|%|\/\*|^\s*["'*]|\bREM\b/i;

/** Absent for a line without markers at its end, or with an unknown one outside a comment. */
function readLine(text: string): LineWithMarkers | undefined {
  const trimmed = text.trimEnd();
  const [end, start] = COMMENTS.find(([closing]) => trimmed.endsWith(closing)) ?? [];
  const { before, found } = takeMarkers(
    end === undefined ? trimmed : trimmed.slice(0, -end.length).trimEnd(),
  );
  if (found.length === 0) return undefined;
  const isInComment =
    start === undefined ? COMMENT.test(before) || EMPTY_COMMENT.test(before) : before.includes(start);
  if (!isInComment) return undefined;
  const markers = found.map(parseMarker);
  const known = markers.filter((marker) => marker !== undefined);
  if (known.length < found.length) {
    return { text, markers: [], unknown: found.filter((_, i) => markers[i] === undefined) };
  }
  const rest = start === undefined ? before.replace(EMPTY_COMMENT, '') : withoutStart(before, start);
  const isEmpty = rest.length < before.length;
  return {
    text: isEmpty || end === undefined ? rest.trimEnd() : `${rest} ${end}`,
    markers: known,
    unknown: [],
  };
}

/** A comment may start with more than one star. */
function withoutStart(text: string, start: string): string {
  const bare = start.endsWith('*') ? text.replace(/\*+$/, '*') : text;
  return bare.endsWith(start) ? bare.slice(0, -start.length) : text;
}

/** Takes markers from the end of a line, each perhaps in a comment of its own. */
function takeMarkers(line: string): { readonly before: string; readonly found: readonly string[] } {
  const found: string[] = [];
  let before = line;
  for (;;) {
    const at = before.lastIndexOf(START);
    const marker = at < 0 ? undefined : /^\[!code ((?:\\.|[^\]\\])+)\]$/.exec(before.slice(at))?.[1];
    if (marker === undefined) return { before, found };
    found.unshift(marker.trim());
    before = before.slice(0, at).trimEnd();
    const isSecond = /\]\s*(?:\/\/|#|--|;+|%+)$/.exec(before);
    if (isSecond !== null) before = before.slice(0, isSecond.index + 1);
  }
}

function parseMarker(marker: string): Marker | undefined {
  const word = /^word:((?:\\.|[^:\\])+)(?::(\d+))?$/.exec(marker);
  if (word !== null) {
    const [, escaped = '', count] = word;
    return { kind: 'word', word: escaped.replace(/\\(.)/g, '$1'), count: Number(count ?? Infinity) };
  }
  const [, key = '', count = '1'] = /^([^:]+)(?::(\d+))?$/.exec(marker.toLowerCase()) ?? [];
  const name = Object.hasOwn(classOf, key) ? classOf[key] : undefined;
  return name === undefined ? undefined : { kind: 'line', name, count: Number(count) };
}

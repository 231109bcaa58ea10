// Reads a catalog. gettext-parser reads the strings of each message; the order of messages, their places and comments, and
// messages that occur twice come from the lines, because its tables don't keep them.
import { po } from 'gettext-parser';
import type { MessageKey, PlacedMessage, PoError, PoFile } from './po-file.ts';

/** The lines of one message. */
interface Chunk {
  /** The offset of its first line. */
  readonly start: number;
  readonly lines: readonly string[];
}

/** A message that can't be read doesn't affect the others. */
export function parsePo(text: string): PoFile {
  const messages: PlacedMessage[] = [];
  const errors: PoError[] = [];
  let end: readonly string[] = [];
  for (const chunk of chunksIn(text)) {
    const found = parseChunk(chunk);
    if (found === undefined) end = chunk.lines.filter((line) => line.trim() !== '');
    else if ('reason' in found) errors.push(found);
    else messages.push(found);
  }
  const header = messages.find(isHeader);
  const others = messages.filter((message) => message !== header);
  return { messages: others, errors, end, ...(header && { header }) };
}

const isHeader = ({ id, context, isObsolete }: PlacedMessage): boolean =>
  id === '' && context === undefined && !isObsolete;

const COMMENT = /^\s*#(?!~\s*(?:"|msg))/;
const START = /^\s*(?:#~\s*)?msg(?:ctxt|id)(?!\w)/;
const ID = /^\s*(?:#~\s*)?msgid(?!\w)/;

/** A message ends before the first comment, `msgctxt` or `msgid` after its own `msgid`. */
function* chunksIn(text: string): Generator<Chunk> {
  let lines: string[] = [];
  let start = 0;
  let at = 0;
  let hasId = false;
  for (const line of text.split('\n')) {
    if (hasId && (COMMENT.test(line) || START.test(line))) {
      yield { start, lines };
      lines = [];
      start = at;
      hasId = false;
    }
    hasId ||= ID.test(line);
    lines.push(line);
    at += line.length + 1;
  }
  yield { start, lines };
}

/** Absent for lines without a message: comments at the end of a file. */
function parseChunk(chunk: Chunk): PlacedMessage | PoError | undefined {
  const { lines } = chunk;
  const isObsolete = lines.some((line) => /^\s*#~\s*msg/.test(line));
  const source = lines.map((line) => (COMMENT.test(line) ? '' : line.replace(/^\s*#~/, '')));
  if (source.every((line) => line.trim() === '')) return undefined;
  const found = parseStrings(source);
  if ('reason' in found) return { reason: found.reason, span: spanOf(chunk, found.line) };
  const comments = lines.filter((line) => COMMENT.test(line)).map((line) => line.trim());
  return {
    ...found,
    ...commentsIn(comments),
    isObsolete,
    written: lines.filter((line) => line.trim() !== '' && !COMMENT.test(line)).join('\n'),
    span: spanOf(
      chunk,
      lines.findIndex((line) => ID.test(line)),
    ),
  };
}

/** The line of a chunk without the space around it. */
function spanOf({ start, lines }: Chunk, index: number): PoError['span'] {
  const line = lines[index] ?? '';
  const from = start + lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  return { start: from + line.length - line.trimStart().length, end: from + line.trimEnd().length };
}

interface Problem {
  readonly reason: string;
  /** The index of the line. */
  readonly line: number;
}

type Strings = MessageKey & { readonly texts: readonly string[] };

function parseStrings(lines: readonly string[], checks: 'all' | 'none' = 'all'): Strings | Problem {
  const first = lines.findIndex((line) => line.trim() !== '');
  try {
    // It counts plural forms by the header, which isn't here.
    const validation = checks === 'all' && !lines.some((line) => line.trim().startsWith('msgid_plural'));
    const { translations } = po.parse(lines.join('\n'), { validation });
    const [message] = Object.values(translations).flatMap((context) => Object.values(context));
    if (message === undefined) return { reason: 'text without a `msgid`', line: first };
    const { msgid: id, msgid_plural: plural, msgctxt: context, msgstr: texts } = message;
    if ((texts as readonly string[] | undefined) === undefined)
      return { reason: 'missing `msgstr`', line: first };
    return { id, texts, ...(plural !== undefined && { plural }), ...(context !== undefined && { context }) };
  } catch (error) {
    const { message, lineNumber } = error as Error & { readonly lineNumber?: number };
    // It takes ids such as `constructor` for repeated ones.
    if (message.startsWith('Duplicate msgid')) return parseStrings(lines, 'none');
    return {
      reason: reasonIn(message),
      line: lineNumber === undefined ? first : lineOf(message, lineNumber, lines),
    };
  }
}

/** The index of the line: an error at the end of a line has the number of the next one. */
function lineOf(message: string, lineNumber: number, lines: readonly string[]): number {
  const name = /Invalid key name "([^"]*)"/.exec(message)?.[1];
  const isBefore =
    name === undefined ? message.includes('End-of-line') : lines[lineNumber - 1]?.includes(name) !== true;
  return lineNumber - (isBefore ? 2 : 1);
}

/** The sentence that says what is wrong: the position is that of the diagnostic, and advice follows. */
function reasonIn(message: string): string {
  if (message.startsWith('Translation string range error'))
    return /found 0\.$/.test(message) ? 'missing `msgstr`' : 'more than one `msgstr`';
  return message
    .replace(/^Error parsing PO data: /, '')
    .replace(/ at line \d+\b[^]*$|\.(?: [^]*)?$/, '')
    .replace(/"([^"]*)"/g, '`$1`')
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

type Comments = Pick<PlacedMessage, 'notes' | 'comments' | 'references' | 'flags' | 'previous'>;

function commentsIn(lines: readonly string[]): Comments {
  const after = (mark: RegExp): readonly string[] =>
    lines.flatMap((line) => (mark.test(line) ? [line.replace(mark, '')] : []));
  const previous = after(/^#(?:~\s*)?\|/);
  const key = previous.length === 0 ? undefined : parsePrevious(previous);
  return {
    notes: after(/^#(?![.:,|~])/).map((line) => line.replace(/^ /, '')),
    comments: after(/^#\./).map((line) => line.replace(/^ /, '')),
    references: after(/^#:/).flatMap(referencesIn),
    flags: after(/^#,/)
      .flatMap((line) => line.split(',').map((flag) => flag.trim()))
      .filter((flag) => flag !== ''),
    ...(key && { previous: key }),
  };
}

function parsePrevious(lines: readonly string[]): MessageKey | undefined {
  const found = parseStrings([...lines, 'msgstr ""']);
  if ('reason' in found) return undefined;
  const { texts, ...key } = found;
  return texts.length === 1 ? key : undefined;
}

/** Names of files with spaces are between U+2068 and U+2069. */
const referencesIn = (line: string): readonly string[] =>
  (line.match(/(?:\u2068[^\u2069]*\u2069|\S)+/g) ?? []).map((each) => each.replace(/[\u2068\u2069]/g, ''));

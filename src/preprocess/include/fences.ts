// A text -> its fenced code blocks, found by lines: what is done to a text before Markdown must leave code alone.

export interface Fence {
  /** The offset of its opening line. */
  readonly start: number;
  /** The offset after its closing line's text, or where its container or the text ends. */
  readonly end: number;
  /** What stands after the opening marks. */
  readonly info: string;
}

/** What a fence stands in: it ends where that ends, closed or not. */
interface Container {
  /** How many block quotes. */
  readonly quotes: number;
  /** The column where the text of the innermost list item begins; 0 outside lists. */
  readonly indent: number;
}

interface OpenFence extends Container {
  readonly start: number;
  readonly info: string;
  readonly marks: string;
}

interface State {
  readonly fences: Fence[];
  fence: OpenFence | undefined;
  /** The end of the HTML block that the last line stood in: a blank line or a pattern. */
  html: 'blank' | RegExp | undefined;
  /** The quotes and the list items that the last line stood in. */
  quotes: number;
  items: number[];
  afterBlank: boolean;
}

/**
 * Every fenced code block of `text` in order, by CommonMark 4.5 and 4.6: in lists and quotes too, not inside HTML
 * blocks, not where four columns make it indented code.
 */
export function fencesIn(text: string): readonly Fence[] {
  const state: State = {
    fences: [],
    fence: undefined,
    html: undefined,
    quotes: 0,
    items: [],
    afterBlank: true,
  };
  if (!text.includes('```') && !text.includes('~~~')) return [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    takeLine(state, text.slice(start, end), start);
    start = end + 1;
  }
  if (state.fence !== undefined) close(state, text.length);
  return state.fences;
}

function takeLine(state: State, text: string, start: number): void {
  const { fence } = state;
  if (fence !== undefined) {
    const inside = insideOf(fence, text);
    if (inside === undefined) close(state, Math.max(fence.start, start - 1));
    else {
      if (closes(fence, inside)) close(state, start + text.length);
      return;
    }
  }
  const line = prefixOf(state, text);
  if (state.html !== undefined) {
    if (endsHtml(state.html, line.rest)) state.html = undefined;
  } else if (line.rest !== '' && line.extra < 4) {
    const opening = /^(`{3,}|~{3,})(.*)$/.exec(line.rest);
    const [, marks = '', info = ''] = opening ?? [];
    if (opening !== null && !(marks.startsWith('`') && info.includes('`'))) {
      state.fence = { ...line, start, info: info.trim(), marks };
    } else state.html = htmlEnd(line.rest, state.afterBlank);
  }
  state.afterBlank = line.rest === '';
}

function close(state: State, end: number): void {
  if (state.fence !== undefined) state.fences.push({ start: state.fence.start, end, info: state.fence.info });
  state.fence = undefined;
}

/** The line without the fence's container; absent when it stands outside of that. */
function insideOf(fence: Container, text: string): string | undefined {
  let rest = text;
  for (let i = 0; i < fence.quotes; i++) {
    const quote = /^[ \t]*> ?/.exec(rest);
    if (quote === null) return undefined;
    rest = rest.slice(quote[0].length);
  }
  if (fence.indent === 0 || rest.trim() === '') return rest;
  const columns = columnsOf(rest);
  return columns < fence.indent ? undefined : ' '.repeat(columns - fence.indent) + rest.trimStart();
}

function closes({ marks }: OpenFence, inside: string): boolean {
  const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(inside)?.[1] ?? '';
  return closing.startsWith(marks[0] ?? '`') && closing.length >= marks.length;
}

interface LinePrefix extends Container {
  /** Columns of white space beyond those of the container. */
  readonly extra: number;
  /** The line without quote marks, list marks and white space before it. */
  readonly rest: string;
}

/** Takes the quote and list marks off a line, and notes the list items that are open after it. */
function prefixOf(state: State, text: string): LinePrefix {
  let rest = text;
  let quotes = 0;
  for (let mark = /^ {0,3}> ?/.exec(rest); mark !== null; mark = /^ {0,3}> ?/.exec(rest)) {
    quotes++;
    rest = rest.slice(mark[0].length);
  }
  if (quotes !== state.quotes) state.items = [];
  state.quotes = quotes;
  if (rest.trim() === '') return { quotes, indent: 0, extra: 0, rest: '' };
  let columns = columnsOf(rest);
  state.items = state.items.filter((item) => item <= columns);
  rest = rest.trimStart();
  for (let mark = listMark(rest); mark !== null; mark = listMark(rest)) {
    if (columns - (state.items.at(-1) ?? 0) >= 4) break;
    // CommonMark 5.2: five and more columns after the mark are one, and indented code.
    const space = columnsOf(mark[2] ?? '');
    columns += (mark[1] ?? '').length + (space > 4 || space === 0 ? 1 : space);
    state.items.push(columns);
    rest = rest.slice(mark[0].length);
    if (space > 4) columns += space - 1;
  }
  const indent = state.items.at(-1) ?? 0;
  return { quotes, indent, extra: columns - indent, rest };
}

const listMark = (rest: string): RegExpExecArray | null =>
  /^(?:([-*_])[ \t]*)(?:\1[ \t]*){2,}$/.test(rest) ? null : /^([-*+]|\d{1,9}[.)])([ \t]+|$)/.exec(rest);

/** How many columns of white space a line begins with; tabs reach to the next multiple of four. */
function columnsOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === ' ') columns++;
    else if (char === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

const blocks =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|' +
  'track|ul';
const blockTag = new RegExp(`^</?(?:${blocks})(?:[\\s/>]|$)`, 'i');
const anyTag = /^<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>[ \t]*$/i;

/** How the HTML block that `line` begins will end (CommonMark 4.6); absent when it begins none that lasts. */
function htmlEnd(line: string, afterBlank: boolean): 'blank' | RegExp | undefined {
  if (!line.startsWith('<')) return undefined;
  const ends: readonly (readonly [RegExp, RegExp])[] = [
    [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
    [/^<!--/, /-->/],
    [/^<\?/, /\?>/],
    [/^<!\[CDATA\[/, /\]\]>/],
    [/^<![a-z]/i, />/],
  ];
  const found = ends.find(([begin]) => begin.test(line));
  if (found !== undefined) return found[1].test(line) ? undefined : found[1];
  return blockTag.test(line) || (afterBlank && anyTag.test(line)) ? 'blank' : undefined;
}

const endsHtml = (end: 'blank' | RegExp, line: string): boolean =>
  end === 'blank' ? line === '' : end.test(line);

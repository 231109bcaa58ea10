// Writes the ends of blocks and spans.
import type { TagName } from './events.ts';
import { MARKS } from './open-tag.ts';
import { type Writer, type WriterState, UnexpectedEvent } from './writer.ts';

type TablePart = 'table' | 'table-head' | 'table-row' | 'table-cell';
type Block = Exclude<TagName, TablePart | keyof typeof MARKS | 'link' | 'image' | 'code-block'>;

/** `lacksLineEnd`: the last text did not end with one. */
export function closeTag(writer: Writer, name: TagName, lacksLineEnd: boolean): void {
  switch (name) {
    case 'emphasis':
    case 'strong':
    case 'strikethrough':
      writer.add(MARKS[name]);
      break;
    case 'link': {
      const link = writer.state.links.pop();
      if (link === undefined) throw new UnexpectedEvent();
      writer.add(link.isAutolink ? '>' : linkEnd(link));
      break;
    }
    case 'image': {
      const image = writer.state.images.pop();
      if (image === undefined) throw new UnexpectedEvent();
      writer.add(linkEnd(image));
      break;
    }
    case 'table':
    case 'table-head':
    case 'table-row':
    case 'table-cell':
      closeTablePart(writer, name);
      break;
    case 'code-block':
      closeCode(writer, lacksLineEnd);
      break;
    case 'heading':
    case 'paragraph':
    case 'definition-list':
    case 'html-block':
    case 'item':
    case 'list':
    case 'quote':
    case 'footnote':
    case 'definition-title':
    case 'definition':
      closeBlock(writer, name);
  }
}

function closeBlock(writer: Writer, name: Block): void {
  const { state } = writer;
  switch (name) {
    case 'heading':
      if (state.heading === undefined) throw new UnexpectedEvent();
      writer.add(state.heading);
      state.heading = undefined;
      writer.atLeast(2);
      break;
    case 'paragraph':
    case 'definition-list':
      writer.atLeast(2);
      break;
    case 'html-block':
      writer.atLeast(1);
      break;
    case 'item':
      state.padding.pop();
      writer.atLeast(1);
      break;
    case 'list':
      state.lists.pop();
      if (state.lists.length === 0) writer.atLeast(2);
      break;
    case 'quote':
      state.padding.pop();
      writer.atLeast(2);
      break;
    case 'footnote':
      state.padding.pop();
      break;
    case 'definition-title':
      writer.add('\n');
      break;
    case 'definition':
      state.padding.pop();
      writer.add(writer.lineEnd());
  }
}

function closeCode(writer: Writer, lacksLineEnd: boolean): void {
  const { state } = writer;
  writer.atLeast(2);
  if (lacksLineEnd) writer.add(writer.lineEnd());
  if (state.codeBlock === 'fenced') writer.add(writer.fence);
  else if (state.codeBlock === 'indented') state.padding.pop();
  state.codeBlock = undefined;
}

function closeTablePart(writer: Writer, name: TablePart): void {
  const { state } = writer;
  switch (name) {
    case 'table':
      writer.atLeast(2);
      state.columns = [];
      state.headers = [];
      break;
    case 'table-cell':
      state.headers.push(state.headerText ?? '');
      state.headerText = undefined;
      state.isInCell = false;
      break;
    case 'table-head':
    case 'table-row':
      writer.atLeast(1);
      writer.add('|');
      if (name === 'table-head') writer.add(writer.lineEnd() + delimiterRow(state));
  }
}

/** As wide as the headers, in characters. */
function delimiterRow({ columns, headers }: WriterState): string {
  const cells = columns.slice(0, headers.length).map((alignment, i) => {
    const least = alignment === 'none' ? 1 : alignment === 'center' ? 3 : 2;
    const length = Math.max(Array.from(headers[i] ?? '').length, least);
    const left = alignment === 'left' || alignment === 'center' ? ':' : '-';
    const right = alignment === 'right' || alignment === 'center' ? ':' : '-';
    return length === 1 ? (left === ':' ? left : right) : left + '-'.repeat(length - 2) + right;
  });
  return `|${cells.join('|')}|`;
}

function linkEnd({ url, title }: { readonly url: string; readonly title: string }): string {
  const address = needsBrackets(url) ? `<${url}>` : url;
  return `](${address}${title === '' ? '' : ` "${title.replace(/["\\]/g, '\\$&')}"`})`;
}

function needsBrackets(url: string): boolean {
  let depth = 0;
  for (const letter of url) {
    if (letter === '(') depth++;
    else if (letter === ')') depth--;
    else if (letter === ' ') {
      depth++;
      break;
    }
    if (depth > 3) break;
  }
  return depth !== 0;
}

// Writes the beginnings of blocks and spans.
import type { Tag, TagName } from './events.ts';
import { type Writer, UnexpectedEvent } from './writer.ts';

/** What is before and after a span. */
export const MARKS = { emphasis: '_', strong: '**', strikethrough: '~~' } as const;

type BlockName = Exclude<
  TagName,
  keyof typeof MARKS | 'link' | 'image' | 'list' | 'html-block' | `table${string}` | 'definition-list'
>;
type Block = Extract<Tag, { readonly name: BlockName }>;

export function openTag(writer: Writer, tag: Tag): void {
  const { state } = writer;
  if (tag.name === 'list') {
    state.lists.push(tag.first);
    if (state.lists.length > 1) writer.atLeast(1);
  }
  const startsLine = state.newlinesBefore !== 0;
  writer.writeLineEnds();
  switch (tag.name) {
    case 'emphasis':
    case 'strong':
    case 'strikethrough':
      writer.add(MARKS[tag.name]);
      break;
    case 'link':
      state.links.push(tag);
      writer.add(tag.isAutolink ? '<' : '[');
      break;
    case 'image':
      state.images.push(tag);
      writer.add('![');
      break;
    case 'table':
      state.columns = tag.columns;
      break;
    case 'table-cell':
      state.headerText = '';
      state.isInCell = true;
      writer.add('|');
      break;
    case 'list':
    case 'html-block':
    case 'table-head':
    case 'table-row':
    case 'definition-list':
      break;
    case 'paragraph':
    case 'quote':
    case 'item':
    case 'heading':
    case 'code-block':
    case 'footnote':
    case 'definition-title':
    case 'definition':
      openBlock(writer, tag, startsLine);
  }
}

function openBlock(writer: Writer, tag: Block, startsLine: boolean): void {
  const { state } = writer;
  switch (tag.name) {
    case 'paragraph':
      state.isParagraphStart = true;
      break;
    case 'item':
      openItem(writer);
      break;
    case 'heading':
      if (state.heading !== undefined) throw new UnexpectedEvent();
      state.heading = tag.attributes;
      writer.add(`${'#'.repeat(tag.level)} `);
      break;
    case 'quote':
      state.newlinesBefore = 1;
      if (!startsLine) writer.add(writer.lineEnd());
      writer.add(' > ');
      state.padding.push(' > ');
      break;
    case 'code-block':
      openCode(writer, tag.info, startsLine);
      break;
    case 'footnote':
      state.padding.push('    ');
      writer.add(`[^${tag.label}]: `);
      break;
    case 'definition-title':
      writer.atLeast(1);
      break;
    case 'definition':
      writer.add(`${state.padding.join('')}: `);
      state.padding.push('  ');
  }
}

function openItem(writer: Writer): void {
  const { state } = writer;
  state.isParagraphStart = true;
  if (state.lists.length === 0) return;
  const first = state.lists.at(-1);
  const marker = first === undefined ? '- ' : `${first}. `;
  state.padding.push(' '.repeat(marker.length));
  writer.add(marker);
}

function openCode(writer: Writer, info: string | undefined, startsLine: boolean): void {
  const { state } = writer;
  if (info === undefined) {
    state.codeBlock = 'indented';
    state.padding.push('    ');
    writer.add(startsLine ? '    ' : writer.lineEnd());
    return;
  }
  state.codeBlock = 'fenced';
  if (!startsLine) writer.add(writer.lineEnd());
  writer.add(writer.fence + info + writer.lineEnd());
}

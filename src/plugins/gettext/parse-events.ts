// Parses Markdown into events.
import Parser, { type MarkdownIt, type Token } from 'markdown-it';
import { createEnv } from '../../scan/markdown/env.ts';
import { footnoteLabelOf } from '../../scan/markdown/syntax/footnote-syntax.ts';
import { taskOf } from '../../scan/markdown/syntax/task-list.ts';
import { inlineEvents } from './inline-events.ts';
import { type Alignment, type MarkdownEvent, type Tag, type TagName, textEvent } from './events.ts';
import { createParser } from './parser.ts';

const { unescapeAll } = new Parser().utils;

let parser: MarkdownIt | undefined;

/** The events of a document. */
export function parseEvents(text: string): readonly MarkdownEvent[] {
  parser ??= createParser();
  const tokens = parser.parse(
    text,
    createEnv(() => undefined),
  );
  return new Converter(text).convert(tokens);
}

/** The events of a text in a table cell. */
export function parseCell(text: string): readonly MarkdownEvent[] {
  return parseEvents(`|${text}|\n|-|`)
    .filter((event) =>
      event.kind === 'start'
        ? !event.tag.name.startsWith('table')
        : event.kind !== 'end' || !event.name.startsWith('table'),
    )
    .map((event) => ({ ...event, line: 1 }));
}

class Converter {
  private readonly lines: readonly string[];
  private readonly events: MarkdownEvent[] = [];
  private line = 1;

  constructor(text: string) {
    this.lines = text.split('\n');
  }

  convert(tokens: readonly Token[]): readonly MarkdownEvent[] {
    tokens.forEach((token, i) => {
      if (token.map !== null) this.line = token.map[0] + 1;
      this.convertOne(token, tokens[i + 1]);
    });
    return this.events;
  }

  private start(tag: Tag): void {
    this.events.push({ kind: 'start', tag, line: this.line });
  }

  private end(name: TagName): void {
    this.events.push({ kind: 'end', name, line: this.line });
  }

  private convertOne(token: Token, next: Token | undefined): void {
    const { type } = token;
    if (type === 'inline') {
      this.inline(token);
      return;
    }
    if (type === 'fence' || type === 'code_block') {
      this.code(token);
      return;
    }
    if (type === 'html_block') {
      this.html(token);
      return;
    }
    if (type === 'hr') {
      this.events.push({ kind: 'rule', line: this.line });
      return;
    }
    if (token.hidden) return;
    const name = NAMES[type.replace(/_(?:open|close)$/, '')];
    if (name === undefined) {
      if (type === 'thead_open' || type === 'tbody_open' || type === 'thead_close' || type === 'tbody_close')
        return;
      if (type === 'tr_open') this.start({ name: next?.type === 'th_open' ? 'table-head' : 'table-row' });
      else if (type === 'tr_close') this.end(this.isInHead ? 'table-head' : 'table-row');
      return;
    }
    if (type.endsWith('_close')) this.end(name);
    else this.start(this.tagOf(token, name));
  }

  private get isInHead(): boolean {
    const row = this.events.findLast(
      (event) => event.kind === 'start' && /^table-(?:head|row)$/.test(event.tag.name),
    );
    return row?.kind === 'start' && row.tag.name === 'table-head';
  }

  private tagOf(token: Token, name: TagName): Tag {
    if (name === 'heading')
      return { name, level: Number(token.tag.slice(1)), attributes: attributesOf(token) };
    if (name === 'list')
      return token.type === 'ordered_list_open'
        ? { name, first: Number(token.attrGet('start') ?? 1) }
        : { name };
    if (name === 'footnote') return { name, label: footnoteLabelOf(token) };
    if (name === 'table') return { name, columns: this.columnsAt(token) };
    return { name } as Tag;
  }

  /** The alignments of a table's columns, from its delimiter row. */
  private columnsAt(token: Token): readonly Alignment[] {
    const row = (this.lines[(token.map?.[0] ?? 0) + 1] ?? '')
      .replace(/^[\s>]+/, '')
      .replace(/^[-*+] +(?=[|:-])/, '');
    return row
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell): Alignment => {
        const [isLeft, isRight] = [cell.trim().startsWith(':'), cell.trim().endsWith(':')];
        if (isLeft) return isRight ? 'center' : 'left';
        return isRight ? 'right' : 'none';
      });
  }

  private inline(token: Token): void {
    const task = taskOf(token);
    if (task !== undefined) this.events.push({ kind: 'task', isDone: task, line: this.line });
    this.events.push(...inlineEvents(token.children ?? [], this.line));
  }

  /** In a quote or list the lines of code are events of their own, because what is before them is not code. */
  private code(token: Token): void {
    const { content } = token;
    this.start(
      token.type === 'fence'
        ? { name: 'code-block', info: unescapeAll(token.info).trim() }
        : { name: 'code-block' },
    );
    const first = (token.map?.[0] ?? 0) + (token.type === 'fence' ? 1 : 0);
    const lines = content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    const isWhole = lines.every((line, i) => this.lines[first + i] === line.replace(/\n$/, ''));
    const texts = isWhole && content !== '' ? [content] : lines;
    let line = first + 1;
    for (const text of texts) {
      this.events.push(textEvent(text, line));
      line += text.split('\n').length - 1;
    }
    this.end('code-block');
  }

  private html(token: Token): void {
    this.start({ name: 'html-block' });
    const lines = token.content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    lines.forEach((text, i) => {
      this.events.push({ kind: 'html', text, line: this.line + i });
    });
    this.end('html-block');
  }
}

const NAMES: Readonly<Record<string, TagName>> = {
  paragraph: 'paragraph',
  blockquote: 'quote',
  heading: 'heading',
  bullet_list: 'list',
  ordered_list: 'list',
  list_item: 'item',
  footnote: 'footnote',
  table: 'table',
  th: 'table-cell',
  td: 'table-cell',
  dl: 'definition-list',
  dt: 'definition-title',
  dd: 'definition',
};

function attributesOf(token: Token): string {
  const attributes = token.attrs ?? [];
  if (attributes.length === 0) return '';
  const id = token.attrGet('id');
  const classes = String(token.attrGet('class') ?? '')
    .split(' ')
    .filter((name) => name !== '');
  const others = attributes.filter(([name]) => name !== 'id' && name !== 'class');
  const written = [
    ...(id === null ? [] : [`#${id}`]),
    ...classes.map((name) => `.${name}`),
    ...others.map(([name, value]) => (value === '' ? name : `${name}=${value}`)),
  ];
  return written.length === 0 ? '' : ` { ${written.join(' ')} }`;
}

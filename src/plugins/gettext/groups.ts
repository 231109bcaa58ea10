// Groups events into messages and the parts between them, as mdbook-i18n-helpers does.
import { codePieces } from './code-text.ts';
import { directiveIn } from './directives.ts';
import { type MarkdownEvent, textEvent } from './events.ts';
import { writeMessage } from './serialize.ts';
import { startState } from './writer.ts';

export interface EventGroup {
  readonly kind: 'message' | 'skipped';
  readonly events: readonly MarkdownEvent[];
  /** For translators: of the comments before a message; absent without one. */
  readonly comment?: string;
}

/** The groups in order; together they have all events. */
export function groupEvents(events: readonly MarkdownEvent[]): readonly EventGroup[] {
  const grouping = new Grouping(events);
  events.forEach((event, i) => {
    grouping.add(event, i);
  });
  return grouping.finish();
}

const INLINE: ReadonlySet<string> = new Set(['emphasis', 'strong', 'strikethrough', 'link', 'image']);

class Grouping {
  private readonly groups: EventGroup[] = [];
  private kind: EventGroup['kind'] = 'skipped';
  private start = 0;
  private skipsNext = false;
  private skipsAll = false;
  private comments: string[] = [];
  private readonly events: readonly MarkdownEvent[];

  constructor(events: readonly MarkdownEvent[]) {
    this.events = events;
  }

  add(event: MarkdownEvent, i: number): void {
    switch (event.kind) {
      case 'start':
        if (event.tag.name === 'paragraph' || event.tag.name === 'code-block') this.cut(i, 'message');
        else if (INLINE.has(event.tag.name)) this.translate(i);
        else this.skip(i);
        break;
      case 'end':
        if (event.name === 'paragraph' || event.name === 'code-block') this.cut(i + 1, 'skipped');
        else if (INLINE.has(event.name)) this.translate(i);
        else this.skip(i);
        break;
      case 'text':
      case 'code':
      case 'footnote-reference':
      case 'hard-break':
        this.translate(i);
        break;
      case 'html':
      case 'inline-html':
        this.addHtml(event.text, i);
        break;
      case 'rule':
      case 'task':
        this.skip(i);
    }
  }

  finish(): readonly EventGroup[] {
    const isMessage = this.kind === 'message' && !this.skipsNext && !this.skipsAll;
    this.push(isMessage ? 'message' : 'skipped', this.events.slice(this.start));
    return this.groups;
  }

  private addHtml(html: string, i: number): void {
    const directive = directiveIn(html);
    if (directive === undefined) {
      // Tags between paragraphs aren’t translated.
      if (this.events[i]?.kind === 'html') this.skip(i);
      else this.translate(i);
      return;
    }
    const wasMessage = this.kind === 'message';
    if (wasMessage) this.cut(i, 'message');
    switch (directive.name) {
      case 'skip':
        this.skipsNext = true;
        break;
      case 'skip-start':
        this.skipsAll = true;
        break;
      case 'skip-end':
        if (wasMessage) this.skipsNext = true;
        this.skipsAll = false;
        break;
      case 'comment':
        if (directive.text !== '') this.comments.push(directive.text);
    }
  }

  private translate(i: number): void {
    if (this.kind === 'skipped') this.cut(i, 'message');
  }

  private skip(i: number): void {
    if (this.kind === 'message') this.cut(i, 'skipped');
  }

  /** Ends the group before an event; the next one is of the given kind. */
  private cut(end: number, next: EventGroup['kind']): void {
    const events = this.events.slice(this.start, end);
    if (this.kind === 'skipped') this.push('skipped', events);
    else if (this.skipsNext || this.skipsAll) {
      this.push('skipped', events);
      this.skipsNext = false;
    } else if (isCodeBlock(events)) this.pushCode(events);
    else this.push('message', events);
    this.kind = next;
    this.start = end;
  }

  private push(kind: EventGroup['kind'], events: readonly MarkdownEvent[]): void {
    const isCommented = kind === 'message' && this.comments.length > 0;
    this.groups.push({ kind, events, ...(isCommented && { comment: this.comments.join(' ') }) });
    if (isCommented) this.comments = [];
  }

  private pushCode(events: readonly MarkdownEvent[]): void {
    const info = infoOf(events);
    const language = (info ?? '').split(',')[0] ?? '';
    if (info === undefined || codePieces('', language) === undefined) {
      const isMessage =
        (info !== undefined && /^admonish /.test(info)) ||
        /"|\/\//.test(writeMessage(events, startState()).text);
      if (isMessage) this.push('message', events);
      else this.push('skipped', events);
      return;
    }
    for (const event of events) {
      if (event.kind === 'text') this.pushPieces(event.text, event.line, language);
      else this.push('skipped', [event]);
    }
  }

  /** Strings and comments with only spaces between them are one message. */
  private pushPieces(code: string, first: number, language: string): void {
    let message: MarkdownEvent[] = [];
    let before = '';
    const flush = (): void => {
      const spaces: MarkdownEvent[] = [];
      for (let last = message.at(-1); last?.kind === 'text' && isBlank(last.text); last = message.at(-1)) {
        message.pop();
        spaces.unshift(last);
      }
      if (message.length > 0) this.push('message', message);
      if (spaces.length > 0) this.push('skipped', spaces);
      message = [];
    };
    for (const { text, isText } of codePieces(code, language) ?? []) {
      const event = textEvent(text, lineAfter(before, first));
      before += text;
      if (isText || (isBlank(text) && message.length > 0)) message.push(event);
      else {
        flush();
        this.push('skipped', [event]);
      }
    }
    flush();
  }
}

/** The original program counts the lines before a piece, and a line that has ended as the one that it is on. */
const lineAfter = (before: string, first: number): number =>
  first + Math.max(0, before.replace(/\n$/, '').split('\n').length - 1);

const isBlank = (text: string): boolean => /^[ \t]*$/.test(text);

const isCodeBlock = (events: readonly MarkdownEvent[]): boolean => {
  const [first, last] = [events[0], events.at(-1)];
  return (
    first?.kind === 'start' &&
    first.tag.name === 'code-block' &&
    last?.kind === 'end' &&
    last.name === 'code-block'
  );
};

/** The info string of a code block; absent for an indented one. */
function infoOf([first]: readonly MarkdownEvent[]): string | undefined {
  return first?.kind === 'start' && first.tag.name === 'code-block' ? first.tag.info : undefined;
}

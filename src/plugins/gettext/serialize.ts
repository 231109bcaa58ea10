// Writes events as Markdown in the form of pulldown-cmark-to-cmark, which the ids of messages are made of.
import { closeTag } from './close-tag.ts';
import type { MarkdownEvent } from './events.ts';
import { openTag } from './open-tag.ts';
import { type TextPlace, writeCode, writeText } from './write-text.ts';
import { type WriterState, Writer, copyOf } from './writer.ts';

export interface Written {
  readonly text: string;
  /** The state after the events. */
  readonly state: WriterState;
}

/**
 * How references without a definition are written. In a message they are text, `\[a\]\[b\]`, as in existing catalogs; in a
 * document they stay as they are, because the definition may be shared by the book.
 */
export type References = 'text' | 'as-written';

/** Messages have neither the padding of the blocks around them nor line ends before them. */
export function writeMessage(events: readonly MarkdownEvent[], state: WriterState): Written {
  const after = copyOf(state);
  writeAll(events, after, 'text');
  const bare = { ...copyOf(state), newlinesBefore: 0, padding: [] };
  return { text: writeAll(events, bare, 'text').replace(/^\n+/, ''), state: after };
}

/** Changes the state. */
export function writeAll(
  events: readonly MarkdownEvent[],
  state: WriterState,
  references: References,
): string {
  const writer = new Writer(state, '`'.repeat(fenceLength(events)));
  const isReference = (event: MarkdownEvent | undefined): boolean =>
    references === 'as-written' && event?.kind === 'text' && event.label !== undefined;
  events.forEach((event, i) => {
    const { isParagraphStart: isFirst } = state;
    const next = events[i + 1];
    if (event.kind === 'text' && isReference(event)) writeReference(writer, event.text);
    else {
      const isBeforeLink = startsLink(next) || isReference(next);
      writeEvent(writer, event, { isFirst, isBeforeLink, isAfterReference: isReference(events[i - 1]) });
    }
  });
  return writer.text;
}

const startsLink = (event: MarkdownEvent | undefined): boolean =>
  event?.kind === 'footnote-reference' ||
  (event?.kind === 'start' && ['link', 'image', 'footnote'].includes(event.tag.name));

/** One more than the longest run of fence characters in code, and at least three. */
function fenceLength(events: readonly MarkdownEvent[]): number {
  let isInCode = false;
  let longest = 0;
  for (const event of events) {
    if (event.kind === 'start' && event.tag.name === 'code-block') isInCode = true;
    else if (event.kind === 'end' && event.name === 'code-block') isInCode = false;
    else if (event.kind === 'text' && isInCode)
      for (const [run] of event.text.matchAll(/`+|~+/g)) longest = Math.max(longest, run.length);
  }
  return longest >= 3 ? longest + 1 : 3;
}

/** A bracket or the label of a reference. */
function writeReference(writer: Writer, text: string): void {
  const { state } = writer;
  state.isParagraphStart = false;
  state.lacksLineEnd = true;
  if (state.headerText !== undefined) state.headerText += text;
  writer.writeLineEnds();
  writer.add(text);
}

function writeEvent(writer: Writer, event: MarkdownEvent, place: TextPlace): void {
  const { state } = writer;
  const { lacksLineEnd } = state;
  state.lacksLineEnd = false;
  state.isParagraphStart = false;
  switch (event.kind) {
    case 'start':
      openTag(writer, event.tag);
      break;
    case 'end':
      closeTag(writer, event.name, lacksLineEnd);
      break;
    case 'text':
      writeText(writer, event.text, place);
      break;
    case 'code':
      writeCode(writer, event.text);
      break;
    case 'html':
      writer.addLines(event.text);
      break;
    case 'inline-html':
      writer.writeLineEnds();
      writer.addLines(event.text);
      break;
    case 'footnote-reference':
      writer.add(`[^${event.label}]`);
      break;
    case 'hard-break':
      writer.add(`  ${writer.lineEnd()}`);
      break;
    case 'rule':
      writer.writeLineEnds();
      writer.atLeast(2);
      writer.add('---');
      break;
    case 'task':
      writer.add(event.isDone ? '[x] ' : '[ ] ');
  }
}

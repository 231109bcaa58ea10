// Lists the messages of a document.
import { parseEvents } from '../parse-events.ts';
import { groupEvents } from '../groups.ts';
import { writeMessage } from '../serialize.ts';
import { startState } from '../writer.ts';

export interface DocumentMessage {
  readonly text: string;
  /** The line of the document that it starts on, from 1. */
  readonly line: number;
  /** For translators: `<!-- i18n:comment: text -->`; absent without one. */
  readonly comment?: string;
}

/** In the order of the document, without those that have no text. */
export function messagesIn(document: string): readonly DocumentMessage[] {
  const found: DocumentMessage[] = [];
  let state = startState();
  for (const { kind, events, comment } of groupEvents(parseEvents(document))) {
    const { text, state: after } = writeMessage(events, state);
    state = after;
    const [first] = events;
    if (kind === 'skipped' || first === undefined || text.trim() === '') continue;
    found.push({ text, line: first.line, ...(comment !== undefined && { comment }) });
  }
  return found;
}

/** A message without its links, of which the text stays: `[A *b*](c.md)` is `A _b_`. */
export const withoutLinks = (message: string): string =>
  writeMessage(
    parseEvents(message).filter(
      (event) =>
        !(event.kind === 'start' && event.tag.name === 'link') &&
        !(event.kind === 'end' && event.name === 'link'),
    ),
    startState(),
  ).text;

// Replaces the messages of a document with their translations.
import { type MarkdownEvent, textEvent } from './events.ts';
import { once } from '../../core/once.ts';
import { type EventGroup, groupEvents } from './groups.ts';
import { parseCell, parseEvents } from './parse-events.ts';
import { withAlerts } from './alert-events.ts';
import { writeAll, writeMessage } from './serialize.ts';
import { labelsIn, withReferences } from './references.ts';
import { type WriterState, UnexpectedEvent, startState } from './writer.ts';

/** The text for a message; absent where it isn't translated. */
export type Translation = (message: string) => string | undefined;

/** A document, split into messages and the parts between them. */
export interface SourceDocument {
  readonly events: readonly MarkdownEvent[];
  /** Throws {@link UnexpectedEvent}. */
  readonly groups: () => readonly SourceGroup[];
}

interface SourceGroup extends EventGroup {
  /** As catalogs have it. */
  readonly text: string;
  /** Of the writer, before the group. */
  readonly state: WriterState;
}

export function parseDocument(document: string): SourceDocument {
  const events = parseEvents(document);
  return { events, groups: once(() => groupsOf(events)) };
}

function groupsOf(events: readonly MarkdownEvent[]): readonly SourceGroup[] {
  let state = startState();
  return groupEvents(events).map((group) => {
    const { text, state: after } = writeMessage(group.events, state);
    const placed = { ...group, text, state };
    state = after;
    return placed;
  });
}

/** The document with its messages translated, in the form in which all of it is written. */
export function translateDocument(
  { events: source, groups }: SourceDocument,
  translation: Translation,
): string {
  try {
    return written(translateGroups(groups(), translation));
  } catch (error) {
    // A translation contains half a link or heading. The source text is better than no text.
    if (error instanceof UnexpectedEvent) return written(withAlerts(source));
    throw error;
  }
}

const written = (events: readonly MarkdownEvent[]): string =>
  writeAll(events, startState(), 'as-written').replace(/^\n+/, '');

function translateGroups(groups: readonly SourceGroup[], translation: Translation): readonly MarkdownEvent[] {
  const translated: MarkdownEvent[] = [];
  for (const { kind, events, text, state } of groups) {
    const found = kind === 'message' ? translationOf(text, translation) : undefined;
    translated.push(
      ...(found === undefined
        ? events
        : withoutParagraph(eventsIn(withReferences(found, labelsIn(events)), state), events)),
    );
  }
  return withAlerts(translated);
}

/** `\\[!NOTE\\] ` at the beginning of a message: the marker of an alert, which is part of its first paragraph. */
const ALERT = /^\\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\\] /i;

/** Later versions of the original program leave the marker out of the message. */
function translationOf(message: string, translation: Translation): string | undefined {
  const found = translation(message);
  const marker = ALERT.exec(message)?.[0];
  if (found !== undefined || marker === undefined) return found;
  const text = translation(message.slice(marker.length));
  return text === undefined ? undefined : marker + text;
}

/** A translation, parsed as at the place of its message. */
function eventsIn(text: string, state: WriterState): readonly MarkdownEvent[] {
  if (state.codeBlock !== undefined)
    return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line, i) => textEvent(line, i + 1));
  return state.isInCell ? parseCell(text) : parseEvents(text);
}

/** Removes the paragraph that the text of a list item or heading gets when it is parsed alone. */
function withoutParagraph(
  events: readonly MarkdownEvent[],
  source: readonly MarkdownEvent[],
): readonly MarkdownEvent[] {
  return isParagraph(events) && !isParagraph(source) ? events.slice(1, -1) : events;
}

const isParagraph = (events: readonly MarkdownEvent[]): boolean => {
  const [first, last] = [events[0], events.at(-1)];
  return (
    first?.kind === 'start' &&
    first.tag.name === 'paragraph' &&
    last?.kind === 'end' &&
    last.name === 'paragraph'
  );
};

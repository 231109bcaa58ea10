// A catalog of translations, `po/xx.po`, read with gettext-parser.
import { po } from 'gettext-parser';
import type { Translation } from './messages.ts';
import { parseEvents } from './parse-events.ts';

/** One message of a catalog without a context. */
export interface CatalogMessage {
  readonly id: string;
  /** Empty where it isn't translated. */
  readonly text: string;
  /** Reviewed: not marked `fuzzy`. */
  readonly isReviewed: boolean;
  /** `src/a.md:3`, as written. */
  readonly references: string;
}

export type ReadCatalog =
  | { readonly kind: 'catalog'; readonly messages: readonly CatalogMessage[] }
  | { readonly kind: 'invalid'; readonly reason: string; readonly line: number };

export function readCatalog(text: string): ReadCatalog {
  try {
    const { translations } = po.parse(text);
    const messages = Object.values(translations[''] ?? {}).map(({ msgid, msgstr, comments }) => ({
      id: msgid,
      text: msgstr[0] ?? '',
      isReviewed: !/\bfuzzy\b/.test(comments?.flag ?? ''),
      references: comments?.reference ?? '',
    }));
    return { kind: 'catalog', messages: messages.filter(({ id }) => id !== '') };
  } catch (error) {
    const { message, lineNumber } = error as Error & { readonly lineNumber?: number };
    return { kind: 'invalid', reason: reasonIn(message), line: lineNumber ?? 1 };
  }
}

/** The sentence that says what is wrong: the position is that of the diagnostic, and advice follows. */
const reasonIn = (message: string): string =>
  message
    .replace(/^Error parsing PO data: /, '')
    .replace(/ at line \d+\b[^]*$|\.(?: [^]*)?$/, '')
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase());

/**
 * The translations of reviewed messages. Titles of chapters are plain text, so the messages of SUMMARY.md are found without
 * their formatting as well.
 */
export function translationsIn(messages: readonly CatalogMessage[]): Translation {
  const known = new Map(messages.map((message) => [message.id, message]));
  for (const message of messages) {
    if (!message.references.includes('SUMMARY.md')) continue;
    const id = plainText(message.id);
    known.set(id, { ...message, id, text: plainText(message.text), isReviewed: true });
  }
  return (id) => {
    const found = known.get(id);
    return found !== undefined && found.isReviewed && found.text !== '' ? found.text : undefined;
  };
}

/** Text without formatting. */
const plainText = (markdown: string): string =>
  parseEvents(markdown)
    .map((event) => (event.kind === 'text' || event.kind === 'code' ? event.text : ''))
    .join('');

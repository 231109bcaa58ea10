// The translations of a catalog, `po/xx.po`.
import type { Translation } from './messages.ts';
import { parseEvents } from './parse-events.ts';
import { type PoMessage, isFuzzy } from './po/po-file.ts';

/**
 * The translations of reviewed messages. Titles of chapters are plain text, so the messages of SUMMARY.md are found without
 * their formatting as well.
 */
export function translationsIn(messages: readonly PoMessage[]): Translation {
  const known = new Map<string, string | undefined>();
  const current = messages.filter(({ context, isObsolete }) => context === undefined && !isObsolete);
  for (const message of current) known.set(message.id, isFuzzy(message) ? undefined : message.texts[0]);
  for (const { id, texts, references } of current) {
    if (references.some((reference) => reference.includes('SUMMARY.md')))
      known.set(plainText(id), plainText(texts[0] ?? ''));
  }
  return (id) => {
    const found = known.get(id);
    return found === '' ? undefined : found;
  };
}

/** Text without formatting. */
const plainText = (markdown: string): string =>
  parseEvents(markdown)
    .map((event) => (event.kind === 'text' || event.kind === 'code' ? event.text : ''))
    .join('');

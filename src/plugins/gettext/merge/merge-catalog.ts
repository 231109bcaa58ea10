// Merges a template into a catalog, as `msgmerge --previous` does.
import { type MessageKey, type PoFile, type PoMessage, isFuzzy, isTranslated, keyOf } from '../po/po-file.ts';
import { createSimilarTexts } from './similar-texts.ts';

export interface MergedCatalog {
  /** In the order of the template, and obsolete ones at the end. */
  readonly messages: readonly PoMessage[];
  readonly counts: MergeCounts;
}

/** How many messages came from where. */
export interface MergeCounts {
  /** Found as they are. */
  readonly kept: number;
  /** Translated with a similar message’s translation, and marked `fuzzy`. */
  readonly fuzzy: number;
  /** Without a translation to start from. */
  readonly added: number;
  /** No longer in the template: kept at the end. */
  readonly obsolete: number;
}

/** The catalog has each message once. */
export function mergeCatalog(
  template: readonly PoMessage[],
  catalog: Pick<PoFile, 'messages'>,
): MergedCatalog {
  const byKey = new Map(catalog.messages.map((message) => [keyOf(message), message]));
  const translated = catalog.messages.filter(isTranslated);
  const similar = createSimilarTexts(translated.map(({ id }) => id));
  const used = new Set<PoMessage>();
  const counts = { kept: 0, fuzzy: 0, added: 0 };
  const merged = template.map((message): PoMessage => {
    const same = byKey.get(keyOf(message));
    if (same !== undefined) {
      used.add(same);
      counts.kept++;
      return withPlaces(same, message);
    }
    const near = translated[similar.find(message.id) ?? -1];
    if (near === undefined) {
      counts.added++;
      return message;
    }
    used.add(near);
    counts.fuzzy++;
    return fuzzyFrom(near, message);
  });
  const obsolete = catalog.messages
    .filter((message) => !used.has(message) && isTranslated(message))
    .map((message): PoMessage => ({ ...message, comments: [], references: [], isObsolete: true }));
  return { messages: [...merged, ...obsolete], counts: { ...counts, obsolete: obsolete.length } };
}

/** What comes from the source is renewed; what translators wrote is kept. */
function withPlaces(known: PoMessage, { comments, references }: PoMessage): PoMessage {
  const { previous, ...rest } = known;
  const isUnsure = previous !== undefined && isFuzzy(known);
  return { ...rest, comments, references, isObsolete: false, ...(isUnsure && { previous }) };
}

function fuzzyFrom(near: PoMessage, message: PoMessage): PoMessage {
  const previous = isFuzzy(near) ? near.previous : keyIn(near);
  return {
    ...message,
    // The message has no plural form, so it has one text.
    texts: near.texts.slice(0, 1),
    notes: near.notes,
    flags: ['fuzzy', ...near.flags.filter((flag) => flag !== 'fuzzy')],
    ...(previous && { previous }),
  };
}

const keyIn = ({ context, id, plural }: MessageKey): MessageKey => ({
  id,
  ...(context !== undefined && { context }),
  ...(plural !== undefined && { plural }),
});

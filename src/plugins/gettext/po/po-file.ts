// A catalog of translations as data.
import type { Span } from '../../../core/diagnostic.ts';

/** What a message is found by. */
export interface MessageKey {
  /** `msgctxt`; absent for most. */
  readonly context?: string;
  readonly id: string;
  /** `msgid_plural`; absent for most. */
  readonly plural?: string;
}

export interface PoMessage extends MessageKey {
  /** One text, or one for each plural form; empty where it isn't translated. */
  readonly texts: readonly string[];
  /** `# `: of translators, as written. */
  readonly notes: readonly string[];
  /** `#. `: for translators, from the source. */
  readonly comments: readonly string[];
  /** `#: `: where the message is, `src/a.md:3`. */
  readonly references: readonly string[];
  /** `#, `: such as `fuzzy`. */
  readonly flags: readonly string[];
  /** `#| `: what the translation of a fuzzy message was made for. */
  readonly previous?: MessageKey;
  /** `#~ `: no longer in the source, kept for later. */
  readonly isObsolete: boolean;
  /** The lines of its id and texts as they are in the file; absent for a new message. Strings can be folded in many ways. */
  readonly written?: string;
}

/** A message with its place in the file. */
export interface PlacedMessage extends PoMessage {
  /** The line of its `msgid`. */
  readonly span: Span;
}

/** A part of a file that can't be read. */
export interface PoError {
  /** A sentence without its full stop, lower case. */
  readonly reason: string;
  /** The line. */
  readonly span: Span;
}

export interface PoFile {
  /** The message without an id, which holds the header; absent for a file without one. */
  readonly header?: PlacedMessage;
  /** In the order of the file, without the header. */
  readonly messages: readonly PlacedMessage[];
  readonly errors: readonly PoError[];
  /** Comments after the last message, as written. */
  readonly end: readonly string[];
}

export const isFuzzy = ({ flags }: PoMessage): boolean => flags.includes('fuzzy');

/** Every form has a text. */
export const isTranslated = ({ texts }: PoMessage): boolean =>
  texts.length > 0 && texts.every((text) => text !== '');

/** Equal for messages that are the same one. Texts don't contain its separators. */
export const keyOf = ({ context, id }: MessageKey): string =>
  context === undefined ? id : `${context}\u0004${id}`;

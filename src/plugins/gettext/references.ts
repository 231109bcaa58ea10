// Finds references whose label isn't defined in their document, `[text][label]`: the definition may be shared by the book.
import type { StateInline } from 'markdown-it';
import { normalLabel } from '../../core/label.ts';
import type { MarkdownEvent } from './events.ts';

/** What the parser notes of a text that is a run of its own. */
export interface Run extends Record<string, unknown> {
  /** As {@link MarkdownEvent} has it. */
  readonly label: string | undefined;
}

export interface UndefinedReference {
  readonly label: string;
  /** The offset of the bracket that ends its text. */
  readonly textEnd: number;
  /** What follows its text, in pieces: brackets and the label. */
  readonly end: readonly string[];
}

/** A label in brackets that is only text. Labels with other Markdown are rare, and stay text. */
const FULL = /\[(?!\^)([^[\]\\*<>&`|!\n]*)\]/y;
/** Text of one run, or one piece of code, that is a label as well. */
const PLAIN = /^(?:[^[\]\\*_<>&`|!#^~-][^[\]\\*_<>&`|!~]*|`[^`[\]\\|]+`)$/;
/** An underscore that could begin or end emphasis. */
const EMPHASIS = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u;

/** The reference that starts at the position of the parser, which takes it for text. */
export function referenceAt(state: StateInline): UndefinedReference | undefined {
  const { src, pos, posMax } = state;
  const isImage = src.charAt(pos) === '!';
  const start = isImage ? pos + 1 : pos;
  const textEnd = state.md.helpers.parseLinkLabel(state, start, !isImage);
  if (textEnd < 0) return undefined;
  const text = src.slice(start + 1, textEnd);
  FULL.lastIndex = textEnd + 1;
  const match = FULL.exec(src);
  const found = match !== null && FULL.lastIndex <= posMax ? match : undefined;
  const [all, label = ''] = found ?? [];
  const isLinkNext = all !== undefined && all !== '[]' && src.charAt(textEnd + 1 + all.length) === '(';
  if (all !== undefined && label.trim() !== '' && !isLinkNext)
    return EMPHASIS.test(label) ? undefined : { label, textEnd, end: [']', '[', label, ']'] };
  if (!PLAIN.test(text)) return undefined;
  if (all === '[]') return { label: text, textEnd, end: [']', '[', ']'] };
  const isTask = pos === 0 && /^x$/i.test(text);
  const isAlone = isLinkNext || textEnd + 1 >= posMax || src.charAt(textEnd + 1) !== '[';
  return isAlone && !isTask ? { label: text, textEnd, end: [']'] } : undefined;
}

/** The normalized labels of a message's references. */
export const labelsIn = (events: readonly MarkdownEvent[]): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) =>
      event.kind === 'text' && event.label !== undefined ? [normalLabel(event.label)] : [],
    ),
  );

/** `\[text\]\[label\]` or `\[label\]`. */
const ESCAPED = /\\\[((?:(?!\\[[\]])[^])+)\\\](?:\\\[((?:(?!\\[[\]])[^])*)\\\])?/g;

/** A translation, in which the references of its message are text, with these references. */
export function withReferences(translation: string, labels: ReadonlySet<string>): string {
  if (labels.size === 0) return translation;
  return translation.replace(ESCAPED, (all: string, text: string, label: string | undefined) => {
    const own = label === undefined || label === '' ? text : label;
    return labels.has(normalLabel(own)) ? all.replace(/\\(?=[[\]])/g, '') : all;
  });
}

// Finds what of a message a translation has to keep: links, code, placeholders and directives.
import type { SharedPart } from '../../../core/catalog/translation-codes.ts';
import type { MarkdownEvent } from '../events.ts';
import { parseEvents } from '../parse-events.ts';

/** The parts of each kind, sorted; repeated ones are repeated. */
export type MessageParts = Readonly<Record<SharedPart, readonly string[]>>;

/** Strings and comments in code, which aren’t Markdown. */
const CODE = /^(?:\/\/|\/\*|#\s|"|'|b"|r#?")/;

export function messageParts(text: string): MessageParts {
  const directives = text.match(/\{\{\s*#[^}]*\}\}/g) ?? [];
  if (CODE.test(text))
    return { link: [], code: [], placeholder: placeholdersIn(text), directive: directives };
  const events = parseEvents(text);
  return {
    link: events.flatMap(linkIn).sort(),
    code: events.flatMap((event) => (event.kind === 'code' ? [event.text] : [])).sort(),
    placeholder: [],
    directive: directives,
  };
}

/** `{}`, `{name}`, `{0:?}` and `%s` in a string: the program fails without them. */
const placeholdersIn = (text: string): readonly string[] =>
  /^(?:b?r?#?["'])/.test(text) ? (text.match(/\{[\w.]*(?::[^{}\s]*)?\}|%[sd]/g) ?? []).sort() : [];

/** Without the fragment: the ids of headings are translated with them. */
const linkIn = (event: MarkdownEvent): readonly string[] =>
  event.kind === 'start' && (event.tag.name === 'link' || event.tag.name === 'image')
    ? [event.tag.url.replace(/#.*$/, '')]
    : [];

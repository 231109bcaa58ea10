// The header of a catalog: fields in the text of the message without an id.
import type { PoMessage } from './po-file.ts';
import { pluralForms } from './plural-forms.ts';

/** The order of GNU gettext; other fields follow. */
const ORDER = [
  'Project-Id-Version',
  'Report-Msgid-Bugs-To',
  'POT-Creation-Date',
  'PO-Revision-Date',
  'Last-Translator',
  'Language-Team',
  'Language',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Plural-Forms',
];

type Field = readonly [name: string, value: string];

const headerOf = (fields: readonly Field[]): PoMessage => ({
  id: '',
  texts: [fields.map(([name, value]) => `${name}: ${value}\n`).join('')],
  notes: [],
  comments: [],
  references: [],
  flags: [],
  isObsolete: false,
});

export interface HeaderFacts {
  /** Of the book; absent without a title. */
  readonly title?: string;
  /** Of the messages, or of their translations. */
  readonly language: string;
  /** When the messages were extracted, in the form of RFC 3339. */
  readonly extractedAt: string;
}

/** The header of a template, with the fields of mdbook-xgettext in its order. */
export const templateHeader = (facts: HeaderFacts): PoMessage =>
  headerOf(fieldsFor(facts, 'nplurals=1; plural=0;'));

/** The header of a new catalog. */
export const newHeader = (facts: HeaderFacts): PoMessage =>
  headerOf(inOrder(fieldsFor(facts, pluralForms(facts.language))));

const fieldsFor = ({ title = '', language, extractedAt }: HeaderFacts, plurals: string): readonly Field[] => [
  ['Project-Id-Version', title],
  ['POT-Creation-Date', extractedAt],
  ['PO-Revision-Date', ''],
  ['Last-Translator', ''],
  ['Language-Team', ''],
  ['MIME-Version', '1.0'],
  ['Content-Type', 'text/plain; charset=UTF-8'],
  ['Content-Transfer-Encoding', '8bit'],
  ['Language', language],
  ['Plural-Forms', plurals],
];

const inOrder = (fields: readonly Field[]): readonly Field[] => {
  const rankOf = ([name]: Field): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return fields.toSorted((a, b) => rankOf(a) - rankOf(b));
};

/** The value of a field; absent when the header doesn't have it. */
export const headerField = (header: PoMessage | undefined, name: string): string | undefined =>
  header === undefined
    ? undefined
    : fieldsIn(header).find(([field]) => field.toLowerCase() === name.toLowerCase())?.[1];

/** A catalog's header after a merge: the fields in the order of GNU gettext, with the date of the template. */
export function mergedHeader(header: PoMessage, extractedAt: string): PoMessage {
  const kept = fieldsIn(header).filter(([name]) => name !== 'POT-Creation-Date');
  const { texts } = headerOf(inOrder([...kept, ['POT-Creation-Date', extractedAt]]));
  if (texts[0] === header.texts[0]) return header;
  return { ...header, texts, written: undefined };
}

/** Lines without a name stay in the field before them. */
function fieldsIn({ texts }: PoMessage): readonly Field[] {
  const fields: [string, string][] = [];
  for (const line of (texts[0] ?? '').split('\n')) {
    const [, name, value] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
    const last = fields.at(-1);
    if (name !== undefined && value !== undefined) fields.push([name, value]);
    else if (line.trim() !== '' && last !== undefined) last[1] += `\n${line}`;
  }
  return fields;
}

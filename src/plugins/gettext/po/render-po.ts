// Writes a catalog in the form of GNU gettext. gettext-parser writes and folds the strings; comments are written here, because it has
// another order of them.
import { po, type GetTextTranslation } from 'gettext-parser';
import type { MessageKey, PoMessage } from './po-file.ts';

/** GNU’s `--width`: longer lines are folded, which adds the quotation marks. */
const WIDTH = 79;

export function renderPo({ header, messages, end = [] }: RenderedFile): string {
  const all = [...(header ? [header] : []), ...messages];
  const parts = [
    ...renderMessages(all.filter(({ isObsolete }) => !isObsolete)),
    ...renderMessages(all.filter(({ isObsolete }) => isObsolete)),
    ...(end.length === 0 ? [] : [end.join('\n')]),
  ];
  return parts.map((part) => `${part}\n`).join('\n');
}

export interface RenderedFile {
  readonly header?: PoMessage;
  /** Obsolete ones are written last. */
  readonly messages: readonly PoMessage[];
  /** Comments at the end, as written. */
  readonly end?: readonly string[];
}

/** All obsolete or none. Strings that are in the file stay as they are there. */
function renderMessages(messages: readonly PoMessage[]): readonly string[] {
  const changed = messages.filter((message) => writtenIn(message) === undefined);
  const rendered = renderStrings(
    changed.map(entryOf),
    changed[0]?.isObsolete === true ? 'obsolete' : 'current',
  );
  const strings = new Map(changed.map((message, i) => [message, rendered[i]]));
  return withComments(
    messages,
    messages.map((message) => writtenIn(message) ?? strings.get(message) ?? ''),
  );
}

const writtenIn = ({ written, isObsolete }: PoMessage): string | undefined =>
  written?.startsWith('#~') === isObsolete ? written : undefined;

const entryOf = ({
  id,
  context,
  plural,
  texts,
}: MessageKey & Pick<PoMessage, 'texts'>): GetTextTranslation => ({
  msgid: id,
  msgstr: texts.length === 0 ? [''] : [...texts],
  ...(plural !== undefined && { msgid_plural: plural }),
  ...(context !== undefined && { msgctxt: context }),
});

/** Each message by itself, without comments. */
function renderStrings(
  entries: readonly GetTextTranslation[],
  kind: 'current' | 'obsolete',
  foldLength = WIDTH,
): readonly string[] {
  // The tables have a prototype’s order of keys and each key once, so the keys are not the ids.
  const table = { '': Object.fromEntries(entries.map((entry, i) => [`m${String(i)}`, entry])) };
  const translations = kind === 'current' ? table : {};
  const obsolete = kind === 'current' ? {} : table;
  const text = po
    .compile({ charset: 'utf-8', headers: {}, translations, obsolete }, { foldLength })
    .toString();
  // The first block is a header that it makes by itself. Line ends in texts are escaped, so no text has an empty line.
  return text.trimEnd().split('\n\n').slice(1);
}

function withComments(messages: readonly PoMessage[], rendered: readonly string[]): readonly string[] {
  const previous = previousOf(messages);
  return messages.map((message, i) => {
    const { notes, comments, references, flags } = message;
    const lines = [
      ...notes.map((line) => (line === '' ? '#' : `# ${line}`)),
      ...comments.map((line) => (line === '' ? '#.' : `#. ${line}`)),
      ...referenceLines(references),
      ...(flags.length === 0 ? [] : [`#, ${flags.join(', ')}`]),
      ...(previous.get(message) ?? []),
    ];
    return [...lines, rendered[i] ?? ''].join('\n');
  });
}

/** The lines with what fuzzy messages were translated for. */
function previousOf(messages: readonly PoMessage[]): ReadonlyMap<PoMessage, readonly string[]> {
  const found = messages.flatMap((message) =>
    message.previous === undefined ? [] : [{ message, key: message.previous }],
  );
  const [first] = found;
  if (first === undefined) return new Map();
  const mark = first.message.isObsolete ? '#~| ' : '#| ';
  const entries = found.map(({ key }) => entryOf({ ...key, texts: [''] }));
  // It counts three characters of `#~ `.
  const rendered = renderStrings(entries, 'obsolete', WIDTH + '#~ '.length - mark.length);
  return new Map(
    found.map(({ message }, i) => [
      message,
      (rendered[i] ?? '')
        .replace(/\n#~ msgstr[^]*$/, '')
        .split('\n')
        .map((line) => line.replace(/^#~ /, mark)),
    ]),
  );
}

function referenceLines(references: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = '#:';
  for (const reference of references) {
    const written = / /.test(reference) ? `\u2068${reference}\u2069` : reference;
    if (line !== '#:' && line.length + 1 + written.length > WIDTH) {
      lines.push(line);
      line = '#:';
    }
    line += ` ${written}`;
  }
  return line === '#:' ? lines : [...lines, line];
}

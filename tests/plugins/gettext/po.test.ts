// Catalogs are read message by message, and written in the form of GNU gettext.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePo } from '../../../src/plugins/gettext/po/parse-po.ts';
import type { PoMessage } from '../../../src/plugins/gettext/po/po-file.ts';
import { pluralForms } from '../../../src/plugins/gettext/po/plural-forms.ts';
import { renderPo } from '../../../src/plugins/gettext/po/render-po.ts';

const catalog = readFileSync(join(import.meta.dirname, '../../fixtures/gettext/merge/merged.po'), 'utf8');

/** A message that isn't in a file yet. */
const message = (own: Partial<PoMessage>): PoMessage => ({
  id: 'a',
  ...{ texts: [''], notes: [], comments: [], references: [], flags: [], isObsolete: false },
  ...own,
});

describe('a catalog', () => {
  test('is written as it was read', () => {
    expect(renderPo(parsePo(catalog))).toBe(catalog);
  });

  test('has the same messages when its strings are folded again', () => {
    const withoutLines = ({ header, messages }: ReturnType<typeof parsePo>) =>
      [...(header ? [header] : []), ...messages].map((each) => ({
        ...each,
        span: undefined,
        written: undefined,
      }));
    const folded = renderPo({ messages: withoutLines(parsePo(catalog)) });
    expect(withoutLines(parsePo(folded))).toEqual(withoutLines(parsePo(catalog)));
  });

  test('keeps the order of messages whose ids are numbers or names of object members', () => {
    const ids = ['b', '2021', '__proto__', '1', 'constructor', 'a', 'toString'];
    const text = renderPo({ messages: ids.map((id) => message({ id, texts: [`${id}!`] })) });
    expect(parsePo(text).messages.map(({ id, texts }) => [id, ...texts])).toEqual(
      ids.map((id) => [id, `${id}!`]),
    );
  });

  test('has all kinds of comments', () => {
    const text = `# note\n#\n#  indented\n#. comment\n#: a.md:1 \u2068b c.md:2\u2069\n#, fuzzy, no-wrap\n#| msgctxt "x"\n#| msgid ""\n#| "p\\n"\n#| "q"\nmsgctxt "y"\nmsgid "a"\nmsgstr "b"\n`;
    const [first] = parsePo(text).messages;
    expect(first).toMatchObject({
      ...{ context: 'y', id: 'a', texts: ['b'], notes: ['note', '', ' indented'], comments: ['comment'] },
      ...{ references: ['a.md:1', 'b c.md:2'], flags: ['fuzzy', 'no-wrap'] },
      previous: { context: 'x', id: 'p\nq' },
    });
    expect(renderPo(parsePo(text))).toBe(text);
  });

  test('may have plural forms, Windows line ends of strings and tabs', () => {
    const plural = message({ id: 'one\t"\\', plural: 'many\r\n', texts: ['eins', 'viele'] });
    expect(parsePo(renderPo({ messages: [plural] })).messages[0]).toMatchObject({
      ...{ id: 'one\t"\\', plural: 'many\r\n', texts: ['eins', 'viele'] },
    });
  });

  test('without anything has no messages', () => {
    expect(parsePo('')).toEqual({ messages: [], errors: [], end: [] });
    expect(parsePo('# Only a comment.\n')).toEqual({ messages: [], errors: [], end: ['# Only a comment.'] });
  });
});

describe('a message that cannot be read', () => {
  test.each([
    ['msgid "a"\nmsgstr "b"\nnonsense\n', 'invalid key name `nonsense`', 'nonsense'],
    ['msgid "a\n"\nmsgstr "b"\n', 'end-of-line within string', 'msgid "a'],
    ['msgid "a"\n', 'missing `msgstr`', 'msgid "a"'],
    ['msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 'more than one `msgstr`', 'msgid "a"'],
    ['"text"\n', 'text without a `msgid`', '"text"'],
    ['msgid "a"\nmsgstr "b "c" d"\n', 'invalid key name `c`', 'msgstr "b "c" d"'],
    ['msgid "a"\nmsgstr "b', 'end-of-file within string', 'msgstr "b'],
  ])('is reported with its line: %j', (text, reason, line) => {
    const { errors } = parsePo(text);
    expect(errors.map((error) => [error.reason, text.slice(error.span.start, error.span.end)])).toEqual([
      [reason, line],
    ]);
  });

  test('does not affect the others', () => {
    const { messages, errors } = parsePo(
      'msgid "a"\nmsgstr "b"\n\n#: x\nmsgid "broken\nmsgstr ""\n\n#: y\nmsgid "c"\nmsgstr "d"\n',
    );
    expect(messages.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(errors).toHaveLength(1);
  });
});

describe('plural forms', () => {
  test.each([
    ['pt-BR', 'nplurals=2; plural=(n > 1);'],
    ['pt', 'nplurals=2; plural=(n != 1);'],
    ['zh_TW', 'nplurals=1; plural=0;'],
    ['cs', 'nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;'],
    ['tlh', 'nplurals=2; plural=(n != 1);'],
  ])('of %s', (language, expected) => {
    expect(pluralForms(language)).toBe(expected);
  });
});

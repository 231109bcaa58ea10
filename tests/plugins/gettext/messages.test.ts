// Messages and translated documents are those of mdbook-i18n-helpers 0.4.0, whose results for these documents are in a file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messagesIn } from '../../../src/plugins/gettext/extract/document-messages.ts';
import { parseDocument, translateDocument } from '../../../src/plugins/gettext/messages.ts';

interface Recorded {
  readonly document: string;
  /** Line and text of each message. */
  readonly messages: readonly (readonly [number, string])[];
  /** The document without translations. */
  readonly written: string;
}

const recorded = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/gettext/mdbook-i18n-helpers.json'), 'utf8'),
) as readonly Recorded[];

/** The messages that translations are looked up for. */
function messagesOf(document: string): readonly string[] {
  const found: string[] = [];
  translateDocument(parseDocument(document), (message) => {
    found.push(message);
    return undefined;
  });
  return found.filter((message) => message.trim() !== '');
}

/** References without a definition are text for the original program. Here they stay, since the book may share the definition. */
const kept: Readonly<Record<string, string>> = { '[x][y]\n': '[x][y]' };

describe.each(recorded.map((each) => [each.document, each] as const))(
  '%j',
  (document, { messages, written }) => {
    test('has the same messages', () => {
      expect(messagesOf(document)).toEqual(messages.map(([, text]) => text));
    });

    test('has them on the same lines', () => {
      expect(messagesIn(document).map(({ line, text }) => [line, text])).toEqual(messages);
    });

    test('is the same Markdown where nothing is translated', () => {
      expect(translateDocument(parseDocument(document), () => undefined)).toBe(kept[document] ?? written);
    });
  },
);

const translate = (document: string, translations: Readonly<Record<string, string>>): string =>
  translateDocument(parseDocument(document), (id) => translations[id]);

describe('a translation', () => {
  test.each([
    ['# A *b*\n', { 'A _b_': 'C **d**' }, '# C **d**'],
    ['- a\n- b\n', { a: 'c\n\nd' }, '- c\n  \n  d\n- b'],
    ['|a|b|\n|-|-|\n|c|d|\n', { c: 'x \\| y' }, '|a|b|\n|-|-|\n|x \\| y|d|'],
    [
      '```rust\n// a\nf("b"); // c\n```\n',
      { '// a\n': '// x\n', '"b"': '"y"' },
      '```rust\n// x\nf("y"); // c\n```',
    ],
    ['[a](b "c") `d`\n', { '[a](b "c") `d`': '`d` [x](b "y")' }, '`d` [x](b "y")'],
  ])('of %j is put in the place of its message', (document, translations, expected) => {
    expect(translate(document, translations as Readonly<Record<string, string>>)).toBe(expected);
  });

  test('of half a link leaves the document as it is', () => {
    expect(translate('a [b](c)\n', { 'a [b](c)': 'a' })).toBe('a');
  });
});

describe('a reference without a definition in its document', () => {
  test.each([
    '[x][y]',
    '[x _z_][y~z-a] `c` [d][]',
    '[v], ![x][y] and [`Vec`]',
    'Hello\\![x][y]',
    '[x][y_z]\\(z)',
    '[v]\\: z',
    '|[x][y]|\n|------|\n|[z]|',
    '- [x][x-y]',
    '# [x][y]',
    '[a][b](c)',
  ])('stays: %s', (document) => {
    expect(translate(document, {})).toBe(document);
  });

  test.each([
    ['\\[x\\]\\[y\\]', '\\[x\\]\\[y\\]'],
    ['[x][*y*]', '\\[x\\]\\[_y_\\]'],
    ['- \\[x\\] y', '- \\[x\\] y'],
  ])('is not what is escaped or has other Markdown in its label: %s', (document, expected) => {
    expect(translate(document, {})).toBe(expected);
  });

  test.each([
    ['\\[x\\]\\[Y\\]', '[x][Y]'],
    ['a [b][y] `c`', 'a [b][y] `c`'],
    ['\\[b\\] \\[c\\]\\[d\\] \\[x\\]\\[y\\]', '\\[b\\] \\[c\\]\\[d\\] [x][y]'],
  ])('is text in its message, and a reference in the translation %s', (translation, expected) => {
    expect(messagesOf('a [x][y]')).toEqual(['a \\[x\\]\\[y\\]']);
    expect(translate('a [x][y]', { 'a \\[x\\]\\[y\\]': translation })).toBe(expected);
  });
});

describe('an alert', () => {
  test('stays an alert, translated or not', () => {
    expect(translate('> [!NOTE]\n> a\n', {})).toBe(' > \n > [!NOTE]\n > a');
    expect(translate('> [!NOTE]\n> a\n', { '\\[!NOTE\\] a': '\\[!NOTE\\] b' })).toBe(' > \n > [!NOTE]\n > b');
  });

  test('is translated by a message without its marker, as in later versions', () => {
    expect(translate('> [!NOTE]\n> a\n', { a: 'b' })).toBe(' > \n > [!NOTE]\n > b');
  });
});

describe('a comment', () => {
  test('for translators is no message and ends none', () => {
    expect(messagesOf('<!-- i18n:comment: for\nus -->\n\n<!-- i18n:comment: you -->\n\na\n\nb\n')).toEqual([
      'a',
      'b',
    ]);
  });

  test('for translators belongs to the next message', () => {
    const document =
      '<!-- i18n:comment: for\nus -->\n\n<!-- i18n:comment: one -->\n<!-- mdbook-xgettext:comment two -->\n\na\n\nb <!-- i18n:comment: c --> d\n';
    expect(messagesIn(document).map(({ text, comment }) => [text, comment])).toEqual([
      ['a', 'one two'],
      ['b ', undefined],
      ['<!-- i18n:comment: c --> d', 'c'],
    ]);
  });

  test('leaves out what is between skip-start and skip-end', () => {
    const document = 'a\n\n<!-- i18n:skip-start -->\n\nb\n\nc\n\n<!-- i18n:skip-end -->\n\nd\n';
    expect(messagesOf(document)).toEqual(['a', 'd']);
  });
});

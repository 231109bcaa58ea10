// What a translation has to keep of its message.
import { expect, describe, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { checkCatalog } from '../../../src/plugins/gettext/check/check-catalog.ts';
import { parsePo } from '../../../src/plugins/gettext/po/parse-po.ts';

const message = (id: string, text: string, before = ''): string =>
  `${before}msgid ${JSON.stringify(id)}\nmsgstr ${JSON.stringify(text)}\n\n`;

/** What is wrong with a catalog, by the text at its place. */
function found(catalog: string, template = catalog, language = 'de') {
  const path = bookPath(`po/${language}.po`);
  const messages = parsePo(template).messages.map((each) => ({ ...each, texts: [''] }));
  return checkCatalog({ language, path }, parsePo(catalog), messages).map(({ code, args, at }) => [
    code,
    args,
    at && catalog.slice(at.span.start, at.span.end),
  ]);
}

const changed = (id: string, text: string) =>
  found(message(id, text)).map(([, args]) => {
    const { part, lost, added } = args as { part: string; lost: readonly string[]; added: readonly string[] };
    return [part, lost, added];
  });

describe('a translation', () => {
  test.each([
    ['[a](b.md) and [c](d.md)', '[x](d.md) und [y](b.md)'],
    ['[a](b.md#part)', '[x](b.md#teil)'],
    ['[a](https://en.example/a)', '[x](https://de.example/b)'],
    ['`a` or `a`', '`a`'],
    ['`a`', '`a` wie in `b`'],
    // Not formatted as code, but there.
    ['the `crate` file', 'die Datei crate'],
    ['"{} of {n}"', '"{n} von {}"'],
    ['// {} is a block\n', '// Das ist ein Block\n'],
    ['Braces {} in text', 'Klammern im Text'],
    ['![a](b.png)', '![x](b.png)'],
    ['a', 'b'],
  ])('that keeps everything is right: %j, %j', (id, text) => {
    expect(changed(id, text)).toEqual([]);
  });

  test.each([
    ['[a](b.md)', '[x](c.md)', ['link', ['b.md'], []]],
    ['[a](b.md) [a](b.md)', '[x](b.md)', ['link', ['b.md'], []]],
    ['[a](https://a.example)', 'x', ['link', ['https://a.example'], []]],
    ['[a](b.md)', '[x] (b.md)', ['link', ['b.md'], []]],
    ['![a](b.png)', 'x', ['link', ['b.png'], []]],
    ['Use `a::b` and `c`.', '`a:b` und `c`', ['code', ['a::b'], []]],
    ['"{} of {n:?}"', '"{} von {m:?}"', ['placeholder', ['{n:?}'], ['{m:?}']]],
    ['"{}"', '"{} {}"', ['placeholder', [], ['{}']]],
    ['See {{#ref a}}', 'Siehe {{#ref b}}', ['directive', ['{{#ref a}}'], ['{{#ref b}}']]],
  ])('that lost something is reported: %j, %j', (id, text, expected) => {
    expect(changed(id, text)).toEqual([expected]);
  });

  test('is checked only if readers see it', () => {
    const texts = ['[a](b.md)', 'x'] as const;
    expect(found(message(...texts, '#, fuzzy\n'))).toEqual([]);
    expect(found(message('[a](b.md)', ''))).toEqual([]);
    expect(found('#~ msgid "[a](b.md)"\n#~ msgstr "x"\n')).toEqual([]);
    expect(found(message(...texts), '').map(([code]) => code)).toEqual(['translation/stale']);
  });
});

test('messages that are no longer in the book are one notice at the first of them', () => {
  const catalog = message('a', 'x') + message('b', 'y') + message('c', 'z');
  expect(found(catalog, message('a', ''))).toEqual([
    ['translation/stale', { path: 'po/de.po', language: 'de', count: 2 }, 'msgid "b"'],
  ]);
});

test.each(['de', 'pt-BR', 'pt_BR', 'zh-Hant-TW', 'tlh'])('%s is a language', (language) => {
  expect(found('', '', language)).toEqual([]);
});

test.each(['german', 'xq', 'messages-de', 'de-'])('%s is not a language', (language) => {
  expect(found('', '', language)).toEqual([
    ['translation/unknown-language', { path: `po/${language}.po`, language }, ''],
  ]);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bookFolder, check, places, snapshot } from '../link/check/book.ts';
import { textIn, writeIn } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

const environment = { SOURCE_DATE_EPOCH: '1700000000' };

const translate = (folder: string, ...argv: readonly string[]) =>
  run(['translate', ...argv], { folder, environment });

const book = (files: Readonly<Record<string, string>> = {}): string =>
  bookFolder({ 'book.toml': '[book]\ntitle = "T"\n[preprocessor.gettext]\nafter = ["links"]\n', ...files });

const message = (id: string, text: string, before = ''): string =>
  `${before}msgid ${JSON.stringify(id)}\nmsgstr ${JSON.stringify(text)}\n\n`;

const header = message('', 'Content-Type: text/plain; charset=UTF-8\n');

describe('build-book translate extract', () => {
  test('writes the template, and nothing the second time', async () => {
    const folder = book();
    const first = await translate(folder, 'extract');
    expect([first.code, first.out]).toEqual([0, '1 file changed: 3 messages in `po/messages.pot`\n']);
    expect(textIn(folder, 'po/messages.pot')).toBe(`msgid ""
msgstr ""
"Project-Id-Version: T\\n"
"POT-Creation-Date: 2023-11-14T22:13:20Z\\n"
"PO-Revision-Date: \\n"
"Last-Translator: \\n"
"Language-Team: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: en\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

#: src/SUMMARY.md:1 src/a.md:1
msgid "A"
msgstr ""

#: src/SUMMARY.md:2 src/b.md:1
msgid "B"
msgstr ""

#: src/a.md:3 src/b.md:3
msgid "text"
msgstr ""
`);
    // Only the clock has changed.
    const later = await run(['translate', 'extract'], { folder });
    expect(later.out).toBe('0 files changed: 3 messages in `po/messages.pot`\n');
  });

  test('shows with --dry-run what it would write', async () => {
    const folder = book();
    const before = snapshot(folder);
    const { out } = await translate(folder, 'extract', '--dry-run');
    expect(out).toContain('+++ b/po/messages.pot\n');
    expect(snapshot(folder)).toEqual(before);
  });

  test('takes no language', async () => {
    const { code, err } = await translate(book(), 'extract', 'de');
    expect([code, err]).toEqual([2, 'error: `extract` takes no language: remove `de`\n']);
  });

  test('works before book.toml has a table for translations, and says so', async () => {
    const { code, err } = await translate(bookFolder({}), 'extract');
    expect(code).toBe(0);
    expect(err).toContain('notice[translation/not-enabled]');
  });

  test('fails without a book', async () => {
    const { code, err } = await translate(bookFolder({ 'src/SUMMARY.md': '' }), 'extract', '--book', 'no');
    expect([code, err]).toEqual([2, 'error: folder `no` not found\n']);
  });
});

describe('build-book translate update', () => {
  test('creates a catalog with the plural forms of the language', async () => {
    const folder = book();
    const { out } = await translate(folder, 'update', 'pl');
    expect(out).toBe('1 file changed: `po/pl.po` has 3 new messages\n');
    const text = textIn(folder, 'po/pl.po');
    expect(text).toContain('"Language: pl\\n"\n"MIME-Version: 1.0\\n"\n');
    expect(text).toContain('"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : ');
    expect(text).toContain('#: src/a.md:3 src/b.md:3\nmsgid "text"\nmsgstr ""\n');
  });

  test('keeps translations, marks those of changed messages, and changes nothing the second time', async () => {
    const catalog =
      header + message('A', 'Ä') + message('A long text', 'Ein langer Text') + message('Old', 'Alt');
    const folder = book({ 'po/de.po': catalog, 'src/a.md': '# A\n\nA longer text\n' });
    const { code, out } = await translate(folder, 'update');
    expect([code, out]).toEqual([
      0,
      '1 file changed: `po/de.po` has 1 known, 2 new, 1 fuzzy, 1 obsolete messages\n',
    ]);
    const text = textIn(folder, 'po/de.po');
    expect(text).toContain(
      '#: src/a.md:3\n#, fuzzy\n#| msgid "A long text"\nmsgid "A longer text"\nmsgstr "Ein langer Text"\n',
    );
    expect(text.endsWith('\n\n#~ msgid "Old"\n#~ msgstr "Alt"\n')).toBe(true);
    const again = await run(['translate', 'update', 'de'], { folder });
    expect(again.out).toBe('0 files changed: `po/de.po` is up to date\n');
    expect(textIn(folder, 'po/de.po')).toBe(text);
  });

  test.each([
    ['a broken file', 'msgid "A\n"\nmsgstr "B"\n', 'error[translation/syntax]'],
    [
      'two translations of a message',
      message('A', 'B') + message('A', 'C'),
      'warning[translation/duplicate]',
    ],
  ])('leaves %s as it is', async (_, text, reported) => {
    const folder = book({ 'po/de.po': header + text, 'po/fr.po': header });
    const { code, err, out } = await translate(folder, 'update');
    expect(code).toBe(1);
    expect(err).toContain(reported);
    expect(err).toContain('`po/de.po` isn’t updated, so that nothing in it is lost');
    expect(textIn(folder, 'po/de.po')).toBe(header + text);
    // Other catalogs are updated.
    expect(out).toBe('1 file changed: `po/fr.po` has 3 new messages\n');
  });

  test.each([
    ['dee', 'unknown language `dee`; did you mean `de`?'],
    ['english', 'unknown language `english`'],
    ['../de', 'unknown language `../de`'],
    ['PT-br', 'the catalog of this language is `pt_BR.po`; write `pt_BR`'],
  ])('refuses %s', async (language, sentence) => {
    const folder = book({ 'po/de.po': header, 'po/pt_BR.po': header });
    const before = snapshot(folder);
    const { code, err } = await translate(folder, 'update', language);
    expect([code, err]).toEqual([2, `error: ${sentence}\n`]);
    expect(snapshot(folder)).toEqual(before);
  });

  test('asks for a language if there are no catalogs', async () => {
    const { code, err } = await translate(book(), 'update');
    expect(code).toBe(2);
    expect(err).toContain('build-book translate update de');
  });
});

const translated =
  header +
  message('A', 'Ä', '#: src/a.md:1\n') +
  message('text', 'Text', '#, fuzzy\n') +
  message('Old', 'Alt', '#: src/b.md:9\n');

describe('build-book translate status', () => {
  test('prints a line for each language', async () => {
    const { code, out } = await translate(book({ 'po/de.po': translated, 'po/fr.po': header }), 'status');
    expect([code, out]).toEqual([
      0,
      `language  messages  translated  fuzzy  missing  stale  done
de               3           1      1        1      1   33%
fr               3           0      0        3      0    0%
`,
    ]);
  });

  test('prints a line for each chapter of one language', async () => {
    const { out } = await translate(book({ 'po/de.po': translated }), 'status', 'de');
    expect(out).toBe(`chapter         messages  translated  fuzzy  missing  stale  done
src/SUMMARY.md         2           1      0        1      0   50%
src/a.md               2           1      1        0      0   50%
src/b.md               2           0      1        1      1    0%
all                    3           1      1        1      1   33%
`);
  });

  test('has everything in JSON', async () => {
    const { out } = await translate(book({ 'po/de.po': translated }), 'status', '--json');
    const { result, diagnostics } = JSON.parse(out) as {
      readonly result: { readonly languages: readonly object[] };
      readonly diagnostics: readonly { readonly code: string }[];
    };
    expect(diagnostics.map(({ code }) => code)).toEqual(['translation/stale']);
    const chapter = (file: string, counts: readonly number[]) => ({
      ...{ file, messages: counts[0], translated: counts[1], fuzzy: counts[2] },
      ...{ missing: counts[3], stale: counts[4] },
    });
    expect(result.languages).toEqual([
      {
        ...{ language: 'de', ...chapter('po/de.po', [3, 1, 1, 1, 1]) },
        chapters: [
          chapter('src/SUMMARY.md', [2, 1, 0, 1, 0]),
          chapter('src/a.md', [2, 1, 1, 0, 0]),
          chapter('src/b.md', [2, 0, 1, 1, 1]),
        ],
      },
    ]);
  });

  test('says what is missing without a catalog', async () => {
    const { code, err } = await translate(book(), 'status', 'de');
    expect([code, err]).toEqual([
      2,
      'error: `po/de.po` not found; run `build-book translate update de` to create it\n',
    ]);
  });
});

test('build-book check checks the catalogs of all languages', async () => {
  const files = {
    'book.toml': '[book]\nlanguage = "de"\ntitle = "T"\n[preprocessor.gettext]\n',
    'src/a.md': '# A\n\n[text](b.md)\n',
    'po/de.po': header + message('A', 'Ä') + message('A', 'Ae'),
    'po/fr.po': header + message('[text](b.md)', 'texte'),
    'po/xq.po': 'nonsense\n',
  };
  expect(places(await check(files))).toEqual([
    'translation/duplicate po/de.po:4',
    'translation/changed po/fr.po:4',
    'translation/unknown-language po/xq.po:1',
    'translation/syntax po/xq.po:1',
  ]);
});

test('a second message with an empty msgid is ignored, which is reported', async () => {
  const files = {
    'book.toml': '[book]\nlanguage = "de"\ntitle = "T"\n[preprocessor.gettext]\n',
    'src/a.md': '# A\n',
    'po/de.po': `${header}${message('A', 'Ä')}msgid ""\nmsgstr ""\n`,
  };
  const { err } = await run(['check'], { folder: bookFolder(files) });
  expect(err).toContain('this message with an empty `msgid` is ignored, because only the header has one');
});

test('build-book check finds the same again, and what has changed since', async () => {
  const folder = book({ 'po/de.po': header + message('Gone', 'Weg') });
  const cached = { folder, environment: { XDG_CACHE_HOME: join(folder, 'cache') } };
  const found = async (): Promise<readonly string[]> => {
    const { diagnostics } = JSON.parse((await run(['check', '--json'], cached)).out) as {
      readonly diagnostics: readonly { readonly code: string; readonly file?: string }[];
    };
    return diagnostics.flatMap(({ code, file }) => (file === 'po/de.po' ? [code] : []));
  };
  expect(await found()).toEqual(['translation/stale']);
  expect(await found()).toEqual(['translation/stale']);
  writeIn(folder, 'src/a.md', '# A\n\nGone\n');
  expect(await found()).toEqual([]);
  writeIn(folder, 'po/de.po', header + message('Gone', 'Weg') + message('Gone', 'Fort'));
  expect(await found()).toEqual(['translation/duplicate']);
});

test('a catalog in another charset is reported, and left as it is', async () => {
  const folder = book({});
  writeIn(folder, 'po/de.po', header);
  writeFileSync(join(folder, 'po/de.po'), Buffer.from(`${header}msgid "A"\nmsgstr "\xc4"\n`, 'latin1'));
  const { code, err } = await translate(folder, 'update', 'de');
  expect(code).toBe(1);
  expect(err).toContain('`po/de.po` isn’t valid UTF-8');
});

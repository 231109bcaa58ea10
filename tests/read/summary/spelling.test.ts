// Chapters whose path in SUMMARY.md is spelled in another way than their file: which file is read, and what is reported.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldName } from '../../../src/disk/sources/exact-case.ts';
import { bookPath } from '../../../src/core/path.ts';
import { hashBytes } from '../../../src/core/hash.ts';
import type { ChapterFiles } from '../../../src/read/summary/find-chapter.ts';
import { allChapters } from '../../../src/read/summary/outline.ts';
import { parseSummary } from '../../../src/read/summary/parse-summary.ts';
import { respellChapters } from '../../../src/read/summary/respell-chapters.ts';
import { messageOf, remedyOf } from '../../../src/core/catalog.ts';
import { build } from '../../../src/index.ts';
import { withoutSearch } from '../../build/book.ts';
import { run } from '../../cli/test-terminal.ts';
import { filesIn, tempFolder, textIn } from '../../helpers/temp-folder.ts';

const OTHER = 'summary/other-spelling';
const NONE = 'summary/no-such-chapter';
const NFC = 'caf\u00e9.md';
const NFD = 'cafe\u0301.md';

async function built(summary: string, names: readonly string[], settings = '') {
  const before = {
    'book.toml': settings,
    'src/SUMMARY.md': summary,
    ...Object.fromEntries(names.map((name) => [`src/${name}`, `# The file\n\n${name}\n`])),
  };
  const root = tempFolder(before);
  const { diagnostics, destination } = await build({ root, cache: 'none', environment: withoutSearch });
  return {
    created: filesIn(root).filter((path) => !path.startsWith('book/') && !(path in before)),
    codes: diagnostics.map(({ code }) => code),
    advice: diagnostics.map((found) => remedyOf(found)),
    messages: diagnostics.map((found) => messageOf(found)),
    page: (url: string) => textIn(join(destination), url),
  };
}

describe('the file that is meant becomes the chapter, with a warning, and nothing is created', () => {
  test.each([
    // Percent-encoded, in either case, in folders, and with a space.
    ['caf%C3%A9.md', NFC, 'caf\u00e9.html'],
    ['caf%c3%a9.md', NFC, 'caf\u00e9.html'],
    ['c%23.md', 'c#.md', 'c#.html'],
    ['how%3F.md', 'how?.md', 'how?.html'],
    ['100%25.md', '100%.md', '100%.html'],
    ['a%26b%2Bc.md', 'a&b+c.md', 'a&b+c.html'],
    ['%E7%AB%A0/%E4%B8%80.md', '章/一.md', '章/一.html'],
    ['part%2Fone.md', 'part/one.md', 'part/one.html'],
    ['%28one%29%20two.md', '(one) two.md', '(one) two.html'],
    ['100%-caf%C3%A9.md', '100%-caf\u00e9.md', '100%-caf\u00e9.html'],
    // Upper and lower case.
    ['Chapter.md', 'chapter.md', 'chapter.html'],
    ['chapter.MD', 'chapter.md', 'chapter.html'],
    ['Part/One.md', 'part/one.md', 'part/one.html'],
    ['part/readme.md', 'part/README.md', 'part/index.html'],
    ['\u00c4pfel.md', '\u00e4pfel.md', '\u00e4pfel.html'],
    // Unicode normal forms, both ways, also encoded.
    [NFC, NFD, 'cafe\u0301.html'],
    [NFD, NFC, 'caf\u00e9.html'],
    ['Cafe%CC%81.md', NFC, 'caf\u00e9.html'],
    // The extension.
    ['intro', 'intro.md', 'intro.html'],
    ['v1.2', 'v1.2.md', 'v1.2.html'],
    ['intro', 'Intro.markdown', 'Intro.html'],
    ['intro.markdown', 'intro.md', 'intro.html'],
    ['intro.html', 'intro.md', 'intro.html'],
    // A folder.
    ['part', 'part/README.md', 'part/index.html'],
    ['part/', 'part/index.md', 'part/index.html'],
    // Relative to the book instead of SUMMARY.md.
    ['src/intro.md', 'intro.md', 'intro.html'],
  ])('%s for %s', async (written, name, page) => {
    const book = await built(`- [A](${written})\n- [Other](other.md)\n`, [name, 'other.md']);
    expect([book.codes, book.created]).toEqual([[OTHER], []]);
    expect(book.page(page)).toContain(`<p>${name.replace('&', '&amp;')}</p>`);
  });

  test('also where a folder has the name without the extension', async () => {
    const book = await built('- [A](part)\n  - [B](part/b.md)\n', ['part.md', 'part/b.md']);
    expect([book.codes, book.created]).toEqual([[OTHER], []]);
    expect(book.page('part.html')).toContain('<p>part.md</p>');
  });

  test('also where the sources are the book’s own folder', async () => {
    const root = tempFolder({ 'SUMMARY.md': '- [A](A.md)\n', 'a.md': '# A\n' });
    const { diagnostics } = await build({ root, cache: 'none', environment: withoutSearch });
    expect(diagnostics.map(({ code }) => code)).toEqual([OTHER]);
    expect(filesIn(root).filter((path) => !path.startsWith('book/'))).toEqual(['SUMMARY.md', 'a.md']);
  });

  test('says what to write, in angle brackets where Markdown needs them', async () => {
    const { messages, advice } = await built('- [A](My%20Part%3F.md)\n- [B](B.md)\n', [
      'my part?.md',
      'b.md',
    ]);
    expect(messages).toEqual([
      '`My Part%3F.md` is spelled differently from its file `src/my part?.md`',
      '`B.md` is spelled differently from its file `src/b.md`',
    ]);
    expect(advice).toEqual(['write `<my part?.md>`', 'write `b.md`']);
  });

  test('says that names look alike where only their encoding differs', async () => {
    const { messages, advice } = await built(`- [A](${NFC})\n`, [NFD]);
    expect(messages).toEqual([
      `\`${NFC}\` is spelled differently from its file \`src/${NFD}\`: the characters look the same, but are encoded differently in Unicode`,
    ]);
    expect(advice).toEqual([`copy the name of the file: \`${NFD}\``]);
  });

  test('a file that is listed in two spellings is a chapter listed twice', async () => {
    const book = await built('- [A](a.md)\n- [Again](A)\n- [Third](A.md)\n', ['a.md']);
    expect(book.codes).toEqual([OTHER, OTHER, 'summary/duplicate-chapter', 'summary/duplicate-chapter']);
    expect(book.created).toEqual([]);
  });
});

describe('a path is taken literally', () => {
  test.each(['caf%C3%A9.md', '100%.md', 'A.md'])('where %s is the name of a file', async (name) => {
    const book = await built(`- [A](${name})\n`, [name, name === 'A.md' ? 'a.md' : NFC]);
    expect([book.codes, book.created]).toEqual([[], []]);
  });

  test('where two files are alike, of which neither is chosen', async () => {
    const book = await built(
      '- [A](CHAPTER.md)\n',
      ['Chapter.md', 'chapter.md'],
      '[build]\ncreate-missing = false',
    );
    expect(book.codes).toEqual([NONE]);
  });
});

describe('a chapter without a file is suggested as it has to be typed in SUMMARY.md', () => {
  test.each([
    ['instal.md', ['install.md'], '', 'install.md'],
    ['deep/instal.md', ['deep/install.md'], '', 'deep/install.md'],
    ['moved-here.md', ['deep/moved-here.md'], '', 'deep/moved-here.md'],
    ['my%20guid.md', ['my guide.md'], '', '<my guide.md>'],
    ['guide/README.md', ['part/guide.md'], '', 'part/guide.md'],
    ['sql.md', ['sqf.md'], '', undefined],
    ['step-2.md', ['step-1.md'], '', undefined],
    ['x/README.md', ['y/README.md', 'z/README.md'], '', undefined],
  ])('%s among %j', async (written, names, settings, nearest) => {
    const book = await built(
      `- [A](a.md)\n- [B](${written})\n`,
      ['a.md', ...names],
      `[build]\ncreate-missing = false\n${settings}`,
    );
    expect(book.codes).toEqual([NONE]);
    if (nearest === undefined) expect(book.messages.join('')).not.toContain('did you mean');
    else expect(book.messages.join('')).toContain(`did you mean \`${nearest}\``);
  });
});

describe('a file above the chapters', () => {
  test.each(['../readme.md', '../README', '../ReadMe.md', '../README%2Emd'])('%s', async (written) => {
    const root = tempFolder({
      'src/SUMMARY.md': `[Foreword](${written})\n\n- [A](a.md)\n`,
      'src/a.md': '# A\n\ntext\n',
      'README.md': '# Above\n\ntext\n',
    });
    const found = await build({ root, cache: 'none', environment: withoutSearch });
    expect(found.diagnostics.map(({ code }) => code)).toEqual([OTHER]);
    expect(found.diagnostics.map((one) => remedyOf(one))).toEqual(['write `../README.md`']);
    expect(textIn(found.destination, 'index.html')).toContain('Above');
  });
});

test('a folder instead of a chapter is reported in SUMMARY.md', async () => {
  const root = tempFolder({
    'src/SUMMARY.md': '- [A](a.md)\n- [B](part)\n',
    'src/a.md': '# A\n\ntext\n',
    'src/part/notes.txt': 'x',
  });
  const { diagnostics } = await build({ root, cache: 'none', environment: withoutSearch });
  expect(diagnostics).toEqual([
    {
      code: 'file/unreadable',
      args: { path: 'src/part', why: 'folder' },
      at: { file: 'src/SUMMARY.md', span: { start: 14, end: 23 } },
    },
  ]);
  expect(diagnostics.map((found) => remedyOf(found))).toEqual([
    'name a file in it, such as `part/README.md`',
  ]);
});

describe('no file is created for a name that no file should have', () => {
  test.each([
    ['caf%C3%A9.md', `write the name of a Markdown file, such as \`${NFC}\``],
    ['intro', 'write the name of a Markdown file, such as `intro.md`'],
    ['new%20part', 'write the name of a Markdown file, such as `<new part.md>`'],
    ['intro.html', 'write the name of a Markdown file, such as `intro.md`'],
    ['..%2Foutside', 'write the name of a Markdown file, such as `outside.md`'],
  ])('%s', async (written, help) => {
    const book = await built(`- [A](a.md)\n- [B](${written})\n`, ['a.md']);
    expect([book.codes, book.created, book.advice]).toEqual([[NONE], [], [help]]);
  });
});

test('`init` creates nothing for them either', async () => {
  const folder = tempFolder({
    'src/SUMMARY.md': '- [A](Chapter.md)\n- [B](caf%C3%A9.md)\n- [C](intro)\n- [D](new.md)\n',
    'src/chapter.md': '# A\n',
    [`src/${NFC}`]: '# B\n',
    'src/intro.md': '# C\n',
  });
  await run(['init', '--yes'], { folder });
  const names = ['SUMMARY.md', NFC, 'chapter.md', 'intro.md', 'new.md'];
  expect(filesIn(join(folder, 'src'))).toEqual(names.sort());
});

describe('where the disk does not tell upper from lower case, as on macOS and Windows', () => {
  /** A disk with these files that opens each of them by any spelling. */
  const disk = (names: readonly string[]): ChapterFiles => ({
    exists: (path) => names.some((name) => foldName(name) === foldName(path)),
    read: (path) => ({ kind: 'none', path, why: 'missing', hash: hashBytes('') }),
    namesIn: (folder) => [
      ...new Set(
        names
          .filter((name) => foldName(name).startsWith(folder === '' ? '' : `${foldName(folder)}/`))
          .map((name) => name.slice(folder === '' ? 0 : folder.length + 1).split('/')[0] ?? ''),
      ),
    ],
  });
  const src = bookPath('src');
  const respelled = (written: string, names: readonly string[]) => {
    const text = `- [A](${written})\n`;
    const source = { kind: 'file' as const, path: bookPath('src/SUMMARY.md'), text, hash: hashBytes(text) };
    const { value, diagnostics } = respellChapters(parseSummary(source, { src }), disk(names), { src });
    return [[...allChapters(value.items)].map(({ source: path }) => path), diagnostics.map(remedyOf)];
  };

  test.each([
    ['Chapter.md', 'src/chapter.md', 'chapter.md'],
    ['chapter.MD', 'src/chapter.md', 'chapter.md'],
    ['Part/one.md', 'src/part/one.md', 'part/one.md'],
    ['part/readme.md', 'src/part/README.md', 'part/README.md'],
    [NFC, `src/${NFD}`, NFD],
  ])('%s, which opens %s, is reported and becomes that file', (written, file, write) => {
    const help = written === NFC ? `copy the name of the file: \`${write}\`` : `write \`${write}\``;
    expect(respelled(written, [file])).toEqual([[file], [help]]);
  });

  test.each(['chapter.md', 'part/one.md', '../README.md'])(
    '%s, which is spelled exactly so, is not',
    (written) => {
      const names = ['src/chapter.md', 'src/part/one.md', 'README.md'];
      expect(respelled(written, names)).toEqual([[bookPath(`src/${written}`)], []]);
    },
  );
});

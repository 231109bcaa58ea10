// Files that are not what they should be, and names that file systems and addresses quarrel about -> a site and a clear word.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DiagnosticCode, messageOf, openSession } from '../../src/index.ts';
import { type Files, filesIn, tempFolder, writeIn } from '../helpers/temp-folder.ts';
import { type BuiltFolder, buildIn, withoutSearch } from './book.ts';

interface Given {
  readonly files?: Files;
  /** Does to the book what files in a table cannot. */
  readonly prepare?: (root: string) => void;
}

/** Builds the book in `around/book`, and sees to it that nothing next to its site is made, changed or removed. */
async function buildGuarded({ files = {}, prepare }: Given): Promise<BuiltFolder> {
  const around = tempFolder({ 'secret.txt': 'not of the book\n', 'passwd.md': '# Not of the book\n' });
  const root = join(around, 'book');
  for (const [path, content] of Object.entries({ ...usual, ...files })) writeIn(root, path, content);
  prepare?.(root);
  const before = outside(around);
  const built = await buildIn(root);
  expect(outside(around)).toEqual(before);
  return built;
}

const usual: Files = {
  'src/SUMMARY.md': '- [A](a.md)\n- [Sound](sound.md)\n',
  'src/a.md': '# A\n',
  'src/sound.md': '# Sound\n',
};

/** All that is not of the site. */
const outside = (around: string): readonly string[] =>
  filesIn(around).filter((file) => !file.startsWith('book/book/'));

const SOUND = '<h1 id="sound"><a class="header" href="#sound">Sound</a></h1>\n';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

/** What may be in a chapter's place, and how it is reported. */
const unreadable: Readonly<Record<string, Given>> = {
  'Latin-1': { files: { 'src/a.md': Buffer.from('# caf\u00e9\n', 'latin1') } },
  'UTF-16': { files: { 'src/a.md': utf16('# A\n') } },
  'all 256 bytes': { files: { 'src/a.md': bytes(...Array(256).keys()) } },
  'a character cut in two': { files: { 'src/a.md': Buffer.from('# é').subarray(0, 3) } },
  'a folder': {
    prepare: (root) => {
      rmSync(join(root, 'src/a.md'));
      mkdirSync(join(root, 'src/a.md'));
    },
  },
  'a pipe': {
    prepare: (root) => {
      rmSync(join(root, 'src/a.md'));
      execFileSync('mkfifo', [join(root, 'src/a.md')]);
    },
  },
  'a link to an endless device': linked('/dev/zero'),
  'a link to itself': linked('a.md'),
};

/** A link to `target` in the chapter's place. */
function linked(target: string): Given {
  return {
    prepare: (root) => {
      link(root, target, 'src/a.md');
    },
  };
}

function link(root: string, target: string, path: string): void {
  rmSync(join(root, path), { force: true });
  symlinkSync(target, join(root, path));
}

test('the line of a character that isn’t UTF-8 is named, and links to ids in its chapter are not checked', async () => {
  const built = await buildGuarded({
    files: {
      'src/a.md': Buffer.from('# A\n\n## caf\u00e9\n', 'latin1'),
      'src/sound.md': '[coffee](a.md#caf) [gone](sound.md#gone)\n',
    },
  });
  expect(built.diagnostics.map(messageOf)).toEqual([
    '`src/a.md` isn’t valid UTF-8 (line 3)',
    '`#gone` not found in `src/sound.md`',
  ]);
});

describe('a chapter whose file is', () => {
  test.each(Object.entries(unreadable))(
    '%s is an error, and the other chapters are built',
    async (_, given) => {
      const built = await buildGuarded(given);
      expect(built.diagnostics.map(({ code, args }) => [code, 'path' in args ? args.path : ''])).toEqual([
        ['file/unreadable', 'src/a.md'],
      ]);
      expect(built.main('sound.html')).toBe(SOUND);
    },
  );
});

/** Text that is odd but text, and what becomes of it. */
const odd: Readonly<Record<string, readonly [text: string, main: string]>> = {
  nothing: ['', '\n'],
  'only white space': [' \n\t\n', '\n'],
  'a byte order mark and Windows line endings': [
    '\ufeff# A\r\n\r\none\r\ntwo\r\n',
    '<h1 id="a"><a class="header" href="#a">A</a></h1>\n<p>one\ntwo</p>\n',
  ],
  'old Mac line endings': [
    '# A\r\rone\rtwo',
    '<h1 id="a"><a class="header" href="#a">A</a></h1>\n<p>one\ntwo</p>\n',
  ],
  'a NUL': ['a\u0000b', '<p>a\ufffdb</p>\n'],
  'Unicode line separators': ['a\u2028b\u2029c\u0085d', '<p>a\u2028b\u2029c\u0085d</p>\n'],
};

describe('a chapter file that contains', () => {
  test.each(Object.entries(odd))('%s is read', async (_, [text, main]) => {
    const built = await buildGuarded({ files: { 'src/a.md': text } });
    expect(built.codes).toEqual([]);
    expect(built.main('a.html')).toBe(main);
  });
});

test('file names with any punctuation lead to their pages', async () => {
  const names = [
    'sp ace',
    '100%',
    'a#b',
    'q?x',
    'a&b',
    "it's",
    'quo"te',
    '<b>',
    '[x]',
    'ünï',
    '日本',
    'a;b=c',
    '-dash',
    '..dots',
    'con',
    'x'.repeat(200),
  ];
  const address = (name: string, fragment = ''): string =>
    `<${name.replace(/[<>%?#]/g, encodeURIComponent)}.md${fragment}>`;
  const built = await buildGuarded({
    files: {
      'src/SUMMARY.md': [
        '- [A](a.md)',
        ...names.map((name) => `- [B](<${name.replace(/[<>]/g, '\\$&')}.md>)`),
      ].join('\n'),
      'src/a.md': names.map((name) => `[b](${address(name)})`).join('\n\n'),
      ...Object.fromEntries(
        names.map((name) => [`src/${name}.md`, `# B\n\n[a](a.md) [self](${address(name, '#b')})\n`]),
      ),
    },
  });
  expect(built.codes).toEqual([]);
  expect(built.files).toEqual(expect.arrayContaining(names.map((name) => `${name}.html`)));
  const hrefs = [...built.main('a.html').matchAll(/href="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  expect(hrefs.map((href) => decodeURIComponent(href.replace(/^\.\//, '')))).toEqual(
    names.map((name) => `${name}.html`),
  );
});

test('links and chapters outside the book are not resolved, and nothing outside it is published', async () => {
  const built = await buildGuarded({
    files: {
      'src/SUMMARY.md': '- [A](a.md)\n- [Up](../../passwd.md)\n- [Root](/etc/passwd.md)\n',
      'src/a.md': '[up](../../passwd.md) ![up](../../../../../etc/passwd) [root](/etc/passwd)\n',
    },
  });
  expect(built.codes).toContain('summary/outside');
  expect(built.files.filter((file) => file.includes('passwd'))).toEqual([]);
  expect(built.main('a.html')).not.toContain('Not of the book');
});

test('a symbolic link to its own folder is copied once, and a dangling link not at all', async () => {
  const built = await buildGuarded({
    files: { 'src/files/data.csv': '1\n' },
    prepare: (root) => {
      link(root, '.', 'src/loop');
      link(root, '../..', 'src/files/up');
      link(root, 'nowhere.png', 'src/dangling.png');
    },
  });
  const own = built.files.filter((file) => /data|loop|up|dangling|secret/.test(file));
  expect(own).toEqual(['files/data.csv']);
});

test('front matter is only data: its code does not run, and a YAML bomb does no harm', async () => {
  const bomb = Array.from(
    { length: 9 },
    (_, i) =>
      `b${i}: &b${i} [${Array(10)
        .fill(i === 0 ? 'x' : `*b${i - 1}`)
        .join(', ')}]`,
  );
  const built = await buildGuarded({
    files: {
      'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n- [Sound](sound.md)\n',
      'src/a.md': '---js\nrequire("fs").writeFileSync("ran", "")\n---\n\n# A\n',
      'src/b.md': '---\n__proto__: { draft: true }\nconstructor: 2\n---\n\n# B\n',
      'src/c.md': `---\n${bomb.join('\n')}\n---\n\n# C\n`,
    },
  });
  expect(built.codes).toEqual(['front-matter/syntax']);
  expect(built.files).toEqual(expect.arrayContaining(['a.html', 'b.html', 'c.html']));
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('two sources for one page are an error, and the first one wins', async () => {
  const built = await buildGuarded({
    files: {
      'src/SUMMARY.md':
        '- [Index](index.md)\n- [Readme](README.md)\n- [Print](print.md)\n- [Contents](toc.md)\n',
      'src/index.md': '# Index\n',
      'src/README.md': '# Readme\n',
      'src/print.md': '# Print\n',
      'src/toc.md': '# Contents\n',
    },
  });
  expect(built.codes).toEqual(['file/output-collision', 'file/own-instead']);
  expect(built.main('index.html')).toContain('>Index<');
  expect(built.main('print.html')).toContain('>Print<');
  expect(built.main('toc.html')).toContain('id="contents"');
});

describe('a file of the author at the place of a generated one', () => {
  test.each([
    ['index.html', ['file/own-instead']],
    ['print.html', ['file/own-instead']],
    ['toc.html', ['file/own-instead']],
    ['favicon.svg', ['file/own-instead']],
    ['404.html', []],
    ['.nojekyll', []],
    ['robots.txt', []],
  ])('is published: %s', async (name, codes) => {
    const files = {
      [`src/${name}`]: 'mine\n',
      'book.toml': '[output.html]\nhash-files = false\n',
      'src/a.md': '# A\n',
    };
    const built = await buildGuarded({ files });
    expect(built.codes).toEqual(codes);
    expect(built.read(name)).toBe('mine\n');
  });
});

test('a redirect from a generated page is left out, as in mdBook', async () => {
  const redirect = (from: string) => `[output.html.redirect]\n"${from}" = "sound.html"\n`;
  for (const from of ['/index.html', '/print.html', '/404.html', 'toc.html']) {
    const built = await buildGuarded({ files: { 'book.toml': redirect(from) } });
    expect(built.codes).toEqual(['redirect/over-page']);
  }
});

test('file names that differ only in case produce a warning', async () => {
  const built = await buildGuarded({
    files: { 'src/SUMMARY.md': '- [A](a.md)\n- [B](A.md)\n', 'src/A.md': '# Other A\n' },
  });
  expect(built.diagnostics).toMatchObject([{ code: 'file/output-case', at: { file: 'src/SUMMARY.md' } }]);
  expect([built.main('a.html'), built.main('A.html')]).toEqual([
    '<h1 id="a"><a class="header" href="#a">A</a></h1>\n',
    '<h1 id="other-a"><a class="header" href="#other-a">Other A</a></h1>\n',
  ]);
});

test('HTML in a chapter or a title cannot close the page or its head', async () => {
  const built = await buildGuarded({
    files: {
      'book.toml': '[book]\ntitle = "</title><script>1</script>"\ndescription = "\\"><b>"\n',
      'src/SUMMARY.md': '- [</title><script>2</script> & "x"](a.md)\n',
      'src/a.md': '# </h1></main></body>\n\n</main></html>\n\n<!-- not closed\n',
    },
  });
  const page = built.read('a.html');
  expect(page.match(/<\/(?:main|body|html|title)>/g)).toEqual(['</title>', '</main>', '</body>', '</html>']);
  expect(page).not.toMatch(/<script>[12]/);
});

/** What leaves no book at all, or none that may be written. */
const fatal: Readonly<Record<string, readonly [given: Given, code: DiagnosticCode]>> = {
  'no SUMMARY.md': [
    {
      prepare: (root) => {
        rmSync(join(root, 'src/SUMMARY.md'));
      },
    },
    'summary/missing',
  ],
  'a folder for SUMMARY.md': [
    {
      prepare: (root) => {
        rmSync(join(root, 'src/SUMMARY.md'));
        mkdirSync(join(root, 'src/SUMMARY.md'));
      },
    },
    'file/unreadable',
  ],
  'a binary SUMMARY.md': [{ files: { 'src/SUMMARY.md': bytes(0xff, 0xfe, 0) } }, 'file/unreadable'],
  'an invalid book.toml': [{ files: { 'book.toml': '\u0000' } }, 'config/syntax'],
  'a binary book.toml': [{ files: { 'book.toml': bytes(0xff, 0xfe, 0) } }, 'file/unreadable'],
  'a folder for book.toml': [{ files: { 'book.toml/a.txt': '' } }, 'file/unreadable'],
  'the sources as the site': [
    { files: { 'book.toml': '[build]\nbuild-dir = "src"\n' } },
    'file/unsafe-destination',
  ],
  'the book as the site': [
    { files: { 'book.toml': '[build]\nbuild-dir = "."\n' } },
    'file/unsafe-destination',
  ],
  'a folder above the book as the site': [
    { files: { 'book.toml': '[build]\nbuild-dir = ".."\n' } },
    'file/unsafe-destination',
  ],
  'a file where the site belongs': [{ files: { book: 'a file\n' } }, 'file/unsafe-destination'],
};

describe('a build with', () => {
  test.each(Object.entries(fatal))('%s writes nothing', async (_, [given, code]) => {
    const built = await buildGuarded(given);
    expect(built.codes).toEqual([code]);
    expect(built.written).toEqual([]);
    expect(built.diagnostics.map(messageOf).join()).not.toContain('undefined');
  });
});

test('settings cannot make a build write outside the site', async () => {
  const built = await buildGuarded({
    files: {
      'book.toml':
        '[output.html]\nadditional-css = ["../secret.txt"]\nadditional-js = ["/etc/hostname"]\ninput-404 = "../../passwd.md"\n' +
        '[output.html.redirect]\n"../../out.html" = "a.html"\n"/a/../../up.html" = "a.html"\n"%2e%2e/b.html" = "a.html"\n',
    },
  });
  expect(built.main('sound.html')).toBe(SOUND);
  expect(built.codes).toContain('redirect/outside');
});

test('a source that disappears before its page is rendered does not stop the other pages', async () => {
  const root = tempFolder({ ...usual, 'src/data.csv': '1\n' });
  const session = openSession({ root, environment: withoutSearch, cache: 'none', mode: 'build' });
  const built = await session.build();
  for (const file of ['a.md', 'data.csv']) rmSync(join(root, 'src', file));
  const { value } = await session.write(built);
  await session.close();
  expect(value.written).toContain('sound.html');
});

test('file times that no clock ever showed are accepted', async () => {
  const built = await buildGuarded({
    prepare: (root) => {
      utimesSync(join(root, 'src/a.md'), 0, 0);
      utimesSync(join(root, 'src/sound.md'), new Date('2106-02-07'), new Date('2106-02-07'));
    },
  });
  expect(built.codes).toEqual([]);
  expect(built.main('sound.html')).toBe(SOUND);
});

test('a very large chapter and a larger static file are written in full', async () => {
  const paragraph = `${'word '.repeat(100)}\n\n`;
  const large = Buffer.alloc(20_000_000, 'x');
  const built = await buildGuarded({
    files: { 'src/a.md': `# A\n\n${paragraph.repeat(4000)}`, 'src/large.bin': large },
  });
  expect(built.codes).toEqual([]);
  expect(built.main('a.html').split('<p>').length).toBe(4001);
  expect(readFileSync(join(built.destination, 'large.bin')).equals(large)).toBe(true);
});

test('SUMMARY.md may list itself, repeat a chapter a thousand times, or nest without end', async () => {
  const nested = Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- [N](n${i}.md)`).join('\n');
  const built = await buildGuarded({
    files: {
      'book.toml': '[build]\ncreate-missing = false\n',
      'src/SUMMARY.md': `- [Sound](sound.md)\n- [Self](SUMMARY.md)\n${'- [A](a.md)\n'.repeat(1000)}\n${nested}\n`,
    },
  });
  expect(built.codes).toContain('summary/duplicate-chapter');
  expect(built.main('sound.html')).toBe(SOUND);
});

test('a site folder that became a link to another place is not written to', async () => {
  const elsewhere = tempFolder({ 'kept.txt': 'kept\n' });
  const root = tempFolder(usual);
  await buildIn(root);
  mkdirSync(join(root, 'src/sub'));
  writeFileSync(join(root, 'src/sub/c.md'), '# C\n');
  writeIn(root, 'src/SUMMARY.md', '- [A](a.md)\n- [C](sub/c.md)\n');
  symlinkSync(elsewhere, join(root, 'book/sub'));
  const built = await buildIn(root);
  expect(filesIn(elsewhere)).toEqual(['kept.txt']);
  expect(built.codes).toEqual(['file/write-failed']);
});

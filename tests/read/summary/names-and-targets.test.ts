import { describe, expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { writtenChapters } from '../../../src/read/summary/outline.ts';
import { readOutline } from './read-outline.ts';

const lines = (text: string): readonly string[] => readOutline(text).lines;
const findings = (text: string): readonly string[] => readOutline(text).findings;

describe('a chapter title', () => {
  test.each([
    ['[The `Option` *type* **here**](a.md)', 'The Option type here'],
    ['[Two\nlines](a.md)', 'Two lines'],
    ['[a \\_ b \\* c](a.md)', 'a _ b * c'],
    ['[&lt;T&gt; &amp; &copy;](a.md)', '<T> & ©'],
    ['["quoted" -- it\'s...](a.md)', '"quoted" -- it\'s...'],
    ['[x<br>y<!-- c -->](a.md)', 'xy'],
    ['[![logo](l.png) Title](a.md)', 'logo Title'],
    ['[hard\\\nbreak](a.md)', 'hardbreak'],
    ['[a [b] c](a.md)', 'a [b] c'],
  ])('%j becomes %j', (link, name) => {
    expect(lines(link)).toEqual([`${name} <- src/a.md -> a.html`]);
    expect(lines(`- ${link.replaceAll('\n', '\n  ')}`)).toEqual([`1. ${name} <- src/a.md -> a.html`]);
  });

  test('may be empty', () => {
    expect(lines('- [](a.md)\n')).toEqual(['1.  <- src/a.md -> a.html']);
  });
});

describe('a chapter target', () => {
  test.each([
    ['[A](./a.md)', 'src/a.md', 'a.html'],
    ['[A](b/./c/../a.md)', 'src/b/a.md', 'b/a.html'],
    ['[A](a%20b.md)', 'src/a b.md', 'a b.html'],
    ['[A](<a b.md>)', 'src/a b.md', 'a b.html'],
    ['[A](a%C3%B6.md)', 'src/a%C3%B6.md', 'a%C3%B6.html'],
    ['[A](100%.md)', 'src/100%.md', '100%.html'],
    ['[A](日本語/ö.md)', 'src/日本語/ö.md', '日本語/ö.html'],
    ['[A](a&amp;b.md)', 'src/a&b.md', 'a&b.html'],
    ['[A](a\\_b.md)', 'src/a_b.md', 'a_b.html'],
    ['[A](javascript:a.md)', 'src/javascript:a.md', 'javascript:a.html'],
    ['[A](a#b?c.md)', 'src/a#b?c.md', 'a#b?c.html'],
    ['[A](a.md "title")', 'src/a.md', 'a.html'],
    ['[A][r]\n\n[r]: <c d.md>', 'src/c d.md', 'c d.html'],
    ['[A]\n\n[a]: e.md', 'src/e.md', 'e.html'],
    ['[A](a.b.markdown)', 'src/a.b.markdown', 'a.b.html'],
    ['[A](plain)', 'src/plain', 'plain.html'],
    ['[A](.md)', 'src/.md', '.md.html'],
    ['[A](README.md)', 'src/README.md', 'index.html'],
    ['[A](x/ReadMe.markdown)', 'src/x/ReadMe.markdown', 'x/index.html'],
    ['[A](x/readme)', 'src/x/readme', 'x/index.html'],
    ['[A](readme.first.md)', 'src/readme.first.md', 'readme.first.html'],
    ['[A](x/index.md)', 'src/x/index.md', 'x/index.html'],
  ])('of %j is %j with the page %j', (link, source, url) => {
    expect(lines(link)).toEqual([`A <- ${source} -> ${url}`]);
    expect(findings(link)).toEqual([]);
  });

  test('is relative to the folder of chapters, which may be the root or lie outside it', () => {
    const { lines: atRoot } = readOutline('[A](b/a.md)', { src: bookPath('') });
    const { lines: outside } = readOutline('[A](b/a.md)', { src: bookPath('../docs') });
    expect([...atRoot, ...outside]).toEqual(['A <- b/a.md -> b/a.html', 'A <- ../docs/b/a.md -> b/a.html']);
  });

  test('keeps README if the index preprocessor is off', () => {
    const options = { src: bookPath('src'), readme: 'file' } as const;
    expect(readOutline('[A](README.md)', options).lines).toEqual(['A <- src/README.md -> README.html']);
  });

  test.each(['../../a.md', '/etc/passwd', 'b/../../../a.md', '//host/a.md', '../..', '..\\\\..\\\\a.md'])(
    'outside the book is an error and a draft: %s',
    (path) => {
      expect(lines(`- [A](${path})\n  - [B](b.md)\n`)).toEqual([
        '1. A (draft)',
        '  1.1. B <- src/b.md -> b.html',
      ]);
      expect(findings(`- [A](${path})\n`)).toEqual([`summary/outside: [A](${path})`]);
    },
  );

  test.each([
    ['../README.md', 'README.md -> index.html'],
    ['../readme.md', 'readme.md -> index.html'],
    ['../CONTRIBUTING.md', 'CONTRIBUTING.md -> CONTRIBUTING.html'],
    ['../docs/a.md', 'docs/a.md -> docs/a.html'],
    ['b/../../a.md', 'a.md -> a.html'],
    ['..\\\\a.md', 'a.md -> a.html'],
    ['../src/a.md', 'src/a.md -> src/a.html'],
  ])('can be a file of the book outside the folder of chapters: %s', (path, target) => {
    expect(lines(`[A](${path})\n`)).toEqual([`A <- ${target}`]);
    expect(findings(`[A](${path})\n`)).toEqual([]);
  });

  test.each([
    'https://a.org/b.md',
    'http://c.org',
    'HTTPS://C.org',
    'mailto:a@b.org',
    'tel:1',
    'https://a.org/b.md#c',
  ])('can be another site: %s', (url) => {
    const text = `- [A](${url})\n  - [B](b.md)\n`;
    expect(lines(text)).toEqual([`1. A -> ${url}`, '  1.1. B <- src/b.md -> b.html']);
    expect(findings(text)).toEqual([]);
  });

  test.each(['javascript://%0aalert(1)', 'file:///a.md', 'data://text/html,x'])(
    'cannot have another scheme: %s',
    (url) => {
      expect(lines(`- [A](${url})\n`)).toEqual(['1. A (draft)']);
      expect(findings(`- [A](${url})\n`)).toEqual([`summary/address: [A](${url})`]);
    },
  );

  test.each([
    ['a.md#part', 'a.html#part'],
    ['a.md#Part%20%C3%BC', 'a.html#Part%20%C3%BC'],
    ['./a.md#part', 'a.html#part'],
    ['<a.md#part two>', 'a.html#part%20two'],
  ])('can be a place in a listed chapter: %s', (path, href) => {
    const text = `- [P](${path})\n- [A](a.md)\n  - [Q](${path})\n`;
    expect(lines(text)).toEqual([`1. P -> ${href}`, '2. A <- src/a.md -> a.html', `  2.1. Q -> ${href}`]);
    expect(findings(text)).toEqual([]);
  });

  test('is the chapter itself for the first place in a file that no other entry lists', () => {
    expect(lines('- [P](a.md#p)\n- [Q](a.md#q)\n- [E](b.md#)\n')).toEqual([
      '1. P <- src/a.md -> a.html',
      '2. Q -> a.html#q',
      '3. E <- src/b.md -> b.html',
    ]);
  });

  test('can have # in its file name', () => {
    expect(lines('- [C](c#.md)\n- [D](#d.md)\n')).toEqual([
      '1. C <- src/c#.md -> c#.html',
      '2. D <- src/#d.md -> #d.html',
    ]);
  });

  test('cannot be the folder of chapters itself', () => {
    expect(findings('- [A](./)\n- [B](x/..)\n')).toEqual([
      'file/unreadable: [A](./)',
      'file/unreadable: [B](x/..)',
    ]);
  });
});

describe('a file that is listed twice', () => {
  test('keeps its page at the first place and is listed at both', () => {
    const text = '[A](./a.md)\n\n- [B](b.md)\n  - [A2](a.md)\n    - [C](c.md)\n\n[B2](x/../b.md)\n';
    expect(lines(text)).toEqual([
      'A <- src/a.md -> a.html',
      '1. B <- src/b.md -> b.html',
      '  1.1. A2 <- src/a.md -> a.html (again)',
      '    1.1.1. C <- src/c.md -> c.html',
      'B2 <- src/b.md -> b.html (again)',
    ]);
    expect(findings(text)).toEqual([
      'summary/duplicate-chapter: [A2](a.md)',
      'summary/duplicate-chapter: [B2](x/../b.md)',
    ]);
  });

  test('is one step in reading order, below the parents of both places', () => {
    const { items } = readOutline('- [A](a.md)\n  - [A](a.md)\n    - [B](b.md)\n- [A](a.md)\n- [C](c.md)\n');
    const steps = [...writtenChapters(items)].map(
      ({ chapter, parents }) =>
        `${parents.map(({ number }) => number?.join('.')).join(' > ')}: ${chapter.url}`,
    );
    expect(steps).toEqual([': a.html', '1 > 1.1: b.html', ': c.html']);
  });

  test('does not count if a second list replaced it', () => {
    expect(findings('- [A](a.md)\n  - [B](b.md)\n\n  ---\n  - [B](b.md)\n')).toEqual([
      'summary/second-list: - [B](b.md)',
    ]);
  });
});

test('two files for one page are an error, and the first one wins', () => {
  const text = '- [A](README.md)\n- [B](index.md)\n- [C](c.md)\n- [D](c.markdown)\n';
  expect(lines(text)).toEqual([
    '1. A <- src/README.md -> index.html',
    '2. B <- src/index.md -> index.html (again)',
    '3. C <- src/c.md -> c.html',
    '4. D <- src/c.markdown -> c.html (again)',
  ]);
  expect(findings(text)).toEqual([
    'file/output-collision: [B](index.md)',
    'file/output-collision: [D](c.markdown)',
  ]);
});

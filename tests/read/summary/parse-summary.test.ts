import { remedyOf } from '../../../src/core/catalog.ts';
import { describe, expect, test } from 'vitest';
import { allChapters } from '../../../src/read/summary/outline.ts';
import { summaryTitle } from '../../../src/read/summary/parse-summary.ts';
import { readOutline } from './read-outline.ts';

const lines = (text: string): readonly string[] => readOutline(text).lines;
const findings = (text: string): readonly string[] => readOutline(text).findings;

describe('the title in SUMMARY.md', () => {
  test('is the first H1 and names nothing', () => {
    expect(lines('# Summary\n\n- [A](a.md)\n')).toEqual(['1. A <- src/a.md -> a.html']);
  });

  test('is skipped even if it was meant as the first part', () => {
    expect(lines('# Part One\n\n- [A](a.md)\n\n# Part Two\n\n- [B](b.md)\n')).toEqual([
      '1. A <- src/a.md -> a.html',
      '# Part Two',
      '2. B <- src/b.md -> b.html',
    ]);
  });

  test('may follow comments and HTML', () => {
    expect(lines('<!-- a comment\n# Not this -->\n\n<div>\n\n# Summary\n\n- [A](a.md)\n')).toEqual([
      '1. A <- src/a.md -> a.html',
    ]);
  });

  test('may be missing', () => {
    expect(lines('[A](a.md)\n\n# Part\n\n- [B](b.md)\n')).toEqual([
      'A <- src/a.md -> a.html',
      '# Part',
      '1. B <- src/b.md -> b.html',
    ]);
  });

  test('may be a setext heading', () => {
    expect(lines('Summary\n=======\n\n[A](a.md)\n')).toEqual(['A <- src/a.md -> a.html']);
  });
});

describe('prefix chapters', () => {
  test('are all links before the first list, in any layout', () => {
    const text = '[A](a.md)\n[B](b.md) and [C](c.md)\n\n## Sub [D](d.md)\n\n> **[E](e.md)**\n\n- [F](f.md)\n';
    expect(lines(text)).toEqual([
      'A <- src/a.md -> a.html',
      'B <- src/b.md -> b.html',
      'C <- src/c.md -> c.html',
      'D <- src/d.md -> d.html',
      'E <- src/e.md -> e.html',
      '1. F <- src/f.md -> f.html',
    ]);
  });

  test('may be separated by rules', () => {
    expect(lines('[A](a.md)\n\n---\n\n[B](b.md)\n')).toEqual([
      'A <- src/a.md -> a.html',
      '---',
      'B <- src/b.md -> b.html',
    ]);
  });

  test('form a heading, not a rule, from a paragraph above a line of dashes', () => {
    expect(lines('[A](a.md)\n---\n[B](b.md)\n')).toEqual([
      'A <- src/a.md -> a.html',
      'B <- src/b.md -> b.html',
    ]);
  });
});

describe('numbered chapters', () => {
  test('nest as deeply as their lists', () => {
    expect(lines('- [A](a.md)\n  * [B](b.md)\n    1. [C](c.md)\n  * [D](d.md)\n- [E](e.md)\n')).toEqual([
      '1. A <- src/a.md -> a.html',
      '  1.1. B <- src/b.md -> b.html',
      '    1.1.1. C <- src/c.md -> c.html',
      '  1.2. D <- src/d.md -> d.html',
      '2. E <- src/e.md -> e.html',
    ]);
  });

  test('continue their numbers across parts, rules, comments, subheadings and other list markers', () => {
    const text =
      '- [A](a.md)\n---\n- [B](b.md)\n<!-- c -->\n- [C](c.md)\n\n## Sub\n\n* [D](d.md)\n\n# Part *two*\n\n- [E](e.md)\n';
    expect(lines(text)).toEqual([
      '1. A <- src/a.md -> a.html',
      '---',
      '2. B <- src/b.md -> b.html',
      '3. C <- src/c.md -> c.html',
      '4. D <- src/d.md -> d.html',
      '# Part two',
      '5. E <- src/e.md -> e.html',
    ]);
  });

  test('ignore text after the link, rules inside lists, and directives between lists', () => {
    const text =
      '- [A](a.md) by [someone](x.md)\n\n  ***\n\n  more [text](y.md)\n- [B](b.md)\n  {{#include c.md}}\n';
    expect(lines(text)).toEqual(['1. A <- src/a.md -> a.html', '2. B <- src/b.md -> b.html']);
    expect(findings(text)).toEqual([
      'summary/lost-link: [someone](x.md)',
      'summary/lost-link: [text](y.md)',
      'summary/text-after-link: {{#include c.md}}',
    ]);
  });

  test('skip code, quotes and HTML between lists', () => {
    const text =
      '- [A](a.md)\n\n```\n- [X](x.md)\n```\n\n> - [Y](y.md)\n\n<ul><li>\n[Z](z.md)\n</ul>\n\n- [B](b.md)\n';
    expect(lines(text)).toEqual(['1. A <- src/a.md -> a.html', '2. B <- src/b.md -> b.html']);
  });

  test('keep only the last of two lists under one chapter, as in mdBook, with a diagnostic', () => {
    const text = '- [A](a.md)\n  - [B](b.md)\n\n  text\n\n  - [C](c.md)\n';
    expect(lines(text)).toEqual(['1. A <- src/a.md -> a.html', '  1.1. C <- src/c.md -> c.html']);
    expect(findings(text)).toEqual(['summary/text-after-link: text', 'summary/second-list: - [C](c.md)']);
  });

  test('are drafts without a target, and are numbered and nested as usual', () => {
    expect(lines('- [A]()\n  - [B](b.md)\n- [C](<>)\n')).toEqual([
      '1. A (draft)',
      '  1.1. B <- src/b.md -> b.html',
      '2. C (draft)',
    ]);
  });

  test('may be indented with tabs', () => {
    expect(lines('- [A](a.md)\n\t- [B](b.md)\n\t\t- [C](c.md)\n')).toEqual([
      '1. A <- src/a.md -> a.html',
      '  1.1. B <- src/b.md -> b.html',
      '    1.1.1. C <- src/c.md -> c.html',
    ]);
  });

  test('nest five hundred levels deep', () => {
    const text = Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- [C${i}](c${i}.md)`).join('\n');
    const all = lines(text);
    expect(all).toHaveLength(500);
    expect(all.at(-1)?.trim()).toBe(`${'1.'.repeat(500)} C499 <- src/c499.md -> c499.html`);
  });
});

describe('parts in SUMMARY.md', () => {
  test('skip the paragraph right below their title, including its links', () => {
    expect(lines('# S\n\n- [A](a.md)\n\n# Part\n\nAbout [this](x.md) part.\n\n- [B](b.md)\n')).toEqual([
      '1. A <- src/a.md -> a.html',
      '# Part',
      '2. B <- src/b.md -> b.html',
    ]);
  });

  test('may be empty', () => {
    expect(lines('# S\n\n# One\n\n# Two with `code` and [a link](x.md)\n')).toEqual([
      '# One',
      '# Two with code and a link',
    ]);
  });
});

describe('suffix chapters', () => {
  test('start with the first paragraph after the numbered ones', () => {
    const text = '- [A](a.md)\n\n---\n\n[B](b.md)\n\n---\n\n## Sub [C](c.md)\n';
    expect(lines(text)).toEqual([
      '1. A <- src/a.md -> a.html',
      '---',
      'B <- src/b.md -> b.html',
      '---',
      'C <- src/c.md -> c.html',
    ]);
    expect(findings(text)).toEqual(['summary/text-before-link: Sub']);
  });

  test('cannot be followed by a list, which is reported and read as another part', () => {
    const text = '- [A](a.md)\n\n[B](b.md)\n\n- [C](c.md)\n  - [D](d.md)\n\n[E](e.md)\n';
    expect(lines(text)).toEqual([
      '1. A <- src/a.md -> a.html',
      'B <- src/b.md -> b.html',
      '2. C <- src/c.md -> c.html',
      '  2.1. D <- src/d.md -> d.html',
      'E <- src/e.md -> e.html',
    ]);
    expect(findings(text)).toEqual(['summary/list-after-suffix: - [C](c.md)']);
  });

  test('cannot be followed by a part title either', () => {
    const text = '- [A](a.md)\n\n[B](b.md)\n\n# Part\n\n- [C](c.md)\n';
    expect(lines(text)).toEqual([
      '1. A <- src/a.md -> a.html',
      'B <- src/b.md -> b.html',
      '# Part',
      '2. C <- src/c.md -> c.html',
    ]);
    expect(findings(text)).toEqual(['summary/list-after-suffix: # Part']);
  });
});

describe('items that mdBook rejects', () => {
  test('are drafts with the item’s text as title if they have no link', () => {
    const text = '- [A](a.md)\n- Basics of *it*\n  - [B](b.md)\n- [C](c.md)\n';
    expect(lines(text)).toEqual([
      '1. A <- src/a.md -> a.html',
      '2. Basics of it (draft)',
      '  2.1. B <- src/b.md -> b.html',
      '3. C <- src/c.md -> c.html',
    ]);
    expect(findings(text)).toEqual(['summary/item-without-link: - Basics of *it*']);
  });

  test('are replaced by their own lists if they have no text either', () => {
    const text = '- [A](a.md)\n- 1. [B](b.md)\n  2. [C](c.md)\n-\n- [D](d.md)\n';
    expect(lines(text)).toEqual([
      '1. A <- src/a.md -> a.html',
      '2. B <- src/b.md -> b.html',
      '3. C <- src/c.md -> c.html',
      '4. D <- src/d.md -> d.html',
    ]);
    expect(findings(text)).toEqual([
      'summary/item-without-link: - 1. [B](b.md)',
      'summary/item-without-link: -',
    ]);
  });

  test('keep their link if text precedes it', () => {
    const text = '- [ ] [A](a.md)\n- **[B](b.md)**\n';
    expect(lines(text)).toEqual(['1. A <- src/a.md -> a.html', '2. B <- src/b.md -> b.html']);
    expect(findings(text)).toEqual(['summary/text-before-link: - [ ] [A](a.md)']);
  });
});

describe('a SUMMARY.md without chapters', () => {
  test.each(['', '# Summary\n', '# Summary\n\ntext\n\n---\n', '<!-- [A](a.md) -->\n'])(
    'produces a warning: %j',
    (text) => {
      expect(findings(text)).toEqual(['summary/empty']);
    },
  );
});

describe('the book title from SUMMARY.md', () => {
  test('is the H1 at the top', () => {
    expect(summaryTitle('# My *first* `book`\n\n- [A](a.md)\n')).toBe('My first book');
    expect(summaryTitle('<!-- a note -->\n\nMy book\n=======\n')).toBe('My book');
  });

  test('is absent if that H1 only says “Summary” or is missing', () => {
    for (const text of [
      '# Summary\n',
      '# SUMMARY\n',
      '# Table of Contents\n',
      '# \n',
      '- [A](a.md)\n\n# B\n',
      '',
    ])
      expect([text, summaryTitle(text)]).toEqual([text, undefined]);
  });
});

describe('a link that makes no chapter is reported', () => {
  const rest = '\n- [Z](z.md)\n';
  test.each([
    ['after a comment in its line', '- [A](a.md)\n\n<!-- c --> - [B](b.md)\n', 'html'],
    ['in a block of HTML', '- [A](a.md)\n\n<div>\n- [B](b.md)\n</div>\n', 'html'],
    ['indented by four spaces below nothing', '    - [B](b.md)\n', 'code'],
    ['indented by six spaces', '- [A](a.md)\n\n      - [B](b.md)\n', 'code'],
    ['indented by a tab more', '- [A](a.md)\n\n\t\t- [B](b.md)\n', 'code'],
    ['in a fence', '- [A](a.md)\n\n```\n[B](b.md)\n```\n', 'code'],
    ['in a lazy continuation', '- [A](a.md)\n[B](b.md)\n', 'place'],
    ['indented too far in a lazy continuation', '- [A](a.md)\n      - [B](b.md)\n', 'place'],
    ['behind another', '- [A](a.md) and [B](b.md)\n', 'place'],
    ['behind another, without a file', '- [A](a.md) [B]()\n', 'place'],
    ['in a second paragraph', '- [A](a.md)\n\n  [B](b.md)\n', 'place'],
    ['in the title of a part', '- [A](a.md)\n\n# [B](b.md)\n', 'place'],
    ['in a quote', '- [A](a.md)\n\n> - [B](b.md)\n', 'place'],
    ['with a blank in its address', '- [A](a.md)\n- x\n  [B](the b.md)\n', 'blank'],
    ['with brackets in its text', '- [A](a.md) [B [c] d](b.md)\n', 'place'],
    ['with a picture as its text', '- [A](a.md) [B ![c](c.png)](b.md)\n', 'place'],
    ['by reference', '- [A](a.md) [B][b]\n\n[b]: b.md\n', 'place'],
    ['by a short reference', '- [A](a.md) [B]\n\n[B]: b.md\n', 'place'],
    ['by reference in a second paragraph', '- [A](a.md)\n\n  [B][]\n\n[B]: b.md\n', 'place'],
    ['over two lines', '- [A](a.md) [B\n  b](b.md)\n', 'place'],
    ['with brackets in a fence', '- [A](a.md)\n\n```\n[B [c]](b.md)\n```\n', 'code'],
  ])('%s', (_, text, why) => {
    const { diagnostics } = readOutline(text + rest);
    const lost = diagnostics.filter(({ code }) => code === 'summary/lost-link');
    expect(lost.map(({ args }) => args)).toEqual([
      { link: expect.stringMatching(/^\[B/) as string, write: expect.stringMatching(/^\[B/) as string, why },
    ]);
  });

  test.each([
    ['[B](the b.md)', '[B](<the b.md>)'],
    ['[B]( the b.md "T" )', '[B](<the b.md> "T")'],
  ])('%s in an item of its own is reported once, with `%s` to write', (link, write) => {
    const { diagnostics } = readOutline(`- [A](a.md)\n- ${link}\n`);
    expect(diagnostics.map((found) => [found.code, remedyOf(found)])).toEqual([
      ['summary/lost-link', `write \`- ${write}\``],
    ]);
  });

  test.each([
    ['in a comment', '<!-- [B](b.md) -->\n\n- [A](a.md) <!-- [B](b.md) -->\n\n<!--\n- [B](b.md)\n'],
    ['to another site', '- [A](a.md) by [B](https://example.org) [B](mailto:b@example.org) [B](#b)\n'],
    ['of an image', '- [A](a.md) ![B](b.png)\n'],
    [
      'to another site by reference or between angles',
      '- [A](a.md) [B][b] <https://example.org>\n\n[b]: https://example.org\n',
    ],
    [
      'of a chapter with brackets or a picture',
      '- [A [a] a](a.md)\n- [![b](b.png)](b.md)\n- [C][c]\n- [D]\n\n[c]: c.md\n[D]: d.md "T"\n',
    ],
    ['with a title', '- [A](a.md "the a.md")\n'],
    ['of a chapter', '[A](a.md)\n[B](b.md)\n\n- [C](c.md)\n  - **[D](d.md)**\n- [E]()\n\n[F](f.md)\n'],
  ])('but not one %s', (_, text) => {
    expect(findings(text).filter((finding) => finding.startsWith('summary/lost-link'))).toEqual([]);
  });

  test('quickly in a long file', () => {
    expect(findings('- [A](a.md)\n' + '['.repeat(20_000))).toEqual([]);
  });
});

describe('the badge of a chapter', () => {
  const badgesOf = (text: string): readonly (string | undefined)[] =>
    Array.from(allChapters(readOutline(text).items), ({ badge }) => badge);

  test('is the code after its link', () => {
    const text = '[P](p.md) `new`\n\n- [A](a.md) `beta`\n  - [B](b.md) text `deprecated`\n- [C](c.md)\n';
    expect(badgesOf(text)).toEqual(['new', 'beta', 'deprecated', undefined]);
    expect(findings(text)).toEqual(['summary/text-after-link: text']);
  });

  test('is one of four words; a similar one is reported as a badge, and any other as text without effect', () => {
    const text = '- [A](a.md) `depreciated`\n- [B](b.md) `--release`\n- [C](c.md) new\n';
    expect(badgesOf(text)).toEqual([undefined, undefined, undefined]);
    expect(findings(text)).toEqual([
      'block/unknown-badge: [A](a.md)',
      'summary/text-after-link: `--release`',
      'summary/text-after-link: new',
    ]);
  });
});

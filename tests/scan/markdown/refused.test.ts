// What looks like a link or a footnote and is none: it shows as it was written, and is reported where it stands.
import { describe, expect, test } from 'vitest';
import { readChapter } from './chapter.ts';

/** The HTML, and each finding with the text that it is about. */
function read(text: string): readonly string[] {
  const { html, diagnostics } = readChapter(text);
  return [
    html,
    ...diagnostics.map(({ code, at }) => `${code}: ${text.slice(at?.span.start ?? 0, at?.span.end ?? 0)}`),
  ];
}

describe('a reference to an undefined footnote', () => {
  test('is reported', () => {
    expect(read('One[^1] and *two[^b-c]*.')).toEqual([
      '<p>One[^1] and <em>two[^b-c]</em>.</p>',
      'footnote/undefined: [^1]',
      'footnote/undefined: [^b-c]',
    ]);
  });

  test('is not detected in code, links, escapes and character classes', () => {
    for (const text of ['`[^a]`', '[^a](b.md)', '\\[^a]', '[^.,]', '    [^a]'])
      expect(read(text).slice(1)).toEqual([]);
  });

  test('is plain text in an image’s text', () => {
    expect(read('![a[^1]](b.png)')[0]).toBe('<p><img book="b.png" alt="a[^1]"></p>');
  });
});

describe('an address that would run code', () => {
  test.each(['[a](javascript:x)', '![a](vbscript:x)', '<javascript:x>', '[a](data:text/html,x)'])(
    'is not made a link: %s',
    (text) => {
      const [html, ...found] = read(`before ${text} after`);
      expect(html).not.toMatch(/<(?:a|img)\b/);
      expect(found).toEqual([`link/unsafe-scheme: ${text.replace('!', '')}`]);
    },
  );

  test('is reported once, whatever surrounds it', () => {
    expect(read('[one [a](javascript:x) two] and [b](https://example.org/)').slice(1)).toEqual([
      'link/unsafe-scheme: [a](javascript:x)',
    ]);
    expect(read('[one [a](javascript:x) two](b.md)').slice(1)).toEqual([
      'link/unsafe-scheme: [a](javascript:x)',
    ]);
  });

  test.each(['javascript.md#json', 'vbscript/intro.md', 'javascript'])(
    'is no path that starts with the name of its scheme: %s',
    (url) => {
      expect(read(`[a](${url})`)).toHaveLength(1);
      expect(readChapter(`[a](${url})`).html).toContain('>a</');
    },
  );

  test.each(['data:text/plain,hi', 'data:application/pdf;base64,AAAA', 'data:,x'])(
    'does not if it holds no document: %s',
    (url) => {
      expect(read(`[a](${url})`)).toEqual([`<p><a href="${url}">a</a></p>`]);
    },
  );

  test.each(['data:application/xhtml+xml,x', 'data:TEXT/HTML;charset=utf-8,x', 'data:text/xsl,x'])(
    'does if it holds one: %s',
    (url) => {
      expect(read(`[a](${url})`).slice(1)).toEqual([`link/unsafe-scheme: [a](${url})`]);
    },
  );

  test('may be that of an image with embedded data', () => {
    expect(read('![a](data:image/png;base64,AAAA)')).toHaveLength(1);
  });
});

describe('a placeholder that looks like a tag', () => {
  test.each([
    ['Log in as <username> now', '<p>Log in as &lt;username&gt; now</p>'],
    ['a <your-name>, <user name> and <T>', '<p>a &lt;your-name&gt;, &lt;user name&gt; and &lt;T&gt;</p>'],
    ['- item <name>', '<ul>\n<li>item &lt;name&gt;</li>\n</ul>'],
    ['<username>', '<p>&lt;username&gt;</p>'],
    ['> <name> begins', '<blockquote>\n<p>&lt;name&gt; begins</p>\n</blockquote>'],
  ])('is shown and reported: %s', (text, html) => {
    const [shown, ...found] = read(text);
    expect(shown).toBe(html);
    expect(found).toEqual((text.match(/<[^>]*>/g) ?? []).map((tag) => `html/placeholder: ${tag}`));
  });

  test.each([
    '<my-card>x</my-card>',
    '<my-card>\n\nx\n\n</my-card>',
    'a <my-icon name="x">',
    'a <kbd>x</kbd>',
    '<svg><path></svg>',
    'a <br> <wbr>',
    '`<username>`',
    '\\<username>',
  ])('is none: %s', (text) => {
    expect(read(text).filter((line) => line.startsWith('html/placeholder'))).toEqual([]);
  });

  test('leaves the id of its heading as mdBook makes it', () => {
    expect(readChapter('## Heading <name>').facts.headings.map(({ id }) => id)).toEqual(['heading']);
  });
});

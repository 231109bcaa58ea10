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
    expect(read('![a[^1]](b.png)')[0]).toContain('alt="a[^1]"');
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

  test('may be that of an image with embedded data', () => {
    expect(read('![a](data:image/png;base64,AAAA)')).toHaveLength(1);
  });
});

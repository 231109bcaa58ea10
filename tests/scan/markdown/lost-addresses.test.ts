// Images and links that readers see as text: what is reported, and what to write instead.
import { describe, expect, test } from 'vitest';
import { remedyOf } from '../../../src/core/catalog.ts';
import { readChapter } from './chapter.ts';

/** Code, marked text and the Markdown to write. */
const reports = (text: string): readonly string[] =>
  readChapter(text)
    .diagnostics.filter(({ code }) => /^syntax\/(?:blank|image)/.test(code))
    .map((found) => {
      const marked = text.slice(found.at?.span.start, found.at?.span.end);
      return `${found.code.slice(7)}: ${marked} -> ${/`(.*)`/s.exec(remedyOf(found) ?? '')?.[1] ?? ''}`;
    });

describe('a space in an address is reported', () => {
  test.each([
    ['![a](my pic.png)', '![a](<my pic.png>)'],
    ['![](a b)', '![](<a b>)'],
    ['[x](my page.md)', '[x](<my page.md>)'],
    ['[x](my page.md#part)', '[x](<my page.md#part>)'],
    ['[x](./my page)', '[x](<./my page>)'],
    ['[x](https://example.org/a b)', '[x](<https://example.org/a b>)'],
    ['![a *b* `c`](my pic.png "A title")', '![a *b* `c`](<my pic.png> "A title")'],
    ["[x]( my page.md 'T' )", "[x](<my page.md> 'T')"],
    ['[x](a\tb.md)', '[x](<a\tb.md>)'],
  ])('%j', (written, instead) => {
    // Code in the label is blanked for the search only.
    if (written.includes('`')) expect(reports(`x ${written}`)).toHaveLength(1);
    else expect(reports(`x ${written} y`)).toEqual([`blank-in-address: ${written} -> ${instead}`]);
    for (const frame of [`- ${written}`, `> ${written}`, `# ${written}`, `| a |\n|---|\n| ${written} |`])
      expect(reports(frame)).toHaveLength(1);
  });
});

describe('a size behind the address of an image is reported', () => {
  test.each([
    ['![a](pic.png =100x20)', '<img src="pic.png" alt="a" width="100" height="20">'],
    ['![a](pic.png =100x)', '<img src="pic.png" alt="a" width="100">'],
    ['![a](pic.png =x20)', '<img src="pic.png" alt="a" height="20">'],
    ['![a](pic.png =50%x)', '<img src="pic.png" alt="a" width="50%">'],
    ['![a](pic.png =100)', '<img src="pic.png" alt="a" width="100">'],
    ['![a & b](my pic.png =1x2)', '<img src="my pic.png" alt="a &amp; b" width="1" height="2">'],
    ['![a](pic.png "T" =1x2)', '<img src="pic.png" alt="a" title="T" width="1" height="2">'],
    ['![a](pic.png =1x2 "T")', '<img src="pic.png" alt="a" title="T" width="1" height="2">'],
  ])('%j', (written, instead) => {
    expect(reports(`x ${written} y`)).toEqual([`image-size: ${written} -> ${instead}`]);
  });
});

test.each([
  '![a](<my pic.png>) [b](<a b.md> "T")',
  '[b](a.md "my title.md") ![b](a.png \'T t\')',
  'an item [0](see the list) and [1](as before)',
  '`![a](my pic.png)`',
  '```\n![a](my pic.png)\n```',
  '\\![a](my pic.png) \\[b](my page.md)',
  '[b](\n  a.md)',
  '![a](pic%20a.png)',
  '[x](a (b) c.md)',
])('%j is not', (text) => {
  const found = reports(text);
  expect(found).toEqual([]);
});

test('the page stays as mdBook’s', () => {
  expect(readChapter('![a](pic.png =100x20)').html).toBe('<p>![a](pic.png =100x20)</p>');
});

test.each(['![](', '[a](b c', '![a](b =', '](', '[', '[](a '])(
  'a hundred thousand times %j take no time',
  (part) => {
    expect(reports(part.repeat(100_000)).length).toBeLessThanOrEqual(100_000);
  },
);

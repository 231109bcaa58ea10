// All examples of the CommonMark specification, twice: the parser alone must give exactly what the specification says;
// under the book's dialect, what differs on purpose is listed, with the reason.
import { createRequire } from 'node:module';
import Parser from 'markdown-it';
import { parseFragment, serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { NO_PLUGINS } from '../../../src/scan/markdown/markdown-hooks.ts';
import { readChapter } from './chapter.ts';

interface Example {
  readonly number: number;
  readonly markdown: string;
  readonly html: string;
}

const specification = createRequire(import.meta.url)('commonmark-spec') as {
  readonly tests: readonly Example[];
};
const examples = specification.tests.map((example) => ({
  ...example,
  markdown: example.markdown.replaceAll('→', '\t'),
}));

test('the CommonMark specification has the 652 examples of version 0.31', () => {
  expect(examples).toHaveLength(652);
});

test('the parser without extensions matches the specification', () => {
  const plain = new Parser('commonmark');
  // The parser writes an empty block quote on one line, which means the same.
  const render = (text: string): string => plain.render(text).replace('<blockquote></', '<blockquote>\n</');
  const wrong = examples.filter(({ markdown, html }) => render(markdown) !== html.replaceAll('→', '\t'));
  expect(wrong.map(({ number }) => number)).toEqual([]);
});

function decode(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('&amp;', '&').replaceAll('&quot;', '"'));
  } catch {
    return url;
  }
}

/** HTML as a browser understands it, without the marks that the dialect puts on headings, links, images and code. */
function meaning(html: string): string {
  const bare = html
    // The own link of a heading that is all link.
    .replace(/<a class="header"[^>]*><\/a>/g, '')
    .replace(/<a class="header"[^>]*>(.*?)<\/a>(?=<\/h\d>)/gs, '$1')
    .replace(/(<h\d)[^>]*>/g, '$1>')
    .replace(/<a book="/g, '<a href="')
    .replace(/<img (?:in link )?book="/g, '<img src="')
    .replace(/="book:/g, '="')
    .replace(/ class="playground"/g, '')
    .replace(/ (?:href|src)="([^"]*)"/g, (_, url: string) => ` href="${decode(url)}"`)
    .replace(/<img(?: (?:href="([^"]*)"|alt="([^"]*)"|title="([^"]*)"))+ ?\/?>/g, (image) =>
      [...image.matchAll(/(href|alt|title)="([^"]*)"/g)]
        .map(([all]) => all)
        .sort()
        .join(' '),
    )
    .replace(/<br \/?>\n?/g, '<br>');
  return serialize(parseFragment(bare)).replace(/\s+/g, ' ').replace(/> </g, '><').trim();
}

describe('the book’s dialect', () => {
  const plain = { smartPunctuation: false, definitionLists: false, angleMarkers: false };
  const differ = examples.filter(
    ({ markdown, html }) =>
      meaning(readChapter(markdown, plain, {}, NO_PLUGINS).html) !== meaning(html.replaceAll('→', '\t')),
  );

  // 143-148: every word of an info string is a class. The others: raw tags that are not closed in their block are, so that
  // no page falls apart, and placeholders (201, 491) are text.
  test('differs from the specification only where it must', () => {
    expect(differ.map(({ number }) => number)).toMatchInlineSnapshot(`
      [
        143,
        146,
        148,
        187,
        201,
        344,
        476,
        477,
        491,
        494,
        613,
        614,
        615,
        616,
        630,
        631,
        642,
        643,
      ]
    `);
  });
});

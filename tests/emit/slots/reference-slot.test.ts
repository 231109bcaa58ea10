import { expect, test } from 'vitest';
import { bookPath, urlPath } from '../../../src/core/path.ts';
import type { ReferenceSlot } from '../../../src/scan/markdown/body.ts';
import { fillBody } from '../../../src/emit/slots/fill-slots.ts';
import type { FillInput } from '../../../src/emit/slots/slot-input.ts';
import { english } from '../../english.ts';

const slot = (label: string, opening = '['): ReferenceSlot => ({
  kind: 'reference',
  label,
  from: bookPath('src/a.md'),
  children: ['<code>t</code>'],
  literal: [opening, `][${label}]`],
});

const input: FillInput = {
  slice: { url: urlPath('a.html'), hrefs: { '[p~b]': 'b.html#"x"', '[p~hidden]': '', '[[b]]': 'b.html' } },
  words: english,
  headings: [],
  highlighted: () => undefined,
  icon: () => undefined,
  undefinedReferences: 'text',
  term: (_, inside) => inside,
  indexHtml: (prefix) => `index of ${prefix ?? 'terms'}`,
};

const fill = (...body: Parameters<typeof fillBody>[0]): string => fillBody(body, input);

test('a label that names a page becomes a link to it', () => {
  expect(fill(slot('p~b'))).toBe('<a href="b.html#&quot;x&quot;"><code>t</code></a>');
});

test('a label that names a hidden chapter becomes plain text', () => {
  expect(fill(slot('p~hidden'))).toBe('<code>t</code>');
});

test('a label without a meaning becomes readable text with a marker', () => {
  expect(fill(slot('c-"tokio"'))).toBe(
    '<span class="unresolved-reference" title="undefined reference: c-&quot;tokio&quot;"><code>t</code></span>',
  );
});

test('an image without a definition becomes a pill of text, even if its label names a page', () => {
  expect(fill(slot('p~b', '!['))).toBe(
    '<span class="unresolved-reference text-badge" title="undefined reference: p~b"><code>t</code></span>',
  );
});

test('a book can keep undefined brackets as they were written', () => {
  const literal = { ...input, undefinedReferences: 'literal' } as const;
  expect(fillBody([slot('a&b')], literal)).toBe('[<code>t</code>][a&amp;b]');
  expect(fillBody([slot('`a::<b>` `')], literal)).toBe('[<code>t</code>][<code>a::&lt;b&gt;</code> `]');
  expect(fillBody([slot('p~b')], literal)).toBe('<a href="b.html#&quot;x&quot;"><code>t</code></a>');
});

test('a name in brackets becomes a link with its title, or the title alone', () => {
  expect(fill({ kind: 'wikilink', target: 'b' })).toBe('<a href="b.html">b</a>');
  expect(fill({ kind: 'wikilink', target: 'b', title: 'A & B' })).toBe('<a href="b.html">A &amp; B</a>');
  expect(fill({ kind: 'wikilink', target: 'c', title: 'A & B' })).toBe('A &amp; B');
});

test('an index is placed where it was requested', () => {
  expect(fill({ kind: 'index' }, ' ', { kind: 'index', prefix: 'c-' })).toBe('index of terms index of c-');
});

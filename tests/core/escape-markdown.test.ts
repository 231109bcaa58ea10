// Plain text as Markdown that shows it.
import markdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { escapeHtml } from '../../src/core/escape-html.ts';
import { escapeMarkdown } from '../../src/core/escape-markdown.ts';

const markdown = markdownIt({ html: true });

test.each([
  'Vec<T> & <b>',
  '&lt; and &#60; and R&D',
  'a *b* _c_ __d__ `e`',
  '[a](b) ![c] [d]: e',
  'a\\b \\*',
  '<https://example.org>',
  '> a',
  'snake_case_name',
])('%s is shown as it is', (text) => {
  expect(markdown.render(escapeMarkdown(text))).toBe(`<p>${escapeHtml(text)}</p>\n`);
});

test('a name with underscores has no needless backslashes', () => {
  expect(escapeMarkdown('snake_case R&D')).toBe('snake_case R&D');
});

test('lines are joined', () => {
  expect(escapeMarkdown('a\n  b')).toBe('a b');
});

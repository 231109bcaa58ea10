import { describe, expect, test } from 'vitest';
import { readChapter } from './chapter.ts';

/** Code and marked text of each report. */
const reports = (text: string): readonly string[] =>
  readChapter(text)
    .diagnostics.filter(({ code }) => code.startsWith('syntax/'))
    .map(({ code, at }) => `${code.slice(7)}: ${text.slice(at?.span.start, at?.span.end)}`);

describe('syntax of other generators is reported', () => {
  test.each([
    ['!!! note\n    text', 'foreign: !!! note'],
    ['--8<-- "docs/a.md"', 'foreign: --8<-- "docs/a.md"'],
    ['=== "Linux"\n\n    text', 'foreign: === "Linux"'],
    ['??? warning "Title"\n    text', 'foreign: ??? warning'],
    ['text\n\n???+ tip\n', 'foreign: ???+ tip'],
    ['{% hint style="info" %}\ntext\n{% endhint %}', 'foreign: {% hint style="info" %}'],
    ['- {% include "x.md" %}', 'foreign: {% include "x.md" %}'],
    ['see {{< ref "x.md" >}} there', 'foreign: {{< ref "x.md" >}}'],
    ['{{% notice tip %}}', 'foreign: {{% notice tip %}}'],
    ['[[toc]]', 'foreign: [[toc]]'],
    ['[TOC]', 'foreign: [TOC]'],
    ['[[_TOC_]]', 'foreign: [[_TOC_]]'],
    ['<<< @/snippets/x.js', 'foreign: <<< @/snippets/x.js'],
    ['<<< ./x.js{2}', 'foreign: <<< ./x.js{2}'],
    [':::spoiler\ntext\n:::', 'unknown-container: :::spoiler'],
    ['text\n:::columns\n', 'unknown-container: :::columns'],
    ['> ::: xyz\n> text', 'unknown-container: ::: xyz'],
    [':::tip\n\ntext', 'container-not-closed: :::tip'],
    ['- :::note\n  text\n\n:::\n', 'container-not-closed: :::note'],
    ['> [!INFO]\n> text', 'unknown-alert: [!INFO]'],
    ['> [!hint]- Title\n> text', 'unknown-alert: [!hint]'],
    ['{{#quiz ../quizzes/a.toml}}', 'unknown-directive: {{#quiz ../quizzes/a.toml}}'],
    ['# Title {{#author me}}', 'unknown-directive: {{#author me}}'],
    ['| a |\n|---|\n| {{#x y}} |', 'unknown-directive: {{#x y}}'],
    ['{{#if}}', 'unknown-directive: {{#if}}'],
    ['Contents: {{#toc}}', 'not-alone: {{#toc}}'],
    ['{{#toc 2}} text', 'not-alone: {{#toc 2}}'],
    ['see <<#index>>', 'not-alone: <<#index>>'],
    ['> a {{#index}}', 'not-alone: {{#index}}'],
    ['- **{{#toc}}**', 'not-alone: {{#toc}}'],
    ['## {{#toc}}', 'not-alone: {{#toc}}'],
    ['| a |\n|---|\n| b {{#toc}} |', 'not-alone: {{#toc}}'],
    ['<p>{{#toc}}</p>', 'not-alone: {{#toc}}'],
    ['<div>\nsee {{#index}}\n</div>', 'not-alone: {{#index}}'],
    ['<p>\n{{#toc}}\n</p>', 'not-alone: {{#toc}}'],
  ])('%j', (text, report) => {
    expect(reports(text)).toEqual([report]);
  });

  test.each([
    ['!!! note', 'NOTE'],
    ['!!! important', 'IMPORTANT'],
    ['??? danger "Title"', 'CAUTION'],
    ['{% hint style="warning" %}', 'WARNING'],
    ['{% hint style="success" %}', 'TIP'],
    ['{% hint %}', 'NOTE'],
  ])('with the box that is most like it, as for %j', (text, kind) => {
    expect(readChapter(text).diagnostics.map(({ args }) => args)).toEqual([
      expect.objectContaining({ instead: `\`> [!${kind}]\`, with \`>\` before each line of the box` }),
    ]);
  });

  test('once of each kind', () => {
    expect(reports('!!! note\n\n!!! tip\n\n[[toc]]\n\n{{#a b}} {{#a c}} {{#b c}}')).toEqual([
      'foreign: !!! note',
      'foreign: [[toc]]',
      'unknown-directive: {{#a b}}',
      'unknown-directive: {{#b c}}',
    ]);
  });

  test.each([
    ['in a fence', '```\n!!! note\n{{#x y}}\n:::tip\n```'],
    ['in indented code', 'text\n\n    {{#x y}}\n'],
    ['in a code span', 'write `{{#x y}}`, ``{% hint %}`` or `{{< x >}}`'],
    ['behind a short code span', '`_` and `{{#x y}}` or `` ` `` and `{% hint %}`'],
    ['in a term of the index', 'text{{hi:{{#x y}}}} and <<hi:a {{#x y}}>>'],
    ['at the start of a table cell', '| ::: spoiler |\n|---|\n| ::: x<br>::: |'],
    ['with a backslash', 'see \\{{#x y}} and \\{{#include x}}'],
    [
      'that is ours',
      '{{#toc}}\n\n- {{#index}}\n\ntext\n{{#toc}}\n\n<pre>{{#toc}}</pre>\n\n> [!NOTE]\n> text\n\n:::tip\ntext\n:::',
    ],
    [
      'that only looks like it',
      'wow!!! note ::: x {a} [toc] and `std::x`\n\n::std\n\n5 << 3, ???\n\n[!INFO] text',
    ],
  ])('but not %s', (_, text) => {
    expect(reports(text)).toEqual([]);
  });
});

const html = (text: string): string => readChapter(text).html.replaceAll(/<svg.*?<\/svg>|\n/gs, '');
const box = (kind: string, title: string, text: string): string =>
  `<blockquote class="blockquote-tag blockquote-tag-${kind}"><p class="blockquote-tag-title">${title}</p>${text}</blockquote>`;
const folding = (kind: string, title: string, text: string, open = ''): string =>
  `<details class="blockquote-tag blockquote-tag-${kind}"${open}><summary class="blockquote-tag-title">${title}</summary>${text}</details>`;

describe('alerts', () => {
  test.each([
    ['> [!NOTE] A *title*\n> text', box('note', 'A <em>title</em>', '<p>text</p>')],
    ['> [!tip]   Only a title', box('tip', 'Only a title', '')],
    ['> [!NOTE]- Title\n> text', folding('note', 'Title', '<p>text</p>')],
    ['> [!WARNING]-\n> text', folding('warning', 'Warning', '<p>text</p>')],
    ['> [!WARNING]+ T\n> text', folding('warning', 'T', '<p>text</p>', ' open=""')],
    [
      '> [!NOTE]- a\n> > [!TIP]\n> > b\n>\n> c',
      folding('note', 'a', `${box('tip', 'Tip', '<p>b</p>')}<p>c</p>`),
    ],
    ['> [!NOTE]text', '<blockquote><p>[!NOTE]text</p></blockquote>'],
    ['> [!NOTE](x)', '<blockquote><p><a book="x">!NOTE</a></p></blockquote>'],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });
});

describe('containers', () => {
  test.each([
    [':::tip\ntext\n:::', box('tip', 'Tip', '<p>text</p>')],
    ['::: info\n\ntext\n\n:::', box('note', 'Note', '<p>text</p>')],
    [':::danger STOP `it`\ntext\n:::', box('caution', 'STOP <code>it</code>', '<p>text</p>')],
    [':::note[A title] {.x}\ntext\n:::', box('note', 'A title', '<p>text</p>')],
    [':::details Click\ntext\n:::', folding('note', 'Click', '<p>text</p>')],
    ['::: details Click {open}\ntext\n:::', folding('note', 'Click', '<p>text</p>', ' open=""')],
    ['text\n:::warning\na\n:::\nmore', `<p>text</p>${box('warning', 'Warning', '<p>a</p>')}<p>more</p>`],
    ['::::tip\n:::note\na\n:::\nb\n::::', box('tip', 'Tip', `${box('note', 'Note', '<p>a</p>')}<p>b</p>`)],
    [':::tip\n:::note\na\n:::\nb\n:::', box('tip', 'Tip', `${box('note', 'Note', '<p>a</p>')}<p>b</p>`)],
    [':::tip\n```\n:::\n```\n:::', box('tip', 'Tip', '<pre><code>:::</code></pre>')],
    ['> :::tip\n> a\n> :::', `<blockquote>${box('tip', 'Tip', '<p>a</p>')}</blockquote>`],
    ['- a\n  :::tip\n  b\n  :::\n- c', `<ul><li>a${box('tip', 'Tip', '<p>b</p>')}</li><li>c</li></ul>`],
    [':::tip\n- a\n:::\nb', `${box('tip', 'Tip', '<ul><li>a</li></ul>')}<p>b</p>`],
    [':::tip\n:::', box('tip', 'Tip', '')],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });

  test('that are never closed are looked at in reasonable time', () => {
    expect(html(':::tip\n\n'.repeat(20_000)).includes('blockquote')).toBe(false);
  });
});

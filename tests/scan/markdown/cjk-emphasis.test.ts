// Emphasis next to punctuation in languages without spaces.
import { describe, expect, test } from 'vitest';
import { buildFiles } from '../../build/book.ts';
import { readChapter } from './chapter.ts';

describe('emphasis beside Chinese, Japanese and Korean punctuation', () => {
  test.each([
    ['**重要：**请', '<strong>重要：</strong>请'],
    ['这是**“引用”**的', '这是<strong>“引用”</strong>的'],
    [
      'これは**私のやりたかったこと。**だからするの。',
      'これは<strong>私のやりたかったこと。</strong>だからするの。',
    ],
    ['**스크립트(script)**라고', '<strong>스크립트(script)</strong>라고'],
    ['*注意！*见', '<em>注意！</em>见'],
    ['~~删除。~~请', '<del>删除。</del>请'],
    ['**`code`**中', '<strong><code>code</code></strong>中'],
    ['a**b:**c', 'a**b:**c'],
    ['snake_case_name', 'snake_case_name'],
  ])('%s', (markdown, expected) => {
    expect(readChapter(markdown, { cjkEmphasis: true }).html).toBe(`<p>${expected}</p>`);
  });

  test.each([
    ['zh', '', true],
    ['zh-TW', '', true],
    ['ja', '', true],
    ['ko', '', true],
    ['en', '', false],
    ['koi', '', false],
    ['en', 'true', true],
    ['zh', 'false', false],
  ])('in a book in %j with the setting %j', async (language, setting, works) => {
    const book = await buildFiles({
      'book.toml': `[book]\nlanguage = "${language}"\n${setting && `[build-book]\ncjk-emphasis = ${setting}\n`}`,
      'src/SUMMARY.md': '- [A](a.md)\n',
      'src/a.md': '**重要：**请\n',
    });
    expect(book.main('a.html').includes('<strong>')).toBe(works);
  });
});

// The ids of headings that links in GitBook and HonKit books lead to.
import { describe, expect, test } from 'vitest';
import { gitbookIdsOf } from '../../../src/scan/markdown/gitbook-ids.ts';
import { readChapter } from './chapter.ts';

const ids = (markdown: string, options = {}): readonly string[] =>
  [...readChapter(markdown, options).html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);

/** A chapter of a GitBook book. */
const gitbook = { hasTemplateTags: true } as const;

describe('the ids of a heading', () => {
  test.each([
    ['Update-OSMedia -DownloadUpdates', 'update-osmedia-downloadupdates'],
    ['class saleae.analyzers.AnalyzerFrame(type: str)', 'class-saleae-analyzers-analyzerframe-type-str'],
    ['How to connect to a TLS/SSL enabled server', 'how-to-connect-to-a-tls-ssl-enabled-server'],
    ['<buffer> Section', 'less-than-buffer-greater-than-section'],
    ['Images for light & dark mode', 'images-for-light-and-dark-mode'],
    ['Change your site’s settings', 'change-your-site-s-settings'],
    ['5. Group filter and output', '5.-group-filter-and-output'],
    ['2. Install the integration', 'id-2.-install-the-integration'],
    ['附录：GitLab 发送', '附录：gitlab-发送'],
    ['Cool !!', 'cool-'],
    ['.gitignore', 'gitignore'],
  ])('that is called “%s” include `%s`', (text, id) => {
    expect(gitbookIdsOf(text)).toContain(id);
  });

  test('that has only signs are none', () => {
    expect(gitbookIdsOf('…')).toEqual([]);
  });
});

describe('a heading of a GitBook book', () => {
  test('has its ids besides that of mdBook', () => {
    expect(readChapter('## CShells -Modular Server', gitbook).html).toBe(
      '<h2 id="cshells--modular-server"><span id="cshells-modular-server"></span>' +
        '<a class="header" href="#cshells--modular-server">CShells -Modular Server</a></h2>',
    );
  });

  test('that has the same id in both has no other', () => {
    expect(ids('# Getting started', gitbook)).toEqual(['getting-started']);
  });

  test('takes no id of another element', () => {
    expect(ids('## a - b\n\n## a b\n\n<p id="c-d"></p>\n\n## c - d', gitbook)).toEqual([
      'a---b',
      'a-b',
      'c-d',
      'c---d',
    ]);
  });

  test('keeps only the id that its author gave it', () => {
    expect(ids('## a - b {#c}', gitbook)).toEqual(['c']);
  });

  test('is titled by its text alone', () => {
    expect(readChapter('## a - b', gitbook).facts.headings.map(({ text }) => text)).toEqual(['a - b']);
  });
});

test('headings of other books have only the ids of mdBook', () => {
  expect(ids('## a - b')).toEqual(['a---b']);
});

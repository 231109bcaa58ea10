// Each kind of page is valid HTML.
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { sampleSite } from '../../browser/sample-book.ts';

const site = await sampleSite();
const pageOf = (url: string): string => String(site.get(url));

const validatorOf = (url: string): HtmlValidate =>
  new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    rules: {
      'require-sri': ['error', { target: 'crossorigin' }],
      // A <select> cannot hold results with excerpts; this is the combobox of the ARIA practices.
      'prefer-native-element': ['error', { exclude: ['listbox'] }],
      // Boxes of task lists are mdBook's markup; a script names each by its task's text.
      'input-missing-label': 'off',
      // Titles are the book's.
      'long-title': 'off',
      // The page of the whole book has every chapter's heading.
      ...(url === 'print.html' ? { 'heading-level': ['error', { allowMultipleH1: true }] } : {}),
    },
  });

describe('every page', () => {
  test.each([...site.keys()].filter((url) => url.endsWith('.html') && !url.startsWith('many/')))(
    'is valid HTML: %s',
    async (url) => {
      const report = await validatorOf(url).validateString(pageOf(url));
      const messages = report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
      );
      expect(messages).toEqual([]);
    },
  );
});

test('toc.html contains only the contents’ links, since it is framed and read by programs', () => {
  const page = pageOf('toc.html');
  const list = page.slice(page.indexOf('<nav'), page.indexOf('</nav>'));
  expect(page.split('<a ').length).toBe(list.split('<a ').length);
  expect(list).toContain('<a ');
});

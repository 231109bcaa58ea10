// Templates are those that mdbook-xgettext 0.4.0 writes for the same book, which are in files.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTranslatedBook, templatesOf } from '../../../src/cli/translate/translated-book.ts';
import { parsePo } from '../../../src/plugins/gettext/po/parse-po.ts';
import { templateHeader } from '../../../src/plugins/gettext/po/header.ts';
import { renderPo } from '../../../src/plugins/gettext/po/render-po.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const book = {
  'book.toml': '[book]\ntitle = "Small \\"book\\""\n[preprocessor.gettext]\nafter = ["links"]\n',
  'src/SUMMARY.md': `# Summary

[Foreword *here*](foreword.md)

# First C++ part

- [One \`x\`](one.md)
  - [Below, one](below/README.md)
- [Two](two.md)

# First C++ part

- [Two](three.md)
- [Draft]()
`,
  'src/foreword.md': '# Foreword *here*\n',
  'src/one.md': `# One \`x\`

Same text.

<!-- i18n:comment: first hint -->
<!-- i18n:comment: second hint -->

Commented *text*
with two lines and [a link][l] and a very long sentence that has to be folded, because it is longer than a line.

\`\`\`rust
// Comment
fn main() { println!("Hello {}\\t", 1); }
\`\`\`

Same text. Same text.

- item
- Same text.

[l]: two.md
`,
  'src/below/README.md': '# Below, one\n\nSame text.\n\n{{#include ../inc.txt}}\n',
  'src/inc.txt': 'Included one.\n\nIncluded two.\n',
  'src/two.md': '# Two\n\nSame text.\n\n|a|b|\n|-|-|\n|c|2021|\n',
  'src/three.md': '# Two\n\n<!-- i18n:comment: only here -->\n\nSame text.\n\n1999\n',
};

/** The templates of a book, without their headers. */
async function templates(files: Readonly<Record<string, string>>, environment = {}) {
  const opened = await openTranslatedBook({ root: tempFolder(files), environment, restrict: false });
  return new Map([...templatesOf(opened)].map(([path, messages]) => [path, renderPo({ messages })]));
}

const recorded = join(import.meta.dirname, '../../fixtures/gettext/templates');

test.each([
  { depth: 0, granularity: 1 },
  { depth: 1, granularity: 1 },
  // The environment’s values are text for mdBook.
  { depth: '2', granularity: '5' },
])('the templates for %j are those of mdbook-xgettext', async (options) => {
  const folder = join(recorded, `depth-${options.depth}`);
  const found = await templates(book, { MDBOOK_OUTPUT: JSON.stringify({ xgettext: options }) });
  const expected = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.pot'))
    .map((file) => {
      const { messages } = parsePo(readFileSync(join(folder, file), 'utf8'));
      const path = `${options.depth === 0 ? 'po' : 'po/messages'}/${file.replaceAll('\\', '/')}`;
      return [
        path,
        renderPo({ messages: messages.map((message) => ({ ...message, written: undefined })) }),
      ] as const;
    });
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
});

test('the header of a template has the fields of mdbook-xgettext', () => {
  const { header } = parsePo(readFileSync(join(recorded, 'depth-0/messages.pot'), 'utf8'));
  const facts = { title: 'Small "book"', language: 'en', extractedAt: '2026-11-30T10:08:36Z' };
  expect(templateHeader(facts).texts).toEqual(header?.texts);
});

test('file and folder of the template can be set, and lines can be left out', async () => {
  const found = await templates({
    'book.toml':
      '[preprocessor.gettext]\npo-dir = "texts"\n[output.xgettext]\npot-file = "all.pot"\ngranularity = 0\n',
    'src/SUMMARY.md': '- [A](a.md)\n',
    'src/a.md': '# A\n\nA\n',
  });
  expect([...found]).toEqual([['texts/all.pot', '#: src/SUMMARY.md src/a.md\nmsgid "A"\nmsgstr ""\n']]);
});

test('front matter is no message, and its lines count', async () => {
  const found = await templates({
    'src/SUMMARY.md': '- [A](a.md)\n',
    'src/a.md': '---\ntags: [x]\n---\n\n# B\n',
  });
  expect(found.get('po/messages.pot')).toBe(
    '#: src/SUMMARY.md:1\nmsgid "A"\nmsgstr ""\n\n#: src/a.md:5\nmsgid "B"\nmsgstr ""\n',
  );
});

test('messages are those before the translation, whatever the language of the build', async () => {
  const files = {
    'book.toml': '[book]\nlanguage = "de"\n[preprocessor.gettext]\n',
    'src/SUMMARY.md': '- [A](a.md)\n',
    'src/a.md': '# B\n',
    'po/de.po': 'msgid ""\nmsgstr ""\n\nmsgid "B"\nmsgstr "C"\n',
  };
  expect((await templates(files)).get('po/messages.pot')).toContain('msgid "B"');
});

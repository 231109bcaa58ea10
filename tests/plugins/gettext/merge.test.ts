// The result of a merge is that of `msgmerge --previous` 0.21, byte for byte.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mergeCatalog } from '../../../src/plugins/gettext/merge/merge-catalog.ts';
import { createSimilarTexts } from '../../../src/plugins/gettext/merge/similar-texts.ts';
import { headerField, mergedHeader } from '../../../src/plugins/gettext/po/header.ts';
import { parsePo } from '../../../src/plugins/gettext/po/parse-po.ts';
import type { PoMessage } from '../../../src/plugins/gettext/po/po-file.ts';
import { renderPo } from '../../../src/plugins/gettext/po/render-po.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../fixtures/gettext/merge', name), 'utf8');

/** As they come from a book. */
const template = parsePo(fixture('template.pot')).messages.map(
  ({ id, texts, notes, comments, references, flags, isObsolete }): PoMessage => ({
    ...{ id, texts, notes, comments, references, flags, isObsolete },
  }),
);

function merged(text: string): string {
  const catalog = parsePo(text);
  const date = headerField(parsePo(fixture('template.pot')).header, 'POT-Creation-Date') ?? '';
  const { messages } = mergeCatalog(template, catalog);
  const header = catalog.header && mergedHeader(catalog.header, date);
  return renderPo({ messages, end: catalog.end, ...(header && { header }) });
}

describe('a template merged into a catalog', () => {
  test('gives the same result as msgmerge', () => {
    expect(merged(fixture('catalog.po'))).toBe(fixture('merged.po'));
  });

  test('changes nothing the second time', () => {
    expect(merged(fixture('merged.po'))).toBe(fixture('merged.po'));
  });

  test('keeps comments at the end and the way in which strings are folded', () => {
    const catalog = `${fixture('merged.po').replace('msgid "exact"', 'msgid ""\n"exa"\n"ct"')}\n# Done so far.\n`;
    expect(merged(catalog)).toBe(catalog);
  });

  test('counts where its messages come from', () => {
    expect(mergeCatalog(template, parsePo(fixture('catalog.po'))).counts).toEqual({
      ...{ kept: 5, fuzzy: 4, added: 2, obsolete: 4 },
    });
  });
});

describe('a similar text', () => {
  const texts = ['Enums', 'A vector is a list of items.', 'A list is a vector of items.', 'x'.repeat(500)];
  test.each([
    ['A vector is a list of things.', 1],
    ['A list is a vector of things.', 2],
    ['Enum', 0],
    ['x'.repeat(400) + 'y'.repeat(90), 3],
    ['Something else entirely', undefined],
    // Too short to have a piece in common.
    ['Enu', undefined],
    ['', undefined],
  ])('for %j is %j', (text, expected) => {
    expect(createSimilarTexts(texts).find(text)).toBe(expected);
  });

  test('is the most similar one that a slow comparison finds', () => {
    const words = ['a quick', 'brown', 'fox jumps', 'over', 'the lazy', 'dog', '🦀 crab', 'né'];
    const many = Array.from({ length: 60 }, (_, i) =>
      Array.from({ length: 12 }, (__, j) => words[(i * 7 + j * (1 + (i % 5))) % words.length]).join(' '),
    );
    const similar = createSimilarTexts(many);
    for (const [i, text] of many.entries()) {
      const query = `${text.slice(0, 20)} new ${text.slice(27)}`;
      const found = similar.find(query);
      const best = Math.max(...many.map((other) => similarity(query, other)));
      expect([i, similarity(query, many[found ?? -1] ?? '')]).toEqual([i, best]);
    }
  });
});

/** By the textbook: a table of the lengths of common subsequences. */
function similarity(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a.split('')) {
    const next = [0];
    for (let i = 0; i < b.length; i++)
      next.push(b.charAt(i) === letter ? (row[i] ?? 0) + 1 : Math.max(row[i + 1] ?? 0, next[i] ?? 0));
    row = next;
  }
  return (2 * (row.at(-1) ?? 0)) / (a.length + b.length);
}

// The files that map terms to sections.
import { expect, test } from 'vitest';
import { termShards } from '../../../src/emit/search/term-shards.ts';
import { compoundsOf } from '../../../src/emit/search/compounds.ts';
import { loadTextAnalysis } from '../../../src/scan/search/text-analysis.ts';

const { postings: codec } = await loadTextAnalysis();

/** Each section with its impact. */
function read(text: string): readonly (readonly [section: number, impact: number])[] {
  const reader = codec.createReader();
  reader.text = text;
  const found: (readonly [number, number])[] = [];
  for (let section = 0; !reader.isAtEnd();) {
    section += reader.number();
    found.push([section, codec.impactIn(reader.weight())]);
  }
  return found;
}

const write = (sections: readonly (readonly [number, number])[]): string =>
  sections
    .map(([section, impact], i) => {
      const before = sections[i - 1]?.[0] ?? 0;
      return codec.encodeNumber(section - before) + codec.encodeWeight(codec.weightOf(impact, 0));
    })
    .join('');

test('numbers and weights are read as they were written', () => {
  const sections = [0, 1, 45, 46, 47, 92, 4000, 100_000, 2_000_000].map((at, i) => [at, i % 10] as const);
  expect(read(write(sections))).toEqual(sections);
});

test('a line has the letters that the term does not share with the one before', () => {
  const terms = ['sock', 'socket', 'zebra'].map((term) => ({ term, last: 0, count: 1, postings: 'x' }));
  expect(termShards(terms, codec).map(({ file }) => String(file.bytes))).toEqual([
    '0sock\tx\n4et\tx\n0zebra\tx\n',
  ]);
});

test('of a term that is nearly everywhere the best sections are listed, with the number of all', () => {
  const sections = Array.from({ length: 6000 }, (_, i) => [i * 3, i % 3 === 0 ? 9 : 1] as const);
  const [shard] = termShards([{ term: 'the', last: 17_997, count: 6000, postings: write(sections) }], codec);
  const [, postings = '', count] = shard?.file.bytes.toString().trimEnd().split('\t') ?? [];
  const kept = read(postings);
  expect(parseInt(count ?? '', 36)).toBe(6000);
  expect(kept).toHaveLength(4000);
  expect(kept.filter(([, impact]) => impact === 9)).toHaveLength(2000);
  expect(kept.map(([section]) => section)).toEqual(
    kept.map(([section]) => section).toSorted((a, b) => a - b),
  );
});

test('compounds are listed with the words that they end with, the most frequent first', () => {
  const words = [
    ['datenbank', 2],
    ['datenbankverbindung', 1],
    ['netzverbindung', 3],
    ['verbindung', 4],
    ['ung', 1],
  ] as const;
  expect([...compoundsOf(words)]).toEqual([['verbindung', ['netzverbindung', 'datenbankverbindung']]]);
});

import { describe, expect, test } from 'vitest';
import type { PageJob } from '../../../../src/scan/search/analyze-page.ts';
import type { SearchFacts } from '../../../../src/scan/search/search-facts.ts';
import { createPageAnalyzer } from '../../../../src/scan/search/threads/page-analyzer.ts';

const worker = new URL('../../../fixtures/search/analyzer-worker.mjs', import.meta.url);

/** A page of as many characters of HTML. */
const jobOf = (title: string, size: number): PageJob => ({
  page: { title, parents: [], terms: [], hierarchyBoost: 1 },
  html: '<p>here</p>'.padEnd(size),
  splitLevel: 3,
});

const [SMALL, LARGE] = [100, 60_000];

/** The text that each page is found with: `here` from this thread, and the number of the message from the other. */
async function textsOf(jobs: readonly PageJob[], entry: URL = worker): Promise<readonly string[]> {
  const analyzer = createPageAnalyzer({ entry });
  analyzer.collect();
  const results = jobs.map(analyzer.analyze);
  analyzer.flush();
  return (await Promise.all(results)).map(textOf);
}

const textOf = ({ sections }: SearchFacts): string =>
  sections.map(([, title, text]) => `${title}: ${text}`).join();

describe('pages', () => {
  test('are analyzed in a thread, a few at a time, and answered in order', async () => {
    const pages = ['a', 'b', 'c', 'd', 'e'].map((title) => jobOf(title, LARGE));
    expect(await textsOf(pages)).toEqual([
      'a: message 1',
      'b: message 1',
      'c: message 2',
      'd: message 2',
      'e: message 3',
    ]);
  });

  test('are analyzed without a thread if they are small', async () => {
    expect(await textsOf([jobOf('a', SMALL), jobOf('b', SMALL)])).toEqual(['a: here', 'b: here']);
    expect(await textsOf([])).toEqual([]);
  });

  test.each(['die', 'throw'])(
    'are analyzed without a thread after one that a page made to %s',
    async (how) => {
      const analyzer = createPageAnalyzer({ entry: worker });
      analyzer.collect();
      const analyzeAll = (titles: readonly string[]) =>
        titles.map((title) => analyzer.analyze(jobOf(title, LARGE)));
      // An answer that is still on its way when the thread fails may be lost, and its pages analyzed again.
      const before = await Promise.all(analyzeAll(['a', 'b']));
      const after = analyzeAll([how, 'c', 'd', 'e']);
      analyzer.flush();
      expect(before.map(textOf)).toEqual(['a: message 1', 'b: message 1']);
      expect((await Promise.all(after)).map(textOf)).toEqual([
        `${how}: here`,
        'c: here',
        'd: here',
        'e: here',
      ]);
    },
  );

  test('are analyzed without a thread if its module does not exist', async () => {
    const pages = ['a', 'b'].map((title) => jobOf(title, LARGE));
    expect(await textsOf(pages, new URL('absent.mjs', worker))).toEqual(['a: here', 'b: here']);
  });

  test('are analyzed if they come after the last ones', async () => {
    const analyzer = createPageAnalyzer({ entry: worker });
    analyzer.collect();
    const before = [analyzer.analyze(jobOf('a', LARGE)), analyzer.analyze(jobOf('b', LARGE))];
    analyzer.flush();
    await Promise.all(before);
    for (const size of [SMALL, LARGE])
      expect((await analyzer.analyze(jobOf('c', size))).sections).toEqual([['', 'c', 'here']]);
  });

  test('are analyzed by a new thread after the last ones', async () => {
    const analyzer = createPageAnalyzer({ entry: worker });
    for (let i = 0; i < 2; i++) {
      analyzer.collect();
      const results = [analyzer.analyze(jobOf('a', LARGE)), analyzer.analyze(jobOf('b', LARGE))];
      analyzer.flush();
      expect((await Promise.all(results)).map(({ sections }) => sections[0]?.[2])).toEqual([
        'message 1',
        'message 1',
      ]);
    }
  });

  test('of several books are analyzed by one thread if it is kept, until it is closed', async () => {
    const analyzer = createPageAnalyzer({ entry: worker, keepsThread: true });
    const textOfBook = async (title = 'a') => {
      analyzer.collect();
      const results = [analyzer.analyze(jobOf(title, LARGE)), analyzer.analyze(jobOf('b', LARGE))];
      analyzer.flush();
      const [facts] = await Promise.all(results);
      return facts?.sections[0]?.[2];
    };
    expect([await textOfBook(), await textOfBook()]).toEqual(['message 1', 'message 2']);
    expect([await textOfBook('die'), await textOfBook()]).toEqual(['here', 'message 1']);
    analyzer.close();
    expect(await textOfBook()).toBe('message 1');
    analyzer.close();
  });
});

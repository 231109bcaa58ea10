// An index that is fed while chapters are read is the one that all documents at once make.
import { expect, test } from 'vitest';
import { buildIndex } from '../../../src/emit/search/pagefind-index.ts';
import { openFeed } from '../../../src/emit/search/index-feed.ts';
import type { SearchDocument } from '../../../src/emit/search/search-engine.ts';
import { urlPath } from '../../../src/core/path.ts';

const documents = ['apple', 'pear', 'plum'].map((word): SearchDocument => ({
  url: urlPath(`${word}.html`),
  title: word,
  parents: [],
  terms: [],
  language: 'en',
  html: `<h1>${word}</h1>`,
}));

async function* all(): AsyncGenerator<SearchDocument> {
  yield* documents;
  await Promise.resolve();
}

test('the search feed makes the same index in parts as all at once', async () => {
  const feed = openFeed();
  for (const document of documents) {
    feed.add(() => Promise.resolve(document));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await feed.finish()).toEqual(await buildIndex(all()));
});

test('the search feed ends without an index when it is cancelled, while another one continues', async () => {
  const unwanted = openFeed();
  const wanted = openFeed();
  for (const document of documents) {
    unwanted.add(() => Promise.resolve(document));
    wanted.add(() => Promise.resolve(document));
  }
  unwanted.cancel();
  await expect(unwanted.finish()).rejects.toThrow('cancelled');
  expect(await wanted.finish()).toEqual(await buildIndex(all()));
});

test('the search feed fails with the error of a document', async () => {
  const feed = openFeed();
  feed.add(() => Promise.reject(new Error('no such chapter')));
  await expect(feed.finish()).rejects.toThrow('no such chapter');
});

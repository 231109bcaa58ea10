// Saves while the first build of a long book is still reading its chapters.
import { expect, onTestFinished, test } from 'vitest';
import { type UrlPath, urlPath } from '../../src/core/path.ts';
import { type BuiltBook, openSession } from '../../src/build/session.ts';
import { followBook } from '../../src/serve/follow-book.ts';
import { tempFolder, writeIn } from '../helpers/temp-folder.ts';
import { withoutSearch } from '../build/book.ts';

/** Enough long chapters for saves to arrive while they are read. */
const names = Array.from({ length: 300 }, (_, i) => `chapter-${i}.md`);
const files = {
  'src/SUMMARY.md': names.map((name) => `- [${name}](${name})\n`).join(''),
  ...Object.fromEntries(
    names.map((name) => [`src/${name}`, `# ${name}\n\n${'Some *words* of `it`.\n\n'.repeat(200)}`]),
  ),
  'src/chapter-7.md': '# Seven\n\n{{#include part.md}}\n',
  'src/part.md': 'old part\n',
};
const sessionOf = (root: string) =>
  ({ root, environment: withoutSearch, cache: 'none', mode: 'serve' }) as const;

const first = urlPath('chapter-0.html');
const last = urlPath('chapter-299.html');
const seventh = urlPath('chapter-7.html');

async function textOf(built: BuiltBook, url: UrlPath): Promise<string> {
  const file = await built.site.get(url)?.content();
  return typeof file?.value === 'string' ? file.value : '';
}

test('saves during the first build are shown at once, and are in the built book', async () => {
  const root = tempFolder(files);
  const events: string[] = [];
  const runs: string[] = [];
  let early: BuiltBook | undefined;
  let built: BuiltBook | undefined;
  const following = followBook({
    session: {
      ...sessionOf(root),
      onPreview: (book) => {
        events.push('early');
        early = book;
      },
    },
    onBuilt: (session, book) => {
      events.push('built');
      runs.push(...session.takeRuns());
      built = book;
    },
    onTrouble: () => undefined,
    onFault: (fault) => {
      throw fault;
    },
  });
  onTestFinished(() => following.close());
  const shown = (url: UrlPath): Promise<string> => {
    const book = built ?? early;
    return book ? textOf(book, url) : Promise.resolve('');
  };
  await expect.poll(() => shown(seventh), { interval: 1 }).toContain('old part');
  const before = early?.site.get(seventh)?.stamp;
  for (const path of ['src/chapter-0.md', 'src/part.md', 'src/chapter-299.md']) writeIn(root, path, 'new\n');
  await expect.poll(() => events.length, { interval: 1 }).toBeGreaterThan(1);
  // Before anything is built.
  expect(events.every((event) => event === 'early')).toBe(true);
  expect(early?.site.get(seventh)?.stamp).not.toBe(before);
  expect(await shown(seventh)).toContain('<p>new</p>');

  await expect.poll(() => built !== undefined && shown(first)).toContain('<p>new</p>');
  const clean = openSession(sessionOf(root));
  onTestFinished(() => clean.close());
  const whole = await clean.build();
  for (const url of [first, seventh, last]) {
    await expect.poll(() => shown(url)).toBe(await textOf(whole, url));
  }
  // The others were read once.
  expect(runs.filter((run) => run.startsWith('scan:')).length).toBeLessThanOrEqual(names.length + 3);
});

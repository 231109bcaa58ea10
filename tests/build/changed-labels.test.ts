// What a session makes again when labels, names and terms change: all that they are used for, and nothing else.
import { expect, onTestFinished, test } from 'vitest';
import { bookPath, urlPath } from '../../src/core/path.ts';
import { type BuiltBook, openSession } from '../../src/index.ts';
import { tempFolder, writeIn } from '../helpers/temp-folder.ts';
import { mainOf, withoutSearch } from './book.ts';

const files = {
  'book.toml': '[book]\ntitle = "T"\n\n[build-book.label-rules]\n"c-{x}" = "https://docs.rs/{x}"\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b/b.md)\n- [Index](words.md)\n',
  'src/a.md': '# A\n\n[x][label-x] {{hi:term}}\n\n## Section\n\n{{hi:section term}}\n',
  'src/b/b.md': '# B\n\n[y][label-y] [c][c-tokio] [a][p~a]\n\n{{#include part.md}}\n',
  'src/b/part.md': 'a part\n',
  'src/words.md': '',
  'refs/all.md': '[label-x]: https://one.org\n[other]: https://other.org\n',
};

/** A session over these files; each build is told the files that were written before it. */
function openBook(): (more?: Readonly<Record<string, string>>) => Promise<Pages> {
  const root = tempFolder(files);
  const session = openSession({ root, environment: withoutSearch, cache: 'none', mode: 'serve' });
  onTestFinished(session.close);
  return async (more = {}) => {
    for (const [path, content] of Object.entries(more)) writeIn(root, path, content);
    const paths = Object.keys(more).map(bookPath);
    const built = await session.build(...(paths.length === 0 ? [] : [paths]));
    return pagesOf(built, session.takeRuns());
  };
}

interface Pages {
  readonly main: (url: string) => Promise<string>;
  readonly stamp: (url: string) => string;
  /** The chapters that were read. */
  readonly read: readonly string[];
}

const pagesOf = ({ site }: BuiltBook, runs: readonly string[]): Pages => ({
  main: async (url) => {
    const file = site.get(urlPath(url));
    const content = (await file?.content())?.value;
    return mainOf(typeof content === 'string' ? content : '') ?? '';
  },
  stamp: (url) => site.get(urlPath(url))?.stamp ?? '',
  read: runs.filter((run) => run.startsWith('scan:')).map((run) => run.slice('scan:src/'.length)),
});

test('changing a definition rebuilds the chapters that use its label', async () => {
  const build = openBook();
  await build();
  const { main, read } = await build({
    'refs/all.md': '[label-x]: https://two.org\n[other]: https://elsewhere.org\n',
  });
  expect(await main('a.html')).toContain('<a href="https://two.org">x</a>');
  expect(read).toEqual(['a.md']);
});

test('adding a file of definitions resolves labels that were undefined', async () => {
  const build = openBook();
  await build();
  const nearby = await build({ 'src/b/refs.incl.md': '[label-y]: https://near.org\n' });
  expect(await nearby.main('b/b.html')).toContain('<a href="https://near.org">y</a>');
  const shared = await build({ 'refs/more.md': '[label-y]: https://more.org\n' });
  expect(await shared.main('b/b.html')).toContain('<a href="https://more.org">y</a>');
});

test('changing a rule rebuilds the chapters whose labels match it', async () => {
  const build = openBook();
  await build();
  const { main, read } = await build({ 'book.toml': files['book.toml'].replace('docs.rs', 'crates.io') });
  expect(await main('b/b.html')).toContain('<a href="https://crates.io/tokio">c</a>');
  expect(read).toEqual(['b/b.md']);
});

test('turning an include into a file of definitions defines its labels', async () => {
  const build = openBook();
  await build();
  const { main } = await build({ 'src/b/part.md': '[label-y]: https://part.org\n' });
  expect(await main('b/b.html')).toContain('<a href="https://part.org">y</a>');
});

test('moving a chapter updates links by its name without reading other chapters again', async () => {
  const build = openBook();
  expect(await (await build()).main('b/b.html')).toContain('<a href="../a.html">a</a>');
  const { main, read } = await build({
    'src/SUMMARY.md': '- [A](new/a.md)\n- [B](b/b.md)\n- [Index](words.md)\n',
    'src/new/a.md': files['src/a.md'],
  });
  expect(await main('b/b.html')).toContain('<a href="../new/a.html">a</a>');
  expect(read).toEqual(['new/a.md']);
});

test('the index changes only when a marker or a heading before one changes', async () => {
  const build = openBook();
  const { stamp: before } = await build();
  const edited = await build({ 'src/a.md': files['src/a.md'].replace('## Section', 'a word\n\n## Section') });
  expect(edited.stamp('words.html')).toBe(before('words.html'));
  expect(edited.stamp('a.html')).not.toBe(before('a.html'));
  const renamed = await build({ 'src/a.md': files['src/a.md'].replace('## Section', '## Part') });
  expect(renamed.stamp('words.html')).not.toBe(before('words.html'));
  expect(await renamed.main('words.html')).toContain('>A, Part</a>');
  const marked = await build({ 'src/b/b.md': '# B\n\n{{hi:term}}\n' });
  expect(await marked.main('words.html')).toMatch(/>term<.*>A<\/a>; <a[^>]*>B</);
});

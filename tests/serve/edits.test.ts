// Edits of a book while it is served: what each makes run again, what it tells the tabs, and that nothing old is left.
import { buffer } from 'node:stream/consumers';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type BookPath, type UrlPath, bookPath } from '../../src/core/path.ts';
import { type BuiltBook, type Session, openSession } from '../../src/build/session.ts';
import { createRenderCache } from '../../src/serve/render-cache.ts';
import { sessionSite } from '../../src/serve/session-site.ts';
import { changeOf } from '../../src/serve/site-change.ts';
import type { Change } from '../../src/serve/site.ts';
import { tempFolder, writeIn } from '../helpers/temp-folder.ts';
import { withoutSearch } from '../build/book.ts';

const files: Readonly<Record<string, string>> = {
  'book.toml': '[book]\ntitle = "Book"\n[output.html]\nadditional-css = ["own.css"]\n',
  'own.css': 'p { color: red }\n',
  'refs/all.md': '[c-one]: https://example.org/one\n[c-two]: https://example.org/two\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n- [D](d.md)\n',
  'src/a.md': '# A\n\n[to b](b.md#part)\n',
  'src/b.md': '# B\n\n## Part\n\n{{#include part.md}}\n',
  'src/c.md': '# C\n\n[one][c-one] {{#include part.md}}\n',
  'src/d.md': '# D\n\n[two][c-two] ![](image.svg)\n',
  'src/part.md': 'A part.\n',
  'src/image.svg': '<svg xmlns="http://www.w3.org/2000/svg"></svg>\n',
};

/** A book whose pages have all been looked at. */
interface Served {
  readonly root: string;
  readonly session: Session;
  readonly built: () => BuiltBook;
  /** Writes files, or deletes those without content, and builds. */
  readonly save: (edit: Readonly<Record<string, string | undefined>>) => Promise<Saved>;
}

interface Saved {
  readonly runs: readonly string[];
  readonly change: Change;
}

/** The book with a glossary and a home page, which show their chapter on other pages or change what is around it. */
const withGlossary: Readonly<Record<string, string>> = {
  ...files,
  'book.toml': `${files['book.toml'] ?? ''}[build-book.site]\nglossary = "words.md"\nsections = true\n`,
  'src/SUMMARY.md': `[Home](home.md)\n\n# Part\n\n${files['src/SUMMARY.md'] ?? ''}- [Words](words.md)\n`,
  'src/home.md': '---\nlayout: home\n---\n\n# Home\n\nA {{i:part}}.\n',
  'src/a.md': '# A\n\n[to b](b.md#part) A {{i:part}} and a {{i:whole}}.\n',
  'src/words.md': '# Words\n\npart\n: A piece, see [b](b.md#part).\n',
};

const open = (root: string): Session =>
  openSession({ root, environment: withoutSearch, cache: 'none', mode: 'serve' });

async function serve(book = files): Promise<Served> {
  const root = tempFolder(book);
  const session = open(root);
  onTestFinished(() => session.close());
  let built = await session.build();
  await contents(built);
  session.takeRuns();
  return {
    root,
    session,
    built: () => built,
    save: async (edit) => {
      for (const [path, text] of Object.entries(edit)) {
        if (text === undefined) rmSync(join(root, path), { force: true });
        else writeIn(root, path, text);
      }
      const before = built;
      const changed = new Set<BookPath>(Object.keys(edit).map((path) => bookPath(path)));
      const requested = new Set<UrlPath>([...before.site.keys()].filter((url) => url.endsWith('.html')));
      built = await session.build(changed);
      const change = changeOf({ before, after: built, changed, requested });
      return { runs: [...session.takeRuns()].sort(), change };
    },
  };
}

/** Every file of the site as the server gives it. */
async function contents(built: BuiltBook): Promise<ReadonlyMap<string, string>> {
  const site = sessionSite(
    { built, search: new Map(), diagnostics: [], textOf: built.textOf },
    { cache: createRenderCache(), onRequest: () => undefined },
  );
  const found = new Map<string, string>();
  for (const url of [...built.site.keys()].sort()) {
    const file = await site.get(url);
    const body = file?.body ?? '';
    const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : await buffer(body.read());
    found.set(url, Buffer.from(bytes).toString('latin1'));
  }
  return found;
}

const pagesOf = ({ change }: Saved): readonly string[] => change.pages.toSorted();

describe('an edit runs again for', () => {
  test('a heading: not the outline, the theme and static files', async () => {
    const { built, save } = await serve();
    const before = built().model;
    await save({ 'src/b.md': '# B\n\n## Another\n' });
    const after = built().model;
    expect(after?.index).not.toBe(before?.index);
    expect(after?.outline).toBe(before?.outline);
    expect(after?.staticFiles).toBe(before?.staticFiles);
    expect(after?.frame.theme).toBe(before?.frame.theme);
  });

  test('text in one chapter: that chapter and its page', async () => {
    const book = await serve();
    const saved = await book.save({ 'src/a.md': '# A\n\nMore. [to b](b.md#part)\n' });
    expect(saved.runs).toEqual(['scan:src/a.md']);
    expect(pagesOf(saved)).toEqual(['a.html', 'index.html', 'print.html']);
    expect(saved.change).toMatchObject({ assets: [], everything: false });
  });
  test('an included file: the chapters that include it', async () => {
    const saved = await (await serve()).save({ 'src/part.md': 'Another part.\n' });
    expect(saved.runs).toEqual(['scan:src/b.md', 'scan:src/c.md']);
    expect(pagesOf(saved)).toEqual(['b.html', 'c.html', 'print.html']);
  });
  test('an included file that held only link definitions: the chapters that include it', async () => {
    const book = await serve();
    await book.save({ 'src/part.md': '[c-one]: https://example.org/other\n' });
    const saved = await book.save({ 'src/part.md': '## More\n' });
    expect(saved.runs).toEqual(['scan:src/b.md', 'scan:src/c.md']);
    expect(saved.change.pages).toEqual(expect.arrayContaining(['b.html', 'c.html']));
  });
  test('a link definition: the chapters that use it', async () => {
    const saved = await (
      await serve()
    ).save({ 'refs/all.md': '[c-one]: https://example.org/1\n[c-two]: https://example.org/two\n' });
    expect(saved.runs).toEqual(['scan:src/c.md']);
    expect(pagesOf(saved)).toEqual(['c.html', 'print.html']);
  });
  test('a heading’s new id: its chapter, which alone shows it', async () => {
    const saved = await (await serve()).save({ 'src/b.md': '# B\n\n## Piece\n\n{{#include part.md}}\n' });
    expect(saved.runs).toEqual(['scan:src/b.md']);
    expect(pagesOf(saved)).toEqual(['b.html', 'print.html']);
  });
  test('a title in SUMMARY.md: no chapter, but the neighboring pages and the contents', async () => {
    const saved = await (
      await serve()
    ).save({ 'src/SUMMARY.md': '- [A](a.md)\n- [New](b.md)\n- [C](c.md)\n- [D](d.md)\n' });
    expect(saved.runs).toEqual(['summary:src/SUMMARY.md']);
    expect(pagesOf(saved)).toContain('b.html');
    expect(saved.change).toMatchObject({ contents: 'toc.js', everything: false });
  });
  test('a style sheet: no chapter', async () => {
    const saved = await (await serve()).save({ 'own.css': 'p { color: blue }\n' });
    expect(saved).toEqual({
      runs: [],
      change: { pages: ['print.html'], assets: ['own.css'], everything: false },
    });
  });
  test('an image: no chapter', async () => {
    const saved = await (await serve()).save({ 'src/image.svg': '<svg/>\n' });
    expect(saved).toEqual({
      runs: [],
      change: { pages: ['print.html'], assets: ['image.svg'], everything: false },
    });
  });
  test('a template: no chapter, but every page', async () => {
    const saved = await (await serve()).save({ 'theme/head.hbs': '<meta name="mine" content="1">\n' });
    expect(saved.runs).toEqual([]);
    expect(saved.change.everything).toBe(true);
  });
  test('the same bytes again: nothing, except that the print page counts as changed', async () => {
    const saved = await (await serve()).save({ 'src/a.md': files['src/a.md'] });
    expect(saved.runs).toEqual([]);
    expect(pagesOf(saved)).toEqual(['print.html']);
  });
});

test('a broken book.toml leaves no book, and fixing it restores the same one', async () => {
  const book = await serve();
  const before = await contents(book.built());
  await book.save({ 'book.toml': '[book\n' });
  expect(book.built().fatal).toBe(true);
  await book.save({ 'book.toml': files['book.toml'] });
  expect(await contents(book.built())).toEqual(before);
});

test('a page is the same before and after all chapters are read', async () => {
  const root = tempFolder(files);
  let early: BuiltBook | undefined;
  const session = openSession({
    root,
    environment: withoutSearch,
    cache: 'none',
    mode: 'serve',
    onPreview: (built) => {
      early = built;
    },
  });
  onTestFinished(() => session.close());
  const built = await session.build();
  expect(early?.isPreview).toBe(true);
  const [first, whole] = [await contents(early ?? built), await contents(built)];
  expect([...first.keys()].filter((url) => url.endsWith('.html')).length).toBeGreaterThan(5);
  for (const url of ['a.html', 'b.html', 'c.html', 'd.html', 'index.html'])
    expect(first.get(url)).toBe(whole.get(url));
});

const paths = [...Object.keys(files), 'src/e.md', 'src/new.svg', 'theme/head.hbs', 'src/missing.md'];
const texts = [
  '# Title\n\nText.\n',
  '# Title\n\n## Part\n\n[x](a.md#part) [one][c-one]\n',
  '{{#include missing.md}} {{#include part.md}}\n',
  '[c-one]: https://example.org/other\n',
  '- [A](a.md)\n- [E](e.md)\n  - [B](b.md)\n',
  '- [D](d.md)\n- [C](c.md)\n',
  '[book]\ntitle = "Other"\n[output.html.print]\nenable = false\n',
  '```rust\nfn main() {}\n```\n',
  '---\ntitle: Front\n---\n\nText ![](image.svg) ![](new.svg)\n',
  '',
];
const glossaryTexts = [
  '# Words\n\npart\n: A piece.\n\nwhole\n: All pieces.\n',
  '# Words\n\nwhole\n: With a [link](gone.md) and {{#include part.md}}\n',
  '---\nlayout: wide\n---\n\n# Home\n\nA {{i:whole}}.\n',
  '---\nlayout: bare\n---\n\nA {{i:part}}.\n',
  '[book]\ntitle = "Book"\n[build-book.site]\nglossary = "b.md"\n',
];
const editsOf = (book: Readonly<Record<string, string>>, own: readonly string[]) =>
  fc.array(
    fc.tuple(
      fc.constantFrom(...paths, ...Object.keys(book)),
      fc.oneof(fc.constantFrom(...texts, ...own), fc.constant(undefined), fc.constant('restore' as const)),
    ),
    { minLength: 12, maxLength: 12 },
  );

test.each([
  ['', files, []],
  [' of a book with a glossary', withGlossary, glossaryTexts],
])(
  'after any edits, deletions and restores the site%s equals a clean build, and every change was reported',
  async (_, source, own) => {
    await fc.assert(
      fc.asyncProperty(editsOf(source, own), async (steps) => {
        const book = await serve(source);
        let before = await contents(book.built());
        for (const [path, what] of steps) {
          const { change } = await book.save({ [path]: what === 'restore' ? source[path] : what });
          const now = await contents(book.built());
          if (!book.built().fatal && before.size > 0) expectTold(before, now, change);
          before = now;
        }
        const clean = open(book.root);
        expect(before).toEqual(await contents(await clean.build()));
        await clean.close();
      }),
      { numRuns: 13 },
    );
  },
  120_000,
);

/** Every page that differs is announced, unless all tabs reload. No tab shows a new page yet. */
function expectTold(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
  change: Change,
): void {
  if (change.everything) return;
  const told = new Set<string>(change.pages);
  const different = [...before].filter(([url, text]) => url.endsWith('.html') && now.get(url) !== text);
  expect(different.map(([url]) => url).filter((url) => now.has(url) && !told.has(url))).toEqual([]);
}

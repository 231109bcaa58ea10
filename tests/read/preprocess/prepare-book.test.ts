// Books whose preprocessors are programs and modules, built from a folder as the command line does it.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bookPath, urlPath } from '../../../src/core/path.ts';
import { type BuiltBook, type Session, openSession } from '../../../src/build/session.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const sessions: Session[] = [];
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
});

function open(files: Readonly<Record<string, string>>): { readonly root: string; readonly session: Session } {
  const root = tempFolder(files);
  const session = openSession({ root, environment: process.env, cache: 'none', mode: 'build' });
  sessions.push(session);
  return { root, session };
}

async function mainOf(built: BuiltBook, url: string): Promise<string> {
  const made = (await built.site.get(urlPath(url))?.content())?.value;
  const html = typeof made === 'string' ? made : '';
  return html.slice(html.indexOf('<main'), html.indexOf('</main>'));
}

/** Answers its book with every `quiet` loud, and notes each run in `runs.txt`. */
const shout = `
import { appendFileSync, readFileSync } from 'node:fs';
if (process.argv[2] === 'supports') process.exit(process.argv[3] === 'html' ? 0 : 1);
const [context, book] = JSON.parse(readFileSync(0, 'utf8'));
appendFileSync('runs.txt', context.renderer + '\\n');
const walk = (items) => items.forEach((item) => {
  if (!item.Chapter) return;
  item.Chapter.content = item.Chapter.content.replaceAll('quiet', 'LOUD!');
  walk(item.Chapter.sub_items);
});
walk(book.items);
console.log(JSON.stringify(book));
`;

const shouting = {
  'book.toml': `[preprocessor.shout]\ncommand = '"${process.execPath}" tools/shout.mjs'\n`,
  'tools/shout.mjs': shout,
  'src/SUMMARY.md': '- [One](README.md)\n  - [Two](two.md)\n',
  'src/README.md':
    '---\ndescription: d\n---\n# One\n\nquiet {{#include part.txt}}\n\nquiet [gone](gone.md)\n',
  'src/part.txt': 'quiet part',
  'src/two.md': '# Two\n\nquiet too\n',
};

test('a preprocessor receives front matter, as from mdBook, and what it keeps of it is not on the page', async () => {
  const lines =
    "writeFileSync('seen.json', JSON.stringify(book.items.map(({ Chapter }) => Chapter.content)));";
  const change = [
    ['---\ndescription: d\n---\n# Left\n', ''],
    ['---\ndescription: d\n---\n# Taken off\n', ".replace(/^---[^]*?---\\n/, '')"],
    ['---\ndescription: d\n---\n# Changed\n', ".replace('d\\n', 'another\\n')"],
  ] as const;
  const names = change.map((_, i) => `c${String(i)}`);
  const changes = change.map(
    ([, how], i) =>
      `book.items[${String(i)}].Chapter.content = book.items[${String(i)}].Chapter.content${how};`,
  );
  const { root, session } = open({
    'book.toml': `[preprocessor.course]\ncommand = '"${process.execPath}" course.mjs'\n`,
    'course.mjs': `import { readFileSync, writeFileSync } from 'node:fs';
if (process.argv[2] === 'supports') process.exit(0);
const [, book] = JSON.parse(readFileSync(0, 'utf8'));
${lines}
${changes.join('\n')}
console.log(JSON.stringify(book));`,
    'src/SUMMARY.md': names.map((name) => `- [${name}](${name}.md)\n`).join(''),
    ...Object.fromEntries(change.map(([text], i) => [`src/c${String(i)}.md`, text])),
  });
  const built = await session.build();
  expect(JSON.parse(readFileSync(join(root, 'seen.json'), 'utf8'))).toEqual(change.map(([text]) => text));
  for (const name of names) {
    const main = await mainOf(built, `${name}.html`);
    expect(main).toMatch(/^<main[^>]*>\s*<h1/);
    expect(main).not.toContain('description');
  }
});

test('a preprocessor changes every chapter, before includes if its name comes first', async () => {
  const { session } = open({
    ...shouting,
    'book.toml': shouting['book.toml'].replace('preprocessor.shout', 'preprocessor.early'),
  });
  const built = await session.build();
  expect(await mainOf(built, 'index.html')).toContain('<p>LOUD! quiet part</p>');
  expect(await mainOf(built, 'two.html')).toContain('<p>LOUD! too</p>');
});

test('a problem in changed text is reported where the author wrote it', async () => {
  const { session } = open(shouting);
  const built = await session.build();
  expect(await mainOf(built, 'index.html')).toContain('<p>LOUD! LOUD! part</p>');
  const start = shouting['src/README.md'].indexOf('[gone]');
  expect(built.diagnostics.map(({ code, at }) => [code, at])).toEqual([
    ['link/no-such-page', { file: 'src/README.md', span: { start, end: start + '[gone](gone.md)'.length } }],
  ]);
});

test('a preprocessor runs again only if its input has changed', async () => {
  const { root, session } = open(shouting);
  const runs = (): number => readFileSync(join(root, 'runs.txt'), 'utf8').split('\n').length - 1;
  await session.build();
  await session.build([bookPath('theme/general.css')]);
  await session.build();
  expect(runs()).toBe(1);
  appendFileSync(join(root, 'src/part.txt'), ', still quiet');
  const built = await session.build([bookPath('src/part.txt')]);
  expect(runs()).toBe(2);
  expect(await mainOf(built, 'index.html')).toContain('LOUD! part, still LOUD!');
  writeFileSync(join(root, 'tools/shout.mjs'), shout.replace('LOUD!', 'shouted'));
  const again = await session.build([bookPath('tools/shout.mjs')]);
  expect(runs()).toBe(3);
  expect(await mainOf(again, 'two.html')).toContain('shouted too');
});

test('a preprocessor in Python adds and removes chapters', async () => {
  const { session } = open({
    'book.toml': '[preprocessor.pages]\ncommand = "python3 pages.py"\nrenderers = ["html"]\n',
    'pages.py': `
import json, sys
context, book = json.load(sys.stdin)
made = dict(name="Made", content="# Made\\n\\n[one](one.md)\\n", number=[3], sub_items=[], path="made.md", source_path=None, parent_names=[])
book["items"] = [item for item in book["items"] if item["Chapter"]["name"] != "Two"] + [dict(Chapter=made)]
json.dump(book, sys.stdout)
`,
    'src/SUMMARY.md': '- [One](one.md)\n- [Two](two.md)\n',
    'src/one.md': '# One\n',
    'src/two.md': '# Two\n',
  });
  const built = await session.build();
  expect(await mainOf(built, 'made.html')).toContain('<a href="one.html">one</a>');
  expect(built.site.has(urlPath('two.html'))).toBe(false);
  expect(built.diagnostics).toEqual([]);
});

test('a module runs in this process, after includes if it says so', async () => {
  const { session } = open({
    'book.toml': '[preprocessor.count]\nmodule = "count.mjs"\nafter = ["links"]\n',
    'count.mjs': `export const preprocess = ({ items }) => ({
  items: items.map(({ Chapter }) => ({ Chapter: { ...Chapter, content: Chapter.content + Chapter.content.length } })),
});`,
    'src/SUMMARY.md': '- [One](one.md)\n',
    'src/one.md': '{{#include part.txt}}\n',
    'src/part.txt': 'four ',
  });
  expect(await mainOf(await session.build(), 'one.html')).toContain('<p>four\n6</p>');
});

test('a missing preprocessor is reported, and the book is built without it', async () => {
  const { session } = open({
    ...shouting,
    'book.toml': '[preprocessor.shout]\ncommand = "no-such-program-anywhere"\n',
  });
  const built = await session.build();
  expect(built.diagnostics.map(({ code }) => code)).toEqual(['program/not-found', 'link/no-such-page']);
  expect(await mainOf(built, 'two.html')).toContain('<p>quiet too</p>');
});

test('without mdBook’s default preprocessors, nothing is expanded and README pages keep their names', async () => {
  const { session } = open({
    ...shouting,
    'book.toml': '[build]\nuse-default-preprocessors = false\n',
  });
  const built = await session.build();
  expect(await mainOf(built, 'README.html')).toContain('quiet {{#include part.txt}}');
});

test('an unknown preprocessor name is reported even if all preprocessors are built in', async () => {
  const { session } = open({
    'book.toml': '[preprocessor.toc]\nafter = ["linsk"]\n[output.html.search]\nenable = false\n',
    'src/SUMMARY.md': '- [A](a.md)\n',
    'src/a.md': '# A\n',
  });
  const { diagnostics } = await session.build();
  expect(diagnostics).toEqual([
    {
      code: 'preprocessor/unknown-name',
      args: { name: 'toc', key: 'after', other: 'linsk', nearest: 'links' },
      at: { file: 'book.toml', span: { start: 28, end: 35 } },
    },
  ]);
});

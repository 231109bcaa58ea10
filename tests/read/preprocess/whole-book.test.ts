import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mappedFile, originOf } from '../../../src/core/mapped-text.ts';
import { bookPath, urlPath } from '../../../src/core/path.ts';
import type { Step } from '../../../src/read/preprocess/preprocessor-order.ts';
import { needsWholeBook, preprocessBook } from '../../../src/read/preprocess/whole-book.ts';
import type { WholeBookInput } from '../../../src/read/preprocess/whole-book.ts';
import type { OutlineItem, WrittenChapter } from '../../../src/read/summary/outline.ts';
import { sharedTempFolder } from '../../helpers/temp-folder.ts';
import { memoryBook, sourceFile, wrongSegments } from './memory-book.ts';

const root = sharedTempFolder();

const links: Step = { kind: 'built-in', name: 'links' };
const index: Step = { kind: 'built-in', name: 'index' };

/** A preprocessor in JavaScript whose `change` gets `[context, book]` and answers a book. */
function program(
  name: string,
  change: string,
  rest: { renderers?: readonly string[]; supports?: string } = {},
): Step {
  const text = `
    import { writeFileSync } from 'node:fs';
    if (process.argv[2] === 'supports') { process.exit(${rest.supports ?? "process.argv[3] === 'html' ? 0 : 1"}); }
    let input = '';
    for await (const chunk of process.stdin) input += chunk;
    const [context, book] = JSON.parse(input);
    const each = (change, items = book.items) => {
      for (const { Chapter: chapter } of items) {
        if (chapter) { change(chapter); each(change, chapter.sub_items); }
      }
    };
    ${change}
    console.log(JSON.stringify(book));`;
  writeFileSync(join(root, `${name}.mjs`), text);
  const command = `'${process.execPath}' ${name}.mjs`;
  return {
    kind: 'program',
    name,
    command,
    optional: false,
    ...(rest.renderers && { renderers: rest.renderers }),
  };
}

const chapterAt = (path: string, children: readonly OutlineItem[] = []): WrittenChapter => ({
  kind: 'chapter',
  name: path,
  source: bookPath(`src/${path}`),
  url: urlPath(path.replace('README', 'index').replace('.md', '.html')),
  children,
  at: { file: bookPath('src/SUMMARY.md'), span: { start: 1, end: 2 } },
});

const files = {
  'src/README.md': '# Read me\n\n{{#include part.md}}\n\nlast *line*\n',
  'src/part.md': 'included\n\n{{#title Of part}}\n',
  'src/sub/b.md': '# B\n\n{{#include ../refs.md}}\n',
  'src/refs.md': '[label]: https://x\n',
};

async function preprocess(
  steps: readonly Step[],
  {
    renderer = 'html',
    timeLimit,
    ...rest
  }: Partial<WholeBookInput> & { said?: string[]; timeLimit?: number } = {},
) {
  const { read, list } = memoryBook(files);
  const outcome = await preprocessBook(
    {
      steps,
      outline: { items: [chapterAt('README.md', [chapterAt('sub/b.md')])] },
      src: bookPath('src'),
      tables: { book: { title: 'T' }, build: {}, rust: {}, output: {}, preprocessor: {} },
      renderer,
      textOf: ({ source }) => mappedFile(source, textOf(source)),
      expand: { angleMarkers: true },
      hidden: { sections: 'keep' },
      hidingSteps: new Set(['scrub']),
      ...rest,
    },
    {
      // Modules are on the disk.
      read: (path) => {
        const file = join(root, path);
        return path.startsWith('src/') || !existsSync(file)
          ? read(path)
          : sourceFile(path, readFileSync(file, 'utf8'));
      },
      list,
      root,
      environment: process.env,
      onOutput: (text) => rest.said?.push(text),
      timeLimit,
    },
  );
  return outcome;
}

const textOf = (path: string): string => (files as Readonly<Record<string, string>>)[path] ?? '';
const brief = ({ value }: Awaited<ReturnType<typeof preprocess>>) =>
  value.chapters.map(({ chapter, text }) => [chapter.url, text.text]);

describe('a book without programs', () => {
  test('is the same whether it is read whole or chapter by chapter', async () => {
    expect(needsWholeBook([index, links, { kind: 'native', name: 'toc' }])).toBe(false);
    const outcome = await preprocess([index, links]);
    expect(brief(outcome)).toEqual([
      ['index.html', '# Read me\n\nincluded\n\n\n\nlast *line*\n'],
      ['sub/b.html', '# B\n\n\n'],
    ]);
    expect(
      outcome.value.chapters.map(({ headTitle, definitionFiles }) => [headTitle, definitionFiles]),
    ).toEqual([
      ['Of part', []],
      [undefined, ['src/refs.md']],
    ]);
    expect(outcome.value.outline.items).toEqual([chapterAt('README.md', [chapterAt('sub/b.md')])]);
  });
});

describe('a preprocessor program', () => {
  test('receives what mdBook would give it, in its turn', async () => {
    const before = program(
      'before',
      `each((chapter) => { chapter.content += JSON.stringify([context.renderer, context.mdbook_version, context.root === process.cwd(), context.config.book.title, chapter.path]) + '\\n'; });`,
    );
    const after = program(
      'after',
      `each((chapter) => { chapter.content += chapter.content.includes('{{#include') + chapter.path; });`,
    );
    const outcome = await preprocess([before, index, links, after]);
    expect(outcome.diagnostics).toEqual([]);
    expect(brief(outcome)).toEqual([
      [
        'index.html',
        '# Read me\n\nincluded\n\n\n\nlast *line*\n["html","0.5.4",true,"T","README.md"]\nfalseindex.md',
      ],
      // Definitions are pasted for the program that comes after.
      ['sub/b.html', '# B\n\n[label]: https://x\n["html","0.5.4",true,"T","sub/b.md"]\nfalsesub/b.md'],
    ]);
  });

  test('does not see what an earlier native step removed', async () => {
    const spy = program('spy', `writeFileSync('seen.txt', book.items[0].Chapter.content);`);
    const text = 'a\n<div class="hidden">b</div>\nc';
    const seen = async (steps: readonly Step[]): Promise<string> => {
      await preprocess(steps, {
        hidden: { sections: 'strip' },
        textOf: ({ source }) => mappedFile(source, text),
      });
      return readFileSync(join(root, 'seen.txt'), 'utf8');
    };
    expect(await seen([{ kind: 'native', name: 'scrub' }, spy])).toBe('a\n\nc');
    expect(await seen([spy, { kind: 'native', name: 'scrub' }])).toBe(text);
  });

  test('keeps the positions of unchanged text', async () => {
    const shout = program(
      'shout',
      `each((chapter) => { chapter.content = 'new\\n' + chapter.content.replace('line', 'LINE'); });`,
    );
    const { value } = await preprocess([links, shout]);
    const [text] = value.chapters.map((chapter) => chapter.text);
    expect(text && wrongSegments(text, textOf)).toEqual([]);
    const origin = (wanted: string) => {
      const at = text?.text.indexOf(wanted) ?? -1;
      return text && originOf(text, at, at + wanted.length);
    };
    expect(origin('included')).toEqual({ file: 'src/part.md', span: { start: 0, end: 8 } });
    expect(origin('last')).toEqual({ file: 'src/README.md', span: { start: 33, end: 37 } });
    expect(origin('*\n')).toEqual({ file: 'src/README.md', span: { start: 43, end: 45 } });
    expect(value.chapters[0]?.headTitle).toBe('Of part');
  });

  const drop = 'delete chapter.source_path;';
  test.each([
    ['drops `source_path`', drop],
    ['sets it to null', 'chapter.source_path = null;'],
    ['drops it and changes the text', `${drop} chapter.content = 'new\\n' + chapter.content;`],
    ['drops it and renames', `${drop} chapter.name = 'Other'; chapter.path = 'x/' + chapter.path;`],
    [
      'drops it, moves and changes the text',
      `${drop} chapter.path = 'x/' + chapter.path; chapter.content = 'new\\n' + chapter.content;`,
    ],
    ['replaces it', `chapter.path = chapter.source_path = 'x/' + chapter.path;`],
    [
      'drops it and reorders',
      `${drop} if (chapter.sub_items[0]) book.items.unshift(chapter.sub_items.pop());`,
    ],
  ])('that %s keeps positions, includes and entries', async (name, change) => {
    const step = program(name.replace(/\W+/g, '-'), `each((chapter) => { ${change} });`);
    const { value } = await preprocess([step, links]);
    const byFile = new Map(value.chapters.map((one) => [one.chapter.source as string, one]));
    expect([...byFile.keys()].sort()).toEqual(['src/README.md', 'src/sub/b.md']);
    for (const [file, word] of [
      ['src/README.md', 'last'],
      ['src/sub/b.md', '# B'],
    ] as const) {
      const { text, chapter } = byFile.get(file) ?? {};
      const start = textOf(file).indexOf(word);
      const at = text?.text.indexOf(word) ?? -1;
      expect(text && originOf(text, at, at + 1)).toEqual({ file, span: { start, end: start + 1 } });
      expect(chapter?.at).toEqual(chapterAt('').at);
    }
    expect(byFile.get('src/README.md')?.text.text).toContain('included');
  });

  test('that adds a chapter without `source_path` makes a page, even beside one of the same name', async () => {
    const make = program(
      'make',
      `book.items.push({ Chapter: { name: 'README.md', content: 'made', path: 'made.md', sub_items: [], parent_names: [] } });`,
    );
    const { value } = await preprocess([make]);
    expect(value.chapters.map(({ chapter }) => chapter.source)).toEqual([
      'src/README.md',
      'src/sub/b.md',
      'src/made.md',
    ]);
  });

  test('may rename, move, remove and add chapters', async () => {
    const change = program(
      'change',
      `const [{ Chapter: first }] = book.items;
       Object.assign(first, { name: 'Renamed', path: 'moved.md', sub_items: [] });
       book.items.push('Separator', { Chapter: { name: 'Made', content: 'see {{#include part.md:1}}', path: 'made.md', sub_items: [], parent_names: [] } });`,
    );
    const outcome = await preprocess([index, change, links]);
    expect(brief(outcome)).toEqual([
      ['moved.html', '# Read me\n\nincluded\n\n\n\nlast *line*\n'],
      ['made.html', 'see included'],
    ]);
    expect(outcome.value.outline.items.map((item) => ('name' in item ? item.name : item.kind))).toEqual([
      'Renamed',
      'separator',
      'Made',
    ]);
  });

  test('runs only for its renderers', async () => {
    const loud = `each((chapter) => { chapter.content = 'changed'; });`;
    const changes = async (step: Step, renderer: string) =>
      (await preprocess([step], { renderer })).value.chapters[0]?.text.text === 'changed';
    expect(await changes(program('asked', loud), 'html')).toBe(true);
    expect(await changes(program('asked', loud), 'pdf')).toBe(false);
    expect(await changes(program('listed', loud, { renderers: ['pdf'] }), 'html')).toBe(false);
    // It is not asked where book.toml says it.
    expect(await changes(program('told', loud, { renderers: ['pdf'], supports: '1' }), 'pdf')).toBe(true);
  });

  test.each([
    ['says no', 'process.exit(1)', []],
    ['says no to a program that waits', 'setTimeout(() => process.exit(1), 10)', []],
    [
      'says no after cargo’s progress',
      "console.error('   Compiling own v0.1.0\\n    Finished dev profile\\n     Running own'), process.exit(1)",
      [],
    ],
    ['fails like an argument parser', 'process.exit(2)', ['program/supports-failed']],
    ['panics', "console.error('panicked'), process.exit(101)", ['program/supports-failed']],
    ['is not found by a shell', 'process.exit(127)', ['program/supports-failed']],
    ['is killed', "process.kill(process.pid, 'SIGKILL')", ['program/supports-failed']],
    [
      'ends with a traceback',
      "console.error('Traceback: no such package'), process.exit(1)",
      ['program/supports-unclear'],
    ],
    ['throws', "(() => { throw new Error('no such package'); })()", ['program/supports-unclear']],
  ])('that %s when asked for its renderers is skipped', async (name, end, codes) => {
    // What stands in the arguments of \`process.exit\` comes before it ends.
    const step = program(name.replaceAll(' ', '-'), '', {
      supports: `await (async () => { ${end}; await new Promise((settle) => setTimeout(settle, 1000)); })()`,
    });
    const { value, diagnostics } = await preprocess([step, links]);
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(value.chapters[0]?.text.text).toContain('included');
  });

  test.each([
    ['fails', `console.error('what went wrong'); process.exit(3);`, 'program/failed'],
    ['answers no JSON', `console.log('Hello'); process.exit(0);`, 'preprocessor/bad-book'],
    ['answers no book', `delete book.items;`, 'preprocessor/bad-book'],
    [
      'answers as one of mdBook 0.4',
      `book.sections = book.items; delete book.items;`,
      'preprocessor/bad-book',
    ],
  ])('that %s leaves the book unchanged', async (_, change, code) => {
    const { value, diagnostics } = await preprocess([program('bad', change), links]);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(value.chapters[0]?.text.text).toBe('# Read me\n\nincluded\n\n\n\nlast *line*\n');
    if (code === 'program/failed') {
      expect(diagnostics[0]?.args).toMatchObject({
        status: 'exit status: 3',
        lastLines: ['what went wrong'],
      });
    }
  });

  test('that is not installed is reported once', async () => {
    const step: Step = { kind: 'program', name: 'x', command: 'no-such-program-at-all', optional: false };
    expect((await preprocess([step])).diagnostics.map(({ code }) => code)).toEqual(['program/not-found']);
  });
});

describe('a preprocessor module', () => {
  const module = (name: string, text: string): Step => {
    writeFileSync(join(root, `${name}.mjs`), text);
    return { kind: 'module', name, module: `./${name}.mjs` };
  };

  test.each([
    [
      'by default',
      'export default async (book, { renderer }) => ({ items: [...book.items, { PartTitle: renderer }] });',
    ],
    [
      'by name',
      'export function preprocess(book, context) { book.items.push({ PartTitle: context.renderer }); }',
    ],
  ])('that exports a function %s changes the book', async (name, text) => {
    const { value, diagnostics } = await preprocess([module(name.replace(' ', '-'), text)]);
    expect(diagnostics).toEqual([]);
    expect(value.outline.items.at(-1)).toEqual({ kind: 'part', title: 'html' });
  });

  test.each([
    ['cannot be read', 'export default (', '<SyntaxError>'],
    [
      'exports nothing',
      'export const x = 1;',
      'it exports no function, neither by default nor as `preprocess`',
    ],
    ['throws nothing', 'export default () => { throw undefined; };', 'undefined'],
    [
      'ends its process',
      'export default () => { process.exit(0); };',
      'its process ended (exit status: 0) before it returned',
    ],
    [
      'ends its process while it is loaded',
      'process.exit(0);',
      'its process ended (exit status: 0) before it returned',
    ],
    [
      'kills its process',
      'export default () => { process.kill(process.pid, "SIGKILL"); return new Promise(() => {}); };',
      'its process ended (signal: SIGKILL) before it returned',
    ],
    [
      'says that it failed',
      'export default () => { process.exitCode = 3; };',
      'it failed with exit status: 3 after it returned',
    ],
    [
      'never answers',
      'export default () => new Promise(() => {});',
      'it never answered: it waits for a promise that nothing settles',
    ],
    [
      'never loads',
      'await new Promise(() => {}); export default () => {};',
      'it never answered: it waits for a promise that nothing settles',
    ],
    ['returns something other than JSON', 'export default (book) => { book.self = book; };', '<TypeError>'],
  ])('that %s leaves the book unchanged', async (name, text, reason) => {
    const { value, diagnostics } = await preprocess([module(name.replaceAll(' ', '-'), text)]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['preprocessor/module-failed']);
    if (!reason.startsWith('<')) expect(diagnostics[0]?.args).toMatchObject({ reason });
    expect(value.chapters[0]?.text.text).toBe(textOf('src/README.md'));
  });

  test.each(['3', '() => {}', '[1]', '{ items: [null] }'])(
    'that answers %s leaves the book unchanged',
    async (answer) => {
      const { value, diagnostics } = await preprocess([module('odd', `export default () => (${answer});`)]);
      expect(diagnostics.map(({ code }) => code)).toEqual(['preprocessor/bad-book']);
      expect(value.chapters[0]?.text.text).toBe(textOf('src/README.md'));
    },
  );

  test.each([
    ['throws', 'export default () => {\n  throw new Error("on purpose");\n};', 'new'],
    ['rejects', 'export default async () => {\n  await 1;\n  throw new Error("on purpose");\n};', 'new'],
    ['throws while it is loaded', 'throw new TypeError("on purpose");', 'new'],
    [
      'forgets to await what throws',
      'const save = async () => {\n  await 1;\n  throw new Error("on purpose");\n};\nexport default () => { save(); };',
      'new',
    ],
    [
      'throws in a timer',
      'export default (book) => { setTimeout(() => { throw new Error("on purpose"); }, 10); };',
      'new',
    ],
    ['reads a key of nothing', 'export default (book) => {\n  book.chapters.map(String);\n};', 'map'],
    ['is invalid', 'export default (book) => {\n  let let = 1;\n};', 'let let = 1;'],
    ['imports an invalid one', 'import "./is-invalid.mjs";\nexport default () => {};', 'let let = 1;'],
  ])('that %s is reported with the line', async (name, text, marked) => {
    const { diagnostics } = await preprocess([module(name.replaceAll(' ', '-'), text)]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['preprocessor/module-failed']);
    const at = diagnostics[0]?.at;
    const file = readFileSync(join(root, at?.file ?? ''), 'utf8');
    expect(file.slice(at?.span.start, at?.span.end)).toBe(marked);
  });

  test('that is not there is reported without a path of this machine', async () => {
    const step: Step = { kind: 'module', name: 'x', module: './no-such.mjs' };
    const { diagnostics } = await preprocess([step]);
    expect(diagnostics).toEqual([
      {
        code: 'preprocessor/module-failed',
        args: { name: 'x', module: './no-such.mjs', reason: 'the file doesn’t exist' },
      },
    ]);
    const importing = await preprocess([module('importing', 'import "./no-such.mjs";')]);
    expect(importing.diagnostics[0]?.args).toMatchObject({
      reason: "Cannot find module 'no-such.mjs' imported from importing.mjs",
    });
  });

  test.each([
    ['loops endlessly', 'export default () => { for (;;); };'],
    ['loops while it is loaded', 'for (;;);'],
    ['waits for a timer', 'export default () => new Promise(() => setInterval(() => {}, 1000));'],
  ])('that %s is stopped after the time limit', async (name, text) => {
    const step = module(name.replaceAll(' ', '-'), text);
    const { value, diagnostics } = await preprocess([step, links], { timeLimit: 0.5 });
    expect(diagnostics.map(({ code }) => code)).toEqual(['program/too-slow']);
    expect(value.chapters[0]?.text.text).toContain('included');
  });

  test('that leaves a timer running has answered all the same', async () => {
    const text =
      'export default (book) => { book.items.push({ PartTitle: "x" }); setInterval(() => {}, 1000); };';
    const { value, diagnostics } = await preprocess([module('timer', text)]);
    expect(diagnostics).toEqual([]);
    expect(value.outline.items.at(-1)).toEqual({ kind: 'part', title: 'x' });
  });

  test('may print on both streams', async () => {
    const said: string[] = [];
    const text =
      'export default () => { console.log("out"); process.stdout.write("more"); console.error("err"); };';
    const { diagnostics } = await preprocess([module('prints', text)], { said });
    expect(diagnostics).toEqual([]);
    expect(said.join('').replace(/\s/g, '')).toMatch(/^(?:outmoreerr|erroutmore)$/);
  });

  test('may change a book larger than a pipe', async () => {
    const text = 'export default (book) => { book.items[0].Chapter.content = "x".repeat(3e6); };';
    const { value } = await preprocess([module('large', text)]);
    expect(value.chapters[0]?.text.text.length).toBe(3e6);
  });

  test('is read again for every run', async () => {
    const title = async (text: string) =>
      (
        await preprocess([
          module('again', `export default (book) => { book.items.push({ PartTitle: '${text}' }); };`),
        ])
      ).value.outline.items.at(-1);
    expect(await title('one')).toEqual({ kind: 'part', title: 'one' });
    expect(await title('two')).toEqual({ kind: 'part', title: 'two' });
  });
});

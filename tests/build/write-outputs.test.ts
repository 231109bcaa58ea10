// Books with several outputs: mdBook's protocol for renderers, and its `markdown` output.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/index.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

/** Writes what it was given, and where it ran, to `given.json`. */
const renderer = `
import { readFileSync, writeFileSync } from 'node:fs';
const given = JSON.parse(readFileSync(0, 'utf8'));
writeFileSync('given.json', JSON.stringify({ cwd: process.cwd(), ...given }));
`;

const book = {
  'book.toml': `[book]
title = "Outputs"
[output.html]
search.enable = false
[output.given]
command = '"${process.execPath}" ../../tools/given.mjs'
level = 3
`,
  'tools/given.mjs': renderer,
  'src/SUMMARY.md': '# Summary\n\n- [One](README.md)\n\n---\n\n- [Draft]()\n',
  'src/README.md': '---\ndescription: d\n---\n# One\n\n{{#include part.txt}}\n',
  'src/part.txt': 'part',
};

const buildIn = (root: string, environment = {}) => build({ root, cache: 'none', environment });

test('a problem that the preprocessors of two renderers find is reported once', async () => {
  const { diagnostics } = await buildIn(
    tempFolder({
      'book.toml':
        '[preprocessor.gone]\n[output.html]\n[output.markdown]\n[output.absent]\noptional = true\n',
      'src/SUMMARY.md': '- [One](one.md)\n',
      'src/one.md': '# One\n\n{{#include none.txt}}\n',
    }),
  );
  expect(diagnostics.map(({ code }) => code).sort()).toEqual([
    'include/not-found',
    'program/not-found',
    'program/skipped',
  ]);
});

test('a renderer gets the preprocessed book in its own folder, and the site has another one', async () => {
  const root = tempFolder({
    ...book,
    'book.toml': book['book.toml'].replace('../../tools/given.mjs', join('tools', 'given.mjs')),
  });
  // The command is looked for from the book's root only if it is a path itself: its argument is the program's business.
  const script = join(root, 'tools/given.mjs').replaceAll('\\', '/');
  const { diagnostics } = await buildIn(root, {
    MDBOOK_OUTPUT__GIVEN__COMMAND: `"${process.execPath}" "${script}"`,
  });
  expect(diagnostics).toEqual([]);
  expect(existsSync(join(root, 'book/html/index.html'))).toBe(true);
  const given = JSON.parse(readFileSync(join(root, 'book/given/given.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect(given).toMatchObject({
    cwd: join(root, 'book/given'),
    version: '0.5.4',
    root,
    destination: join(root, 'book/given'),
    config: { book: { title: 'Outputs' }, output: { given: { level: 3 } } },
    book: {
      items: [
        {
          Chapter: {
            name: 'One',
            content: '# One\n\npart\n',
            number: [1],
            path: 'index.md',
            source_path: 'README.md',
            sub_items: [],
            parent_names: [],
          },
        },
        'Separator',
        { Chapter: { name: 'Draft', content: '', number: [2], path: null, source_path: null } },
      ],
    },
  });
});

test('a renderer writes into its own folder below a folder that the user chose', async () => {
  const root = tempFolder(book);
  const script = join(root, 'tools/given.mjs').replaceAll('\\', '/');
  const environment = { MDBOOK_OUTPUT__GIVEN__COMMAND: `"${process.execPath}" "${script}"` };
  const destination = join(root, 'public');
  const again = () => build({ root, destination, cache: 'none', environment });
  expect((await again()).diagnostics).toEqual([]);
  expect((await again()).diagnostics).toEqual([]);
  expect(readdirSync(destination).sort()).toEqual(['given', 'html']);
});

test('a renderer that fails is reported with its last output, and the site is still written', async () => {
  const root = tempFolder({ ...book, 'tools/given.mjs': 'console.error("no paper"); process.exit(3);' });
  const { diagnostics } = await buildIn(root);
  expect(diagnostics).toMatchObject([
    {
      code: 'program/failed',
      args: { what: 'renderer', name: 'given', status: 'exit status: 3', lastLines: ['no paper'] },
    },
  ]);
  expect(existsSync(join(root, 'book/html/index.html'))).toBe(true);
});

test('the `markdown` output has each chapter at its path after preprocessing, and nothing else', async () => {
  const root = tempFolder({ ...book, 'book.toml': '[output.markdown]\n' });
  await buildIn(root);
  expect(readdirSync(join(root, 'book')).filter((name) => !name.startsWith('.'))).toEqual(['index.md']);
  expect(readFileSync(join(root, 'book/index.md'), 'utf8')).toBe('# One\n\npart\n');
});

test('a renderer that is not installed is an error, unless it is optional', async () => {
  const codesWith = async (line: string): Promise<readonly string[]> => {
    const toml = `[output.html]\nsearch.enable = false\n[output.nowhere]\n${line}\n`;
    const { diagnostics } = await buildIn(tempFolder({ ...book, 'book.toml': toml }));
    return diagnostics.map(({ code }) => code);
  };
  expect(await codesWith('')).toEqual(['program/not-found']);
  expect(await codesWith('optional = true')).toEqual(['program/skipped']);
});

// A plugin is one folder and one line: nothing else has to know of it.
import { describe, expect, test } from 'vitest';
import { type BuiltBook, openSession } from '../../src/build/session.ts';
import { removables } from '../../src/edit/doctor/removables.ts';
import { builtInPlugins } from '../../src/plugins/plugins.ts';
import type { PlainTable } from '../../src/read/config/config.ts';
import { configSchema } from '../../src/read/config/json-schema.ts';
import { configKeys } from '../../src/read/config/keys/key-list.ts';
import { type UrlPath, urlPath } from '../../src/core/path.ts';
import { withoutSearch } from '../build/book.ts';
import { type Files, tempFolder } from '../helpers/temp-folder.ts';
import { configOf, findingsOf } from '../read/config/read-config.ts';
import { shout } from './toy-plugin.ts';

const plugins = [...builtInPlugins, shout];

async function build(toml: string, files: Files = {}): Promise<BuiltBook> {
  const root = tempFolder({
    'book.toml': `[book]\ntitle = "T"\n${toml}`,
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md': '# A\n\n{{shout}} and %psst%\n\n![%psst%](x.png)\n\nnote^[a note]\n',
    'src/b.md': '# B\n\n```shout\nhey\n```\n',
    'src/x.png': '',
    ...files,
  });
  const session = openSession({ root, environment: withoutSearch, cache: 'none', mode: 'build' }, plugins);
  try {
    return await session.build();
  } finally {
    await session.close();
  }
}

async function contentOf({ site }: BuiltBook, url: string): Promise<string> {
  const made = await site.get(urlPath(url))?.content();
  const parts: string[] = [];
  if (typeof made?.value === 'string') return made.value;
  if (made?.value && Symbol.asyncIterator in made.value)
    for await (const part of made.value) parts.push(String(part));
  return parts.join('');
}

const filesOf = ({ site }: BuiltBook, pattern: RegExp): readonly UrlPath[] =>
  [...site.keys()].filter((url) => pattern.test(url));

const table = '[preprocessor.shout]\n';

describe('a plugin of the list', () => {
  test('has its table in book.toml, with a schema, documentation and did-you-mean', () => {
    expect(configOf(table, { plugins }).plugins['shout']).toEqual({ mark: '!' });
    expect(findingsOf(`${table}mrak = "?"`, { plugins })).toEqual([
      'warning at |mrak|: unknown key `preprocessor.shout.mrak`; did you mean `preprocessor.shout.mark`?',
    ]);
    expect(configKeys(plugins)).toContainEqual(
      expect.objectContaining({ key: 'preprocessor.shout.mark', default: '!', example: '"?"' }),
    );
    const top = configSchema(plugins)['properties'] as Readonly<Record<string, PlainTable>>;
    expect(top['preprocessor']?.['properties']).toMatchObject({
      shout: { properties: { mark: { type: 'string', default: '!' } } },
    });
  });

  test('needs no program, unless the book names another one', () => {
    expect(configOf(table, { plugins }).preprocessors[0]?.native).toBe(true);
    expect(configOf(`${table}command = "mine"`, { plugins }).plugins['shout']).toBeUndefined();
    expect(configOf(table).preprocessors[0]?.native).toBe(false);
  });

  test('changes text, adds syntax and sets features of the book', async () => {
    const built = await build(`${table}mark = "?"`);
    const page = await contentOf(built, 'a.html');
    expect(page).toContain('<p>HEY? and <strong>PSST</strong></p>');
    expect(page).toContain('alt="psst"');
    expect(page).toContain('class="footnote-definition"');
    expect(await contentOf(built, 'a.md')).toContain('HEY? and %psst%');
    expect(built.diagnostics).toEqual([]);
  });

  test('makes what it likes of its fences, and brings files for the pages that have one', async () => {
    const built = await build(table);
    const page = await contentOf(built, 'b.html');
    expect(page).toContain('<p class="shout">hey!</p>');
    expect(page).toMatch(/<link rel="stylesheet" href="css\/loud-\w{8}\.css">/);
    expect(page).toMatch(/<script [^>]*src="js\/shout-\w{8}\.js"/);
    expect(await contentOf(built, 'a.html')).not.toMatch(/shout-|loud-/);
    expect(filesOf(built, /loud|shout|voice/)).toHaveLength(3);
    const [script = ''] = filesOf(built, /shout/);
    expect(await contentOf(built, script)).toMatch(/^\/\/ voice-\w{8}\.bin$/);
    const without = await build(table, { 'src/b.md': '# B\n' });
    expect(filesOf(without, /loud|shout|voice/)).toEqual([]);
  });

  test('reports what it finds in a chapter, and in the book at the place of the key', async () => {
    const faulty = await build(`${table}mark = ""`, { 'src/a.md': '# A\n\n{{shout:}}\n' });
    expect(faulty.diagnostics.map(({ code, at }) => [code, at?.file, at?.span])).toEqual([
      ['config/no-effect', 'book.toml', { start: 40, end: 44 }],
      ['variable/unknown', 'src/a.md', { start: 5, end: 15 }],
    ]);
  });

  test('says what of the mdBook plugin may go', async () => {
    const toml = `${table}[output.html]\nadditional-css = ["shout.css"]`;
    const { config, diagnostics } = await build(toml);
    expect(diagnostics.map(({ code }) => code)).toEqual(['config/plugin-file']);
    const found = removables({
      ...{ config, plugins, files: [] },
      textOf: (path) => (path === 'book.toml' ? toml : undefined),
      bytesOf: () => undefined,
    });
    expect(found.map(({ what }) => what)).toEqual(['the program `mdbook-shout`', 'shout.css']);
  });

  test('takes no part in a book without its table', async () => {
    const built = await build('');
    expect(await contentOf(built, 'a.html')).toContain('{{shout}} and %psst%');
    expect(await contentOf(built, 'b.html')).toContain('language-shout');
    expect(filesOf(built, /loud|shout|voice/)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import type { PlainTable, PlainValue } from '../../../src/read/config/config.ts';
import { builtInTables } from '../../../src/plugins/plugins.ts';
import { configKeys, keysNamed } from '../../../src/read/config/keys/key-list.ts';
import { configSchema } from '../../../src/read/config/json-schema.ts';
import { readToml } from '../../../src/read/config/toml/read.ts';
import { plainTableOf } from '../../../src/read/config/toml/value.ts';
import { bookPath } from '../../../src/core/path.ts';
import { readConfig } from './read-config.ts';

const keys = configKeys(builtInTables);
/** Keys that can be set alone. Others are in the example of their table. */
const alone = keys.filter(
  ({ key }) =>
    !keys.some((table) => {
      const name = key.slice(table.key.length + 1);
      return key.startsWith(`${table.key}.`) && table.example.includes(`${name} = `);
    }),
);
const lines = alone.map(({ key, example }) => [`${key} = ${example}`] as const);

describe('the table of keys', () => {
  test('lists each key once', () => {
    const names = keys.map(({ key }) => key);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('output.html.playground.copy-js');
    expect(names).toContain('output.html.input-404');
    expect(names).toContain('preprocessor.indexing.see-instead');
    expect(names).toContain('build-book.check.http-headers');
  });

  test('describes each key in one sentence', () => {
    for (const { key, about } of keys)
      expect([key, about]).toEqual([key, expect.stringMatching(/^\S.*\.$/s)]);
  });

  test.each(lines)('has a valid example: %s', (line) => {
    // Keys of plugins that have no effect here say so, whatever they are set to.
    const { diagnostics } = readConfig(line);
    expect(diagnostics.filter(({ code }) => code !== 'config/no-effect')).toEqual([]);
  });

  test('has examples that differ from the default', () => {
    const same = alone.filter(({ key, example }) => {
      const changed = JSON.stringify(readConfig(`${key} = ${example}`).value);
      const [top = '', name = ''] = key.split('.');
      const isPlugin = top === 'preprocessor' || (top === 'output' && name !== 'html');
      return changed === JSON.stringify(readConfig(isPlugin ? `[${top}.${name}]` : '').value);
    });
    // Tables are there when nothing is written in them.
    expect(same.filter(({ example }) => example !== '{}')).toEqual([]);
  });

  test('finds defaults by key', () => {
    const defaults = new Map(keys.map((each) => [each.key, each.default]));
    expect(defaults.get('output.html.search.limit-results')).toBe(30);
    expect(defaults.get('build-book.refs')).toEqual(['refs/*.md']);
    expect(defaults.get('book.title')).toBeUndefined();
    expect(defaults.get('output.html.fold')).toBeUndefined();
  });

  test('finds keys by their last part, except those of plugins', () => {
    expect(keysNamed('build-dir')).toEqual(['build.build-dir']);
    expect(keysNamed('cache-timeout')).toEqual([]);
  });
});

/** As much of JSON Schema as ours uses. */
function accepts(schema: PlainTable, value: PlainValue): boolean {
  const types = [schema['type'] ?? []].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return false;
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value)) return false;
  if (typeof value === 'number') {
    if (value < Number(schema['minimum'] ?? -Infinity) || value > Number(schema['maximum'] ?? Infinity))
      return false;
  }
  if (Array.isArray(value))
    return value.every((item: PlainValue) => accepts((schema['items'] ?? {}) as PlainTable, item));
  if (typeof value !== 'object') return true;
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, PlainTable>>;
  const others = schema['additionalProperties'] ?? true;
  return Object.entries(value as PlainTable).every(([key, inner]) => {
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return own
      ? accepts(own, inner)
      : others === true || (others !== false && accepts(others as PlainTable, inner));
  });
}

function isOfType(value: PlainValue, type: PlainValue): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

const valueOf = (text: string): PlainTable => {
  const read = readToml({ path: bookPath('book.toml'), text });
  return read.kind === 'table' ? plainTableOf(read.table) : {};
};

describe('the JSON schema of book.toml', () => {
  const schema = configSchema(builtInTables);

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  test.each(lines)('accepts %s', (line) => {
    expect(accepts(schema, valueOf(line))).toBe(true);
  });

  test.each([
    'book.titel = "x"',
    'book.title = 1',
    'x = 1',
    'output.html.fold.level = 256',
    'output.html.nonsense = 1',
    'output.html.search.chapter = { a = true }',
    'build-book.math = "mathjax"',
    'build-book.severities = { "link/no-such-page" = "grave" }',
    'preprocessor.toc.max-level = "x"',
    'preprocessor.mine.optional = 1',
    'rust.edition = 2021',
  ])('rejects %s, as the parser does', (line) => {
    expect(accepts(schema, valueOf(line))).toBe(false);
    expect(readConfig(line).diagnostics).toHaveLength(1);
  });

  test.each([
    'preprocessor.mine.anything = 1',
    'output.pandoc.profile.pdf.to = "latex"',
    'output.html.optional = true',
  ])('accepts the author’s own tables: %s', (line) => {
    expect(accepts(schema, valueOf(line))).toBe(true);
    expect(readConfig(line).diagnostics).toEqual([]);
  });

  test('gives editors each key’s description and default', () => {
    const table = schema['properties'] as Readonly<Record<string, PlainTable>>;
    const properties = table['build']?.['properties'] as Readonly<Record<string, PlainTable>>;
    expect(properties['create-missing']).toEqual({
      type: 'boolean',
      description: 'Creates chapter files that `SUMMARY.md` lists and that don’t exist.',
      default: true,
    });
  });
});

// Generates the guide's settings reference from the table of keys.
import type { PlainValue } from '../../src/read/config/config.ts';
import { builtInTables } from '../../src/plugins/plugins.ts';
import { type KeyDescription, configKeys } from '../../src/read/config/keys/key-list.ts';

const HEAD = `\
---
description: Every key of book.toml, with what it does, its default and an example.
---

# Settings

This page lists every key of \`book.toml\`.{{hi:settings}} All keys are optional.
[Files of a book](../writing/files.md#settings-booktoml) explains where the file is and how to set keys with environment variables.

This page is generated from the table that build-book itself uses to read \`book.toml\`. For completion and validation in your
editor, generate a JSON schema with [\`build-book schema\`](command-line.md#schema).
`;

/** The chapter, as \`book/reference/settings.md\` has it. */
export function settingsChapter(): string {
  const keys = configKeys(builtInTables);
  const tables = keys.filter(({ key }) => hasKeys(key, keys));
  const sections = tables.map((table) => section(table, keys));
  // Tables with the same keys, such as those of the link checkers, are listed once.
  const entries = sections.map(({ text }) => text);
  const lines = sections.map(({ head, text }, i) => {
    const first = entries.indexOf(text);
    const same = tables[first]?.key ?? '';
    return first === i || text === ''
      ? head + text
      : `${head}\nThe keys are the same as those of ${linkTo(same)}.\n`;
  });
  return [HEAD, ...lines].join('\n');
}

/** As headings get their ids. */
const idOf = (table: string): string => table.replaceAll('.', '');
const linkTo = (table: string): string => `[\`[${table}]\`](#${idOf(table)})`;

const hasKeys = (table: string, keys: readonly KeyDescription[]): boolean =>
  keys.some(({ key }) => parentOf(key) === table);

const parentOf = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('.')));
const nameOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1);

interface Section {
  readonly head: string;
  /** Its entries; empty for a table that holds only tables. */
  readonly text: string;
}

function section({ key: table, about }: KeyDescription, keys: readonly KeyDescription[]): Section {
  const level = '#'.repeat(Math.min(4, table.split('.').length + 1));
  const own = keys.filter(({ key }) => parentOf(key) === table && !hasKeys(key, keys));
  return {
    head: `${level} \`[${table}]\`\n\n${about}\n`,
    text: own.map((key) => `\n${entry(key)}\n`).join(''),
  };
}

function entry(description: KeyDescription): string {
  const { key, expected, about, example } = description;
  const name = nameOf(key);
  // A table without keys of its own only turns its plugin on.
  if (expected === 'a table') return `\`[${key}]\`\n: ${about}`;
  const what = `${expected.charAt(0).toUpperCase()}${expected.slice(1)}.`;
  const given = 'default' in description ? ` Default: ${code(toml(description.default))}.` : '';
  return `\`${name}\`\n: ${about}\n: ${what}${given} Example: ${code(`${name} = ${example}`)}`;
}

/** A code span, whatever backticks are in it. */
const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

/** A default as TOML writes it. */
function toml(value: PlainValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map((item: PlainValue) => toml(item)).join(', ')}]`;
  if (typeof value !== 'object') return typeof value === 'string' ? JSON.stringify(value) : String(value);
  const entries = Object.entries(value).map(([key, inner]) => `${key} = ${toml(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

// Follows the tutorial of the guide: writes its files and runs its commands, which must print what it shows.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ended, start } from '../cli/spawned.ts';
import { tempFolder, writeIn } from '../helpers/temp-folder.ts';

const page = resolve(import.meta.dirname, '../../book/getting-started.md');

interface Block {
  readonly info: string;
  readonly text: string;
}

/** The fenced code blocks of a page, in order. */
const blocksOf = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(/^(`{3,})(.+)\n([^]*?)^\1$/gm)].map(([, , info = '', text = '']) => ({ info, text }));

/** Counts of files and times depend on the version and the machine. */
const comparable = (text: string): string =>
  text
    .replace(/\d+ files (?:written|removed)|\d+ (?:unchanged|removed)/g, 'N')
    .replace(/in [\d.]+ s$/gm, 'in N s');

/** What a command prints, problems first, as in the tutorial. */
async function output(line: string, folder: string): Promise<string> {
  const argv = line
    .replace(/^\$ npx build-book ?/, '')
    .split(' ')
    .filter(Boolean);
  const { out, err } = await ended(start(argv, { folder, environment: { GIT_CONFIG_GLOBAL: '/dev/null' } }));
  return err + out;
}

/** The tutorial as it should read, after everything in it was done. */
async function followed(markdown: string): Promise<string> {
  const top = tempFolder({});
  let result = markdown;
  for (const { info, text } of blocksOf(markdown)) {
    const folder = result.indexOf(text) > result.indexOf('cd my-book') ? join(top, 'my-book') : top;
    const file = /title="([^"]+)"/.exec(info)?.[1];
    // The guide escapes the directives that it shows.
    if (file !== undefined) writeIn(folder, file, text.replaceAll('\\{{#', '{{#'));
    if (info !== 'console') continue;
    const [line = ''] = text.split('\n');
    const printed = `${line}\n${await output(line, folder)}`;
    if (comparable(printed) !== comparable(text)) result = result.replace(text, () => printed);
  }
  return result;
}

test('every command of the tutorial prints what the tutorial shows', async () => {
  const markdown = readFileSync(page, 'utf8');
  const expected = await followed(markdown);
  if (process.env['EXPECT'] === 'write') writeFileSync(page, expected);
  expect(markdown).toBe(expected);
}, 60_000);

// What people read here is plain English: the guide, the README, help texts, messages, settings and the interface.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { avoided } from './prose.ts';

const root = resolve(import.meta.dirname, '..');
const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);

const texts = [
  'README.md',
  'CHANGELOG.md',
  'templates/README.md',
  ...filesIn('book', '.md'),
  ...filesIn('tests/fixtures/help', '.txt'),
  ...filesIn('templates/words', '.json'),
  ...filesIn('src/core/catalog', '.ts'),
  ...filesIn('src/read/config/keys', '.ts'),
].sort();

/** Lines whose words are right, or are not ours: each with the reason. */
const allowed: readonly (readonly [path: string, text: string, why: string])[] = [];

/** Markdown without code, and TypeScript without comments: a reader of the guide or a message doesn't see those. */
function shownLines(path: string): readonly string[] {
  const text = readFileSync(join(root, path), 'utf8');
  if (path.endsWith('.ts'))
    return text.split('\n').map((line) => (/^\s*(?:\/\/|\/?\*)/.test(line) ? '' : line));
  let isCode = false;
  return text.split('\n').map((line) => {
    if (/^\s*(?:`{3,}|~{3,})/.test(line)) isCode = !isCode;
    return isCode ? '' : line.replace(/`[^`]*`|\{\{hi:[^}]*\}\}|\]\([^)]*\)|\{#[^}]*\}/g, '');
  });
}

test.each(texts)('%s', (path) => {
  const found = shownLines(path).flatMap((line, i) =>
    avoided
      .filter(({ pattern }) => pattern.test(line))
      .filter(() => !allowed.some(([file, text]) => file === path && line.includes(text)))
      .map(
        ({ pattern, instead }) => `${i + 1}: ${pattern.exec(line)?.[0] ?? ''} (${instead}): ${line.trim()}`,
      ),
  );
  expect(found).toEqual([]);
});

const BRITISH =
  /colour|favour|honour|behaviour|neighbour|\banalys(?:e|ed|es|ing)\b|\bcentred?\b|\bgrey\b|\blabelled\b|misspelt|\bspelt\b/i;
/** An accepted name of an option. */
const BRITISH_OPTIONS = /'(?:no-)?colour'/;

test('sources and their comments are spelled as the guide is', () => {
  const sources = [
    ...filesIn('src', '.ts'),
    ...filesIn('src', '.md'),
    ...filesIn('templates', '.js'),
    ...filesIn('templates', '.css'),
  ];
  const found = sources.flatMap((path) =>
    readFileSync(join(root, path), 'utf8')
      .split('\n')
      .filter((line) => BRITISH.test(line) && !BRITISH_OPTIONS.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

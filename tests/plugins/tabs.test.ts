import { expect, test } from 'vitest';
import { messageOf } from '../../src/core/catalog.ts';
import { alerts } from '../../src/plugins/alerts/alerts.ts';
import { tabs } from '../../src/plugins/tabs/tabs.ts';
import { readChapter } from '../scan/markdown/chapter.ts';
import { loaded } from './loaded.ts';

const plugins = await loaded([alerts, true], [tabs, { directives: false }]);

const read = (markdown: string) => readChapter(markdown, {}, {}, plugins);

/** The names of the tabs of each set. */
function setsIn(markdown: string): readonly (readonly string[])[] {
  const { html, diagnostics, facts } = read(markdown);
  expect(diagnostics.map(messageOf)).toEqual([]);
  expect(facts.uses).toContain('tabs');
  const sets = html.split('<div class="tabs"').slice(1);
  return sets.map((set) => Array.from(set.matchAll(/data-name="([^"]*)"/g), ([, name = '']) => name));
}

const group = (...infos: readonly string[]): string =>
  `:::code-group\n${infos.map((info) => `\`\`\`${info}\ncode of ${info}\n\`\`\`\n`).join('\n')}:::\n`;

test('a code group shows its blocks as tabs with the names in brackets', () => {
  const { html } = read(group('sh [npm]', 'sh [pnpm]'));
  expect(html.replace(/\s*\n\s*/g, '')).toBe(
    '<div class="tabs"><div class="tab" data-name="npm"><p class="tab-name">npm</p>' +
      '<pre><code class="language-sh">code of sh [npm]</code></pre></div>' +
      '<div class="tab" data-name="pnpm"><p class="tab-name">pnpm</p>' +
      '<pre><code class="language-sh">code of sh [pnpm]</code></pre></div></div>',
  );
});

test.each<[string, string, readonly string[]]>([
  ['with marked lines', group('ts {1} [a b.ts]', 'js{1} [config.js]'), ['a b.ts', 'config.js']],
  ['without names, by their languages', group('ts', 'js{1}', ''), ['ts', 'js', 'text']],
  ['without a language', group('[a]', 'text [b]'), ['a', 'b']],
  ['with quotes in a name', group('sh [the "best"]'), ["the 'best'"]],
  ['in a list', `- item\n\n  ${group('sh [a]').replaceAll('\n', '\n  ')}`, ['a']],
  ['in a callout', `::::tip\n${group('sh [a]', 'sh [b]')}::::\n`, ['a', 'b']],
])('blocks of a code group are named %s', (_, markdown, names) => {
  expect(setsIn(markdown)).toEqual([names]);
});

test('two code groups, and tabs beside them, are sets of their own', () => {
  const alone = '```sh tab="x"\nx\n```\n\n';
  expect(setsIn(`${alone}${group('sh [a]', 'sh [b]')}\n${group('sh [c]')}\n${alone}`)).toEqual([
    ['x'],
    ['a', 'b'],
    ['c'],
    ['x'],
  ]);
});

test('a title in brackets outside a code group stays a title', () => {
  expect(read('```sh [npm]\na\n```\n').html).not.toContain('data-name');
});

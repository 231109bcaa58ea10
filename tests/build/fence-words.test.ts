// The words of rustdoc and mdBook in a fence, alone and together: which are Rust, which can be run, and which are unknown.
import { expect, test } from 'vitest';
import { siteOf } from './small-book.ts';

const infos = [
  ['rust', 'rust', true],
  ['notrust', 'text', false],
  ['text', 'text', false],
  ['text,ignore', 'text', false],
  ['ignore', 'rust', false],
  ['ignore,should_panic', 'rust', false],
  ['ignore-windows', 'rust', false],
  ['no_run', 'rust', false],
  ['should_panic', 'rust', false],
  ['compile_fail,E0277', 'rust', false],
  ['E0277', 'rust', false],
  ['edition2021', 'rust', false],
  ['rust,edition2021', 'rust', true],
  ['rust,should_panic', 'rust', true],
  ['rust,compile_fail', 'rust', true],
  ['rust,ignore', 'rust', false],
  ['rust,noplayground', 'rust', false],
  ['rust notrust', 'rust', true],
] as const;

test('each fence has the class, the highlighting and the button that mdBook and rustdoc give its words', async () => {
  const code = 'fn main() { let a = 1; }';
  const site = await siteOf({
    'src/a.md': infos.map(([info]) => `\`\`\`${info}\n${code}\n\`\`\`\n`).join('\n'),
  });
  const blocks = site
    .main('a.html')
    .split(/(?=<pre)/)
    .filter((part) => part.startsWith('<pre'));
  const found = blocks.map((block, i) => [
    infos[i]?.[0],
    // A keyword has a class of its own.
    /<span class="[^"]*">fn<\/span>/.test(block) ? 'rust' : 'text',
    block.startsWith('<pre class="playground"'),
  ]);
  expect(found).toEqual(infos);
  expect(site.main('a.html')).toContain('<code class="language-notrust');
  expect(site.diagnostics).toEqual([]);
});

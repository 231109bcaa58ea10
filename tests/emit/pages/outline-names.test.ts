// Long names in the outline of a page: where a narrow list may break them.
import { expect, test } from 'vitest';
import { siteOf } from '../../build/small-book.ts';

test('a long name may break after separators and before capitals, a short one not', async () => {
  const site = await siteOf({
    'book.toml': '[book]\ntitle = "T"\n[output.html.search]\nenable = false\n',
    'src/a.md':
      '# A\n\n## `std::collections::HashMap<K, V>`\n\n## `std::sync::AtomicBool`\n\n## `Vec::new`\n\n## `a_very_long_snake_name`\n',
  });
  const outline = /<nav class="page-outline"[^]*?<\/nav>/.exec(site.text('a.html'))?.[0] ?? '';
  expect([...outline.matchAll(/<code>.*?<\/code>/g)].map(([code]) => code)).toEqual([
    '<code>std::<wbr>collections::<wbr>Hash<wbr>Map&lt;K, V&gt;</code>',
    '<code>std::<wbr>sync::<wbr>Atomic<wbr>Bool</code>',
    '<code>Vec::new</code>',
    '<code>a_<wbr>very_<wbr>long_<wbr>snake_<wbr>name</code>',
  ]);
  expect(site.main('a.html')).not.toContain('<wbr>');
});

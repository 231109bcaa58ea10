// A module that never ends while its book is followed: a save of it ends it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { BuiltBook } from '../../src/build/session.ts';
import { urlPath } from '../../src/core/path.ts';
import { followBook } from '../../src/serve/follow-book.ts';
import { withoutSearch } from '../build/book.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const says = (text: string): string =>
  `export default (book) => { (book.items ?? book.sections)[0].Chapter.content = '${text}'; return book; };\n`;

test.each([
  ['loops', 'console.error("begun"); export default () => { while (true); };\n'],
  [
    'never answers',
    'console.error("begun"); export default () => new Promise((done) => setTimeout(done, 1e8));\n',
  ],
])(
  'a module that %s is ended when a better one is saved',
  async (_, endless) => {
    const root = tempFolder({
      'book.toml': '[preprocessor.mod]\nmodule = "mod.mjs"\n',
      'mod.mjs': says('first'),
      'src/SUMMARY.md': '- [A](a.md)\n',
      'src/a.md': '# A\n',
    });
    const faults: unknown[] = [];
    let built: BuiltBook | undefined;
    let output = '';
    const following = followBook({
      session: {
        root,
        environment: withoutSearch,
        cache: 'none',
        mode: 'serve',
        onOutput: (text) => {
          output += text;
        },
      },
      onBuilt: (_session, book) => {
        built = book;
      },
      onTrouble: (trouble) => faults.push(trouble),
      onFault: (fault) => faults.push(fault),
    });
    onTestFinished(() => following.close());
    const page = async (): Promise<unknown> => (await built?.site.get(urlPath('a.html'))?.content())?.value;
    await expect.poll(page).toContain('first');
    writeFileSync(join(root, 'mod.mjs'), endless);
    await expect.poll(() => output).toContain('begun');
    writeFileSync(join(root, 'mod.mjs'), says('second'));
    await expect.poll(page).toContain('second');
    expect(built?.diagnostics).toEqual([]);
    expect(faults).toEqual([]);
  },
  60_000,
);

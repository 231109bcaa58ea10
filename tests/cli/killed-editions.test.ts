// A build of several editions that is ended in the middle: each edition is the old or the new one, and the next build goes on.
import { existsSync, mkdirSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { LOCK } from '../../src/disk/site/lock.ts';
import { repository } from '../helpers/git-repository.ts';
import { filesIn, tempFolder, textIn, writeIn } from '../helpers/temp-folder.ts';
import { type SpawnedResult, ended, runCommand, start } from './spawned.ts';

vi.setConfig({ testTimeout: 180_000 });

const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };

const textOf = (folder: string, page: string): string | undefined =>
  existsSync(join(folder, page)) ? /<p>(\w+)<\/p>/.exec(textIn(folder, page))?.[1] : undefined;

/** Builds until the build waits for the lock of a folder that another build has, and ends it there. */
async function endAt(folder: string, locked: string, signal: NodeJS.Signals): Promise<SpawnedResult> {
  const lock = join(folder, locked, LOCK);
  const other = join(lock, `${String(process.pid)}-other.build`);
  mkdirSync(lock, { recursive: true });
  writeFileSync(other, '');
  const waits = new Promise<void>((done) => {
    const watcher = watch(lock, () => {
      watcher.close();
      done();
    });
  });
  const child = start(['build'], { folder, environment });
  const end = ended(child);
  await waits;
  child.kill(signal);
  if (signal === 'SIGKILL') await end;
  rmSync(other);
  return end;
}

describe('a build of several languages', () => {
  const languages = ['', 'de/', 'fr/'];
  const write = (folder: string, text: string): void => {
    for (const language of languages) writeIn(folder, `src/${language}a.md`, `# A\n\n${text}\n`);
  };
  const book = (): string => {
    const folder = tempFolder({
      'book.toml': '[build-book.languages.de]\n[build-book.languages.fr]\n',
      ...Object.fromEntries(languages.map((language) => [`src/${language}SUMMARY.md`, '- [A](a.md)\n'])),
    });
    write(folder, 'old');
    return folder;
  };
  const texts = (folder: string): readonly (string | undefined)[] =>
    languages.map((language) => textOf(folder, `book/${language}a.html`));
  const locks = (folder: string): readonly string[] =>
    filesIn(join(folder, 'book')).filter((path) => path.includes(LOCK));

  test.each([
    ['SIGKILL', 'book', ['old', 'old', 'old']],
    ['SIGKILL', 'book/de', ['new', 'old', 'old']],
    ['SIGKILL', 'book/fr', ['new', 'new', 'old']],
    ['SIGINT', 'book', ['new', 'old', 'old']],
    ['SIGINT', 'book/de', ['new', 'new', 'old']],
  ] as const)('%s while it writes to %s leaves each language complete', async (signal, locked, expected) => {
    const folder = book();
    await runCommand(['build'], { folder, environment });
    write(folder, 'new');
    expect((await endAt(folder, locked, signal)).code).toBe(signal === 'SIGINT' ? 130 : undefined);
    expect(texts(folder)).toEqual(expected);
    expect(await runCommand(['build'], { folder, environment })).toMatchObject({ code: 0, err: '' });
    expect(texts(folder)).toEqual(['new', 'new', 'new']);
    expect(locks(folder)).toEqual([]);
    expect((await runCommand(['build'], { folder, environment })).out).toMatch(/: 0 files written, /);
  });

  test.each(['book', 'book/de', 'book/fr'])(
    'the first one, killed while it writes to %s, is completed by the next and removed by clean',
    async (locked) => {
      const folder = book();
      await endAt(folder, locked, 'SIGKILL');
      expect(await runCommand(['build'], { folder, environment })).toMatchObject({ code: 0, err: '' });
      expect(texts(folder)).toEqual(['old', 'old', 'old']);
      await runCommand(['clean'], { folder, environment });
      expect(existsSync(join(folder, 'book'))).toBe(false);
    },
  );
});

describe.runIf(process.platform !== 'win32')('a build of several versions', () => {
  /** Its preprocessor stops in the version that is being built, if a file is there. */
  const book = (): { readonly folder: string; readonly hold: string; readonly held: string } => {
    const state = tempFolder();
    const hold = join(state, 'hold');
    const held = join(state, 'held');
    const program = `let text = '';
process.stdin.on('data', (part) => (text += part)).on('end', async () => {
  const fs = await import('node:fs');
  if (process.argv[2] === 'supports') process.exit(0);
  if (fs.existsSync(${JSON.stringify(hold)}) && /second/.test(text)) {
    fs.writeFileSync(${JSON.stringify(held)}, '');
    setInterval(() => fs.existsSync(${JSON.stringify(hold)}) || process.exit(1), 10);
  } else process.stdout.write(JSON.stringify(JSON.parse(text)[1]));
});
if (process.argv[2] === 'supports') process.exit(0);
`;
    const from = repository(
      {
        '.gitignore': 'book\nbuild-book\n',
        'book.toml': `[build-book.versions]\nrefs = ["v*"]\n[preprocessor.hold]\ncommand = "node hold.mjs"\n`,
        'hold.mjs': program,
        'src/SUMMARY.md': '- [A](a.md)\n',
        'src/a.md': '# A\n\nfirst\n',
      },
      'v1.0',
    );
    from.commit({ 'src/a.md': '# A\n\nsecond\n' }, 'v2.0');
    from.commit({ 'src/a.md': '# A\n\nnow\n' });
    return { folder: from.folder, hold, held };
  };
  const unfinished = (folder: string): readonly string[] =>
    readdirSync(join(folder, 'build-book'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.new-[^/]*$/.test(path),
    );

  test.each(['SIGKILL', 'SIGINT'] as const)(
    '%s while a version is built leaves nothing half done',
    async (signal) => {
      const { folder, hold, held } = book();
      writeFileSync(hold, '');
      const child = start(['build'], { folder, environment });
      const end = ended(child);
      await expect.poll(() => existsSync(held), { timeout: 60_000, interval: 5 }).toBe(true);
      child.kill(signal);
      await end;
      expect(existsSync(join(folder, 'book/index.html'))).toBe(false);
      rmSync(hold);
      expect(await runCommand(['build'], { folder, environment })).toMatchObject({ code: 0, err: '' });
      expect([
        textOf(folder, 'book/v1.0/a.html'),
        textOf(folder, 'book/a.html'),
        textOf(folder, 'book/next/a.html'),
      ]).toEqual(['first', 'second', 'now']);
      expect(unfinished(folder)).toEqual([]);
    },
  );
});

// A book that was built before -> only what has changed since is done again.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashBytes } from '../../src/core/hash.ts';
import type { SessionOptions } from '../../src/index.ts';
import { openSession } from '../../src/index.ts';
import { type Files, filesIn, tempFolder, writeIn } from '../helpers/temp-folder.ts';
import { withoutSearch } from './book.ts';

const files: Files = {
  // Pages alone: the chapters' text is not published next to them.
  'book.toml': '[build-book]\nllms = false\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n',
  'src/a.md': '# A\n\n[b](b.md#part)\n\n```rust\nfn a() {}\n```\n',
  'src/b.md': '# B\n\n## Part\n\n{{#include part.md}}\n',
  'src/c.md': '# C\n\nText.\n',
  'src/part.md': 'A part.\n',
  'src/data.csv': '1,2\n',
};

interface Run {
  readonly runs: readonly string[];
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly codes: readonly string[];
}

interface Place {
  readonly root: string;
  readonly cache: string;
  /** Digest of the program; its own when absent. */
  readonly program?: string;
}

const place = (): Place => ({ root: tempFolder(files), cache: tempFolder() });

/** One run of the command: a session of its own, from the start to the end. */
async function run({ root, cache, program }: Place, kept: 'disk' | 'none' = 'disk'): Promise<Run> {
  const options: SessionOptions = {
    root,
    environment: { ...withoutSearch, XDG_CACHE_HOME: cache },
    cache: kept,
    mode: 'build',
  };
  const session = openSession(options, undefined, program);
  const built = await session.build();
  const outcome = built.fatal ? undefined : await session.write(built);
  const codes = [...built.diagnostics, ...(outcome?.diagnostics ?? [])].map(({ code }) => code);
  const runs = [...session.takeRuns()].sort();
  await session.close();
  return { runs, written: outcome?.value.written ?? [], removed: outcome?.value.removed ?? [], codes };
}

const times = (folder: string): readonly (readonly [string, number])[] =>
  filesIn(folder).map((file) => [file, statSync(join(folder, file)).mtimeMs]);

const siteOf = ({ root }: Place): readonly (readonly [string, string])[] =>
  filesIn(join(root, 'book')).map((file) => [file, readFileSync(join(root, 'book', file), 'utf8')]);

const nothing: Run = { runs: [], written: [], removed: [], codes: [] };

test('a build without changes runs no stage and touches no file', async () => {
  const book = place();
  const first = await run(book);
  expect(first.runs.filter((name) => name.startsWith('scan:'))).toEqual([
    'scan:src/a.md',
    'scan:src/b.md',
    'scan:src/c.md',
  ]);
  expect(first.written).toContain('a.html');
  const before = times(join(book.root, 'book'));
  expect(await run(book)).toEqual(nothing);
  expect(times(join(book.root, 'book'))).toEqual(before);
});

test('a changed paragraph runs its own chapter and rewrites only its page and the print page', async () => {
  const book = place();
  await run(book);
  writeIn(book.root, 'src/c.md', '# C\n\nOther text.\n');
  expect(await run(book)).toEqual({
    ...nothing,
    runs: ['scan:src/c.md'],
    written: ['c.html', 'print.html'],
  });
});

test('a changed include runs the chapter that includes it', async () => {
  const book = place();
  await run(book);
  writeIn(book.root, 'src/part.md', 'Another part.\n');
  expect(await run(book)).toMatchObject({
    runs: ['scan:src/b.md'],
    written: ['b.html', 'print.html'],
  });
});

test('removing a heading reports the chapter that links to it', async () => {
  const book = place();
  await run(book);
  writeIn(book.root, 'src/b.md', '# B\n\n## Piece\n');
  expect((await run(book)).codes).toEqual(['link/no-such-anchor']);
});

test('a chapter that leaves SUMMARY.md loses its page, and gets it back when it returns', async () => {
  const book = place();
  await run(book);
  writeIn(book.root, 'src/SUMMARY.md', '- [A](a.md)\n- [B](b.md)\n');
  const without = await run(book);
  expect(without.removed).toContain('c.html');
  expect(without.runs).toEqual(['summary:src/SUMMARY.md']);
  writeIn(book.root, 'src/SUMMARY.md', String(files['src/SUMMARY.md']));
  expect((await run(book)).written).toContain('c.html');
});

test('a deleted site is written again without running a stage', async () => {
  const book = place();
  await run(book);
  const before = siteOf(book);
  rmSync(join(book.root, 'book'), { recursive: true });
  expect((await run(book)).runs.filter((name) => name.startsWith('scan:'))).toEqual([]);
  expect(siteOf(book)).toEqual(before);
});

test('an invalid book.toml leaves the previous site untouched', async () => {
  const book = place();
  await run(book);
  const before = times(join(book.root, 'book'));
  writeIn(book.root, 'book.toml', '[book\n');
  expect(await run(book)).toEqual({ ...nothing, codes: ['config/syntax'] });
  expect(times(join(book.root, 'book'))).toEqual(before);
});

describe('after serving', () => {
  /** A session as `serve` has it, which saves after the first build and each time that nothing was saved for a while. */
  async function serve({ root, cache }: Place, saves: number): Promise<void> {
    const environment = { ...withoutSearch, XDG_CACHE_HOME: cache };
    const session = openSession({
      root,
      environment,
      cache: 'disk',
      mode: 'serve',
      onPreview: () => undefined,
    });
    const built = await session.build();
    await built.findDiagnostics(() => true);
    for (let i = 0; i < saves; i++) await session.save();
    await session.close();
  }

  test.each([1, 2, 3])('a build runs no chapter if the cache was saved %d times', async (saves) => {
    const book = place();
    await serve(book, saves);
    expect((await run(book)).runs.filter((name) => /^(?:summary|scan):/.test(name))).toEqual([]);
  });

  test('a build still knows its chapters if book.toml was invalid', async () => {
    const book = place();
    await run(book);
    writeIn(book.root, 'book.toml', '[book\n');
    await serve(book, 2);
    writeIn(book.root, 'book.toml', String(files['book.toml']));
    expect((await run(book)).runs).toEqual([]);
  });
});

/** What may become of a file of the cache. */
const damages: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'cut off': (bytes) => bytes.subarray(0, bytes.length >> 1),
  emptied: () => Buffer.alloc(0),
  'changed in the middle': (bytes) =>
    bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 0xff : byte)) as Buffer,
  'that of another program': () => Buffer.from('{"not": "ours"}\n'),
};

test.each(Object.entries(damages))('the site comes out the same when the cache is %s', async (_, damage) => {
  const book = place();
  await run(book);
  const before = siteOf(book);
  const kept = filesIn(book.cache);
  expect(kept.length).toBeGreaterThan(2);
  for (const file of kept) {
    const path = join(book.cache, file);
    writeFileSync(path, damage(readFileSync(path)));
  }
  rmSync(join(book.root, 'book'), { recursive: true });
  expect((await run(book)).codes).toEqual([]);
  expect(siteOf(book)).toEqual(before);
  expect(await run(book)).toEqual(nothing);
});

test('a build without a cache runs every chapter, keeps nothing and leaves the site untouched', async () => {
  const book = place();
  const first = await run(book, 'none');
  expect(filesIn(book.cache)).toEqual([]);
  const before = times(join(book.root, 'book'));
  const second = await run(book, 'none');
  expect(second.runs).toEqual(first.runs.filter((name) => /^(?:summary|scan):/.test(name)));
  expect(second.written).toEqual([]);
  expect(times(join(book.root, 'book'))).toEqual(before);
});

test('a page with unhighlighted code is rebuilt, and its warning repeated, until the code changes', async () => {
  const book = place();
  writeIn(book.root, 'src/c.md', `# C\n\n\`\`\`json\n[${'1,'.repeat(100_001)}1]\n\`\`\`\n`);
  expect((await run(book)).codes).toEqual(['code/too-slow']);
  expect(await run(book)).toEqual({ ...nothing, codes: ['code/too-slow'] });
  writeIn(book.root, 'src/c.md', '# C\n\n```json\n[1]\n```\n');
  await run(book);
  expect(await run(book)).toEqual(nothing);
});

describe('another release of the program', () => {
  /** Rewrites `url` in the site as an older release would have written it. */
  function writeAsOlder({ root }: Place, url: string): void {
    const older = '<p>older</p>';
    writeFileSync(join(root, 'book', url), older);
    const row = new RegExp(`\\["${url}","([^"]+)",.*\\]`);
    editManifest(root, row, `["${url}","$1","${hashBytes(older)}",${older.length}]`);
  }
  function editManifest(root: string, text: RegExp, other: string): void {
    const path = join(root, 'book/.build-book.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(text, other));
  }
  const withoutManifest = <T>(files: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] =>
    files.filter(([file]) => file !== '.build-book.json');

  test('runs every stage again and rewrites only the files that it makes differently', async () => {
    const book = place();
    const first = await run({ ...book, program: 'one' });
    const site = siteOf(book);
    writeAsOlder(book, 'c.html');
    const before = times(join(book.root, 'book'));
    expect(await run({ ...book, program: 'one' })).toEqual(nothing);
    expect(await run({ ...book, program: 'two' })).toEqual({ ...first, written: ['c.html'] });
    expect(withoutManifest(siteOf(book))).toEqual(withoutManifest(site));
    const after = withoutManifest(times(join(book.root, 'book')));
    expect(after.filter(([file]) => file !== 'c.html')).toEqual(
      withoutManifest(before).filter(([file]) => file !== 'c.html'),
    );
    expect(await run({ ...book, program: 'two' })).toEqual(nothing);
  });

  test('renews a site whose manifest names no program, as older releases wrote it', async () => {
    const book = place();
    await run(book);
    const site = siteOf(book);
    writeAsOlder(book, 'c.html');
    editManifest(book.root, /"program":"[^"]*",/, '');
    expect(await run(book)).toEqual({ ...nothing, written: ['c.html'] });
    expect(siteOf(book)).toEqual(site);
  });
});

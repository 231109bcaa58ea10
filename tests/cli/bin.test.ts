import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { LOCK } from '../../src/disk/site/lock.ts';
import type { JsonReport } from '../../src/report/json-report.ts';
import { bin, ended, runCommand, start } from './spawned.ts';
import { filesIn, tempFolder, textIn } from '../helpers/temp-folder.ts';

// A process each, on a machine that may have more to do.
vi.setConfig({ testTimeout: 180_000 });

const book = (chapters: Readonly<Record<string, string>>): string =>
  tempFolder({
    'book.toml': '[book]\ntitle = "Test"\n',
    'src/SUMMARY.md': Object.keys(chapters)
      .map((path) => `- [${path}](${path})\n`)
      .join(''),
    ...Object.fromEntries(Object.entries(chapters).map(([path, text]) => [`src/${path}`, text])),
  });

const report = (out: string): JsonReport => JSON.parse(out) as JsonReport;
const wrong = '# One\n\n{{#include missing.rs}}\n';
const suspect = '# One\n\n[two](two.md)\n';

describe('build-book build', () => {
  test('finds nothing wrong in a new book, and writes nothing the second time', async () => {
    const folder = tempFolder();
    await runCommand(['init', '--yes'], { folder });
    const first = await runCommand([], { folder });
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^1 chapter built into book: \d+ files written, in \d+\.\d\d s\n$/);
    expect(textIn(folder, 'book/chapter_1.html')).toContain('The first chapter of your book.');
    const second = await runCommand(['build'], { folder });
    expect(second.out).toMatch(/^1 chapter built into book: 0 files written, \d+ unchanged, in /);
  });

  test('finds nothing wrong in a new book with its own copy of the theme', async () => {
    const folder = tempFolder();
    await runCommand(['init', '--theme', '--yes'], { folder });
    expect(await runCommand(['--warnings-as-errors'], { folder })).toMatchObject({ code: 0, err: '' });
  });

  test('writes the whole site of a book with an error, shows the place and exits with 1', async () => {
    const folder = book({ 'one.md': wrong, 'two.md': '# Two\n' });
    const { code, err } = await runCommand([], { folder });
    expect(code).toBe(1);
    expect(err).toMatch(
      /^error\[include\/not-found\]: [^\n]+\n --> src\/one\.md:3:1\n {2}\|\n3 \| \{\{#include missing\.rs\}\}\n {2}\| \^{23}\n[^]*\n1 error\n$/,
    );
    expect(filesIn(join(folder, 'book'))).toEqual(expect.arrayContaining(['one.html', 'two.html']));
  });

  test('exits with 0 for a book with errors when --allow-errors is given', async () => {
    const folder = book({ 'one.md': wrong });
    expect(await runCommand(['--allow-errors'], { folder })).toMatchObject({ code: 0 });
  });

  test('exits with 0 for warnings, and with 1 when warnings are errors', async () => {
    const folder = book({ 'one.md': suspect });
    expect(await runCommand([], { folder })).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^warning\[/) as string,
    });
    expect(await runCommand(['--warnings-as-errors'], { folder })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^error\[/) as string,
    });
  });

  test('writes nothing for an invalid book.toml, and leaves the last site as it was', async () => {
    const folder = book({ 'one.md': '# One\n' });
    await runCommand([], { folder });
    const before = filesIn(join(folder, 'book'));
    writeFileSync(join(folder, 'book.toml'), '[book\n');
    const { code, out, err } = await runCommand(['--allow-errors'], { folder });
    expect({ code, out }).toEqual({ code: 1, out: 'nothing was written to book\n' });
    expect(err).toMatch(/^error\[config\/syntax\][^]* --> book\.toml:1:/);
    expect(filesIn(join(folder, 'book'))).toEqual(before);
  });

  test('says what is missing in a folder without a book', async () => {
    const folder = tempFolder();
    const { code, err } = await runCommand([], { folder });
    expect(code).toBe(1);
    expect(err).toContain('error[summary/missing]: `src/SUMMARY.md` not found\n');
    expect(filesIn(folder)).toEqual([]);
  });

  test('names files relative to the current folder, and resolves -d from there', async () => {
    const folder = tempFolder({ 'docs/src/SUMMARY.md': '- [One](one.md)\n', 'docs/src/one.md': wrong });
    const { err, out } = await runCommand(['docs', '-d', 'public/site'], { folder });
    expect(err).toContain(' --> docs/src/one.md:3:1\n');
    expect(out).toMatch(/^1 chapter built into public\/site: /);
    expect(existsSync(join(folder, 'public/site/one.html'))).toBe(true);
  });

  test('refuses to write over the book’s sources', async () => {
    const folder = book({ 'one.md': '# One\n' });
    const before = filesIn(folder);
    const { code, err } = await runCommand(['-d', '.', '--allow-errors'], { folder });
    expect(code).toBe(1);
    expect(err).toMatch(/^error\[file\/unsafe-destination\]: /);
    expect(filesIn(folder)).toEqual(before);
  });

  test.runIf(existsSync('/proc/self'))(
    'ends where the system creates no folders, for the site or the cache',
    async () => {
      const folder = book({ 'one.md': '# One\n' });
      const site = await runCommand(['-d', '/proc/none/site'], { folder });
      expect({ code: site.code, err: site.err }).toEqual({
        code: 1,
        err: expect.stringContaining(
          'can’t write `/proc/none/site`: nothing can be created there\n',
        ) as string,
      });
      const environment = { XDG_CACHE_HOME: '/proc/none' };
      expect(await runCommand([], { folder, environment })).toMatchObject({ code: 0, err: '' });
      expect(await runCommand(['init', '/proc/none', '--yes'], { folder })).toMatchObject({
        code: 1,
        out: '',
      });
    },
  );

  test('prints only problems with --quiet', async () => {
    const folder = book({ 'one.md': suspect });
    const { out, err } = await runCommand(['--quiet'], { folder });
    expect(out).toBe('');
    expect(err).toMatch(/^warning\[/);
  });
});

describe('a machine-readable report', () => {
  test('in JSON is a single document on standard output', async () => {
    const folder = book({ 'one.md': wrong });
    const { code, out, err } = await runCommand(['--json'], { folder });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(report(out)).toMatchObject({
      tool: { name: 'build-book' },
      totals: { errors: 1, warnings: 0 },
      diagnostics: [{ code: 'include/not-found', file: 'src/one.md', start: { line: 3, column: 1 } }],
      result: { destination: 'book', chapters: 1, removed: [] },
    });
    expect(report(out).result?.['written']).toContain('one.html');
  });

  test('for GitHub names files relative to the root of the checkout', async () => {
    const folder = tempFolder({ 'docs/src/SUMMARY.md': '- [One](one.md)\n', 'docs/src/one.md': wrong });
    const environment = { GITHUB_WORKSPACE: folder };
    const options = { folder: join(folder, 'docs'), environment };
    const { out } = await runCommand(['--format', 'github'], options);
    expect(out).toMatch(/^::error file=docs\/src\/one\.md,line=3,endLine=3,col=1,endColumn=24,title=include/);
  });

  test('in SARIF has a run with a result', async () => {
    const { out } = await runCommand(['--format', 'sarif'], { folder: book({ 'one.md': wrong }) });
    expect(JSON.parse(out)).toMatchObject({ runs: [{ results: [{ ruleId: 'include/not-found' }] }] });
  });
});

describe('build-book clean', () => {
  test('deletes the site and the cache, and no other files', async () => {
    const folder = book({ 'one.md': '# One\n' });
    const before = filesIn(folder);
    await runCommand([], { folder });
    const { code, out } = await runCommand(['clean'], { folder });
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+ files deleted from book\n$/);
    expect(filesIn(folder)).toEqual(before);
    await runCommand([], { folder });
    writeFileSync(join(folder, 'book/mine.txt'), 'mine');
    expect((await runCommand(['clean'], { folder })).out).toMatch(
      / deleted from book; other files were left in place\n$/,
    );
    expect(filesIn(join(folder, 'book'))).toEqual(['mine.txt']);
  });

  test('has nothing to do where nothing was built', async () => {
    const folder = book({ 'one.md': '# One\n' });
    expect(await runCommand(['clean'], { folder })).toEqual({
      code: 0,
      out: '0 files deleted from book\n',
      err: '',
    });
  });

  test('deletes nothing while an invalid book.toml hides the site’s folder', async () => {
    const folder = book({ 'one.md': '# One\n' });
    await runCommand([], { folder });
    writeFileSync(join(folder, 'book.toml'), '[build\n');
    expect(await runCommand(['clean'], { folder })).toMatchObject({ code: 1, out: 'nothing was deleted\n' });
    expect(existsSync(join(folder, 'book/one.html'))).toBe(true);
    expect(await runCommand(['clean', '-d', 'book'], { folder })).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'book/one.html'))).toBe(false);
  });
});

describe('standard output', () => {
  test('may be closed by its reader without an error message', () => {
    const folder = tempFolder();
    const line = `"$0" "$1" completions zsh | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', line, process.execPath, bin], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: '0\n', stderr: '' });
  });
});

describe('build-book --open', () => {
  test('opens the first page with the program in BROWSER', async () => {
    const folder = book({ 'one.md': '# One\n' });
    const browser = join(folder, 'browser.sh');
    writeFileSync(browser, '#!/bin/sh\nprintf %s "$1" > "$0.part" && mv "$0.part" "$0.opened"\n');
    chmodSync(browser, 0o755);
    const opened = `${browser}.opened`;
    const seen = new Promise<string>((done) => {
      const watcher = watch(folder, () => {
        if (!existsSync(opened)) return;
        watcher.close();
        done(readFileSync(opened, 'utf8'));
      });
    });
    expect(await runCommand(['--open'], { folder, environment: { BROWSER: browser } })).toMatchObject({
      code: 0,
    });
    expect(await seen).toBe(`file://${folder}/book/index.html`);
  });

  test('reports a browser that does not exist', async () => {
    const folder = book({ 'one.md': '# One\n' });
    const { code, err } = await runCommand(['-o'], { folder, environment: { BROWSER: 'no-such-browser' } });
    expect(code).toBe(1);
    expect(err).toMatch(/^error: can’t open a browser: /);
  });
});

describe('Ctrl-C', () => {
  test('during writing lets the whole site be written, then exits with 130', async () => {
    const folder = book({ 'one.md': '# One\n', 'two.md': '# Two\n' });
    // Another build has the lock, so that this one stands in the middle of its work until we let it go on.
    const lock = join(folder, 'book', LOCK);
    const other = join(lock, `${String(process.pid)}-other.build`);
    mkdirSync(lock, { recursive: true });
    writeFileSync(other, '');
    const waits = new Promise<void>((done) => {
      const watcher = watch(lock, () => {
        watcher.close();
        done();
      });
    });
    const child = start([], { folder });
    const end = ended(child);
    await waits;
    child.kill('SIGINT');
    rmSync(other);
    expect(await end).toMatchObject({ code: 130 });
    expect(filesIn(join(folder, 'book'))).toEqual(expect.arrayContaining(['one.html', 'two.html']));
    expect((await runCommand([], { folder })).out).toMatch(/: 0 files written, /);
  });
});

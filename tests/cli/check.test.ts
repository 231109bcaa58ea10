import { describe, expect, test } from 'vitest';
import { ok, startServer } from '../link/check/bad-server.ts';
import { bookFolder, check, snapshot } from '../link/check/book.ts';
import { join } from 'node:path';
import { filesIn, tempFolder } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

const broken = { 'src/a.md': '# A\n\n[x](gone.md)\n' };

describe('build-book check', () => {
  test('exits with 0 for warnings, with 1 for errors and with 2 for wrong usage', async () => {
    const folder = bookFolder(broken);
    expect((await run(['check', '--no-cache'], { folder })).code).toBe(0);
    expect((await run(['check', '--no-cache', '--warnings-as-errors'], { folder })).code).toBe(1);
    expect((await run(['check', 'nowhere'], { folder })).code).toBe(2);
    expect((await run(['check', '--nonsense'], { folder })).code).toBe(2);
    expect((await run(['check'], { folder: bookFolder({ 'book.toml': '[' }) })).code).toBe(1);
  });

  test('prints how many chapters it checked', async () => {
    const folder = bookFolder({});
    const { out, err } = await run(['check', '--no-cache'], { folder });
    expect([out, err]).toEqual(['2 chapters checked: no problems\n', '']);
  });

  test.each(['json', 'github', 'sarif'])('reports in the format %s', async (format) => {
    const folder = bookFolder(broken);
    const { out } = await run(['check', '--no-cache', '--format', format], { folder });
    expect(out).toContain('page `gone.md` not found');
  });

  test('writes nothing, even where there is a site', async () => {
    const folder = bookFolder(broken);
    await run(['build', '--no-cache'], {
      folder,
      environment: { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' },
    });
    const before = snapshot(folder);
    await run(['check', '--no-cache'], { folder });
    expect(snapshot(folder)).toEqual(before);
  });

  test('applies the severities of book.toml and what it ignores', async () => {
    const own = (lines: string) => ({ ...broken, 'book.toml': `[build-book]\n${lines}\n` });
    expect(await check(own('check.ignore = ["link/no-such-page"]'))).toEqual([]);
    expect(await check(own('warning-policy = "ignore"'))).toEqual([]);
    const found = await check(own('severities = { "link/no-such-page" = "error" }'));
    expect(found.map(({ severity }) => severity)).toEqual(['error']);
  });

  test('applies suppression comments in the sources', async () => {
    const text =
      '# A\n\n[x](gone.md) <!-- check-ignore link/no-such-page -->\n\n<!-- check-ignore lnik -->\n';
    const codes = (await check({ 'src/a.md': text })).map(({ code }) => code);
    expect(codes).toEqual(['check/unknown-code']);
  });
});

describe('build-book check --restrict', () => {
  const outside = { 'src/a.md': '# A\n\n{{#include ../../secret.txt}}\n' };
  const settings = (text: string) => ({ 'book.toml': text });

  test.each([
    ['a file outside the repository', outside, 'include/unreadable'],
    ['a program', settings('[preprocessor.mine]\ncommand = "false"\n'), 'program/restricted'],
    ['a module', settings('[preprocessor.mine]\nmodule = "mine.mjs"\n'), 'program/restricted'],
    ['other sites', settings('[build-book.check]\nexternal = true\n'), 'program/restricted'],
  ])('refuses %s', async (_, files, code) => {
    expect((await check(files, ['--restrict'])).map((found) => found.code)).toEqual([code]);
  });

  test('keeps no cache', async () => {
    const folder = bookFolder({});
    const home = tempFolder();
    const environment = { HOME: home, XDG_CACHE_HOME: join(home, 'cache') };
    await run(['check', '--restrict'], { folder, environment });
    expect(filesIn(home)).toEqual([]);
  });
});

describe('build-book check --external', () => {
  test('contacts other sites only when asked to', async () => {
    const { origin, asked } = await startServer({ '/a': ok });
    const files = {
      'src/a.md': `# A\n\n[a](${origin}/a) [b][b]\n\n[b]: ${origin}/b\n[unused]: ${origin}/c\n`,
    };
    const codes = async (...options: readonly string[]) =>
      (await check(files, options)).map(({ code }) => code);
    expect(await codes()).not.toContain('external/broken');
    expect(asked).toEqual([]);
    expect(await codes('--external')).toEqual(['external/not-asked', 'external/not-asked']);
    expect(asked).toEqual([]);
    expect(await codes('--external', '--allow-private')).toEqual(['external/broken']);
    expect(asked.toSorted()).toEqual(['GET /b', 'HEAD /a', 'HEAD /b']);
  });

  test('can be enabled in book.toml and refused on the command line', async () => {
    const { origin } = await startServer({});
    const files = {
      'book.toml': '[build-book.check]\nexternal = true\n',
      'src/a.md': `# A\n\n[a](${origin}/a)\n`,
    };
    expect((await check(files, ['--allow-private'])).map(({ code }) => code)).toEqual(['external/broken']);
    expect(await check(files, ['--allow-private', '--no-external'])).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { ok, startServer } from '../link/check/bad-server.ts';
import { bookFolder, check, snapshot } from '../link/check/book.ts';
import { run } from './test-terminal.ts';

const broken = { 'src/a.md': '# A\n\n[x](gone.md)\n' };

describe('check', () => {
  test('ends with 0 for warnings, with 1 for errors, with 2 for wrong use', async () => {
    const folder = bookFolder(broken);
    expect((await run(['check', '--no-cache'], { folder })).code).toBe(0);
    expect((await run(['check', '--no-cache', '--warnings-as-errors'], { folder })).code).toBe(1);
    expect((await run(['check', 'nowhere'], { folder })).code).toBe(2);
    expect((await run(['check', '--nonsense'], { folder })).code).toBe(2);
    expect((await run(['check'], { folder: bookFolder({ 'book.toml': '[' }) })).code).toBe(1);
  });

  test('says what it has looked at', async () => {
    const folder = bookFolder({});
    const { out, err } = await run(['check', '--no-cache'], { folder });
    expect([out, err]).toEqual(['2 chapters checked: no problems\n', '']);
  });

  test.each(['json', 'github', 'sarif'])('reports as %s', async (format) => {
    const folder = bookFolder(broken);
    const { out } = await run(['check', '--no-cache', '--format', format], { folder });
    expect(out).toContain('no page `gone.md`');
  });

  test('writes nothing, though there is a site', async () => {
    const folder = bookFolder(broken);
    await run(['build', '--no-cache'], {
      folder,
      environment: { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' },
    });
    const before = snapshot(folder);
    await run(['check', '--no-cache'], { folder });
    expect(snapshot(folder)).toEqual(before);
  });

  test('takes the severities of book.toml, and ignores what it says', async () => {
    const own = (lines: string) => ({ ...broken, 'book.toml': `[build-book]\n${lines}\n` });
    expect(await check(own('check.ignore = ["link/no-such-page"]'))).toEqual([]);
    expect(await check(own('warning-policy = "ignore"'))).toEqual([]);
    const found = await check(own('severities = { "link/no-such-page" = "error" }'));
    expect(found.map(({ severity }) => severity)).toEqual(['error']);
  });

  test('is told about exceptions where they stand', async () => {
    const text =
      '# A\n\n[x](gone.md) <!-- check-ignore link/no-such-page -->\n\n<!-- check-ignore lnik -->\n';
    const codes = (await check({ 'src/a.md': text })).map(({ code }) => code);
    expect(codes).toEqual(['check/unknown-code']);
  });
});

describe('check --external', () => {
  test('asks other sites only when it is told to', async () => {
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

  test('can be the book’s own wish, and refused', async () => {
    const { origin } = await startServer({});
    const files = {
      'book.toml': '[build-book.check]\nexternal = true\n',
      'src/a.md': `# A\n\n[a](${origin}/a)\n`,
    };
    expect((await check(files, ['--allow-private'])).map(({ code }) => code)).toEqual(['external/broken']);
    expect(await check(files, ['--allow-private', '--no-external'])).toEqual([]);
  });
});

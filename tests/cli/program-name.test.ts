import { describe, expect, test } from 'vitest';
import { programName } from '../../src/cli/program-name.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

/** What npm sets for the programs that it starts. */
const npx = { npm_command: 'exec', npm_config_user_agent: 'npm/11.19.1 node/v20.20.2 linux x64' };

describe('the program is named as it was started', () => {
  test.each([
    ['a shell', {}, 'build-book'],
    ['npx', npx, 'npx build-book'],
    ['npx without a user agent', { npm_command: 'exec' }, 'npx build-book'],
    ['a script of package.json', { ...npx, npm_command: 'run-script' }, 'npx build-book'],
    [
      'pnpm',
      { npm_command: 'exec', npm_config_user_agent: 'pnpm/10.0.0 npm/? node/v20' },
      'pnpm exec build-book',
    ],
    ['yarn', { npm_lifecycle_event: 'docs', npm_config_user_agent: 'yarn/1.22.22 npm/?' }, 'yarn build-book'],
    ['an unknown package manager', { npm_command: 'exec', npm_config_user_agent: 'other/1' }, 'build-book'],
    ['a shell with an .npmrc', { npm_config_registry: 'https://example.org' }, 'build-book'],
  ])('by %s', (_, environment, name) => {
    expect(programName(environment)).toBe(name);
  });
});

describe('hints after npx can be typed', () => {
  const books = {
    'empty/book.toml': '',
    'broken/src/SUMMARY.md': '- [A](a.md)\n',
    'broken/src/a.md': '`build-book init` and [b](b.md)\n',
  };
  const type = (...argv: readonly string[]) =>
    run(argv, {
      folder: tempFolder(books),
      environment: { ...npx, NO_COLOR: '1' },
      isTerminal: true,
      answers: [],
    });

  test('in the help of a diagnostic', async () => {
    const { err } = await type('check', 'empty');
    expect(err).toContain('= help: run `npx build-book init empty` to create it');
  });

  test('below a report, while the author’s text stays as it is', async () => {
    const { err } = await type('check', 'broken');
    expect(err).toContain('1 | `build-book init` and [b](b.md)\n');
    expect(err).toContain('run `npx build-book explain link/no-such-page` to learn more about it');
  });

  test('in usage errors', async () => {
    const { err } = await type('build', '--frob');
    expect(err).toBe('error: unknown option `--frob`\nrun `npx build-book build --help` for usage\n');
  });

  test('after a new book, which can be served', async () => {
    const { out } = await type('init', 'new', '--yes');
    expect(out).toMatch(/\npreview it with `npx build-book serve new`\n$/);
  });

  test('but not in help texts and reports for programs', async () => {
    expect((await type('--help')).out).not.toContain('npx');
    expect((await type('check', 'empty', '--json')).out).toContain('run `build-book init` to create it');
  });
});

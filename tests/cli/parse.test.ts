import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/parse.ts';
import { sharedValues } from '../../src/cli/shared-options.ts';
import { createTestTerminal, run } from './test-terminal.ts';

async function parse(...argv: readonly string[]) {
  const line = await parseArguments(argv, createTestTerminal());
  if (typeof line === 'number') throw new Error(`ended with ${String(line)}`);
  return { argument: line.argument, options: Object.fromEntries(line.options), all: line.options };
}

describe('command line arguments', () => {
  test('mean build when they name no command', async () => {
    expect(await parse('docs', '--open')).toMatchObject({ argument: 'docs', options: { open: '' } });
  });

  test('include mdBook’s flags and those of other tools', async () => {
    expect((await parse('build', '-d', 'out')).options).toEqual({ 'dest-dir': 'out' });
    expect((await parse('build', '--outDir=out', '-o')).options).toEqual({ 'dest-dir': 'out', open: '' });
  });

  test('may have shared options before and after the command', async () => {
    expect((await parse('--json', 'build', 'docs', '-q')).options).toEqual({ json: '', quiet: '' });
  });

  test('use the last of two values', async () => {
    expect((await parse('-d', 'a', '--dest-dir', 'b')).options).toEqual({ 'dest-dir': 'b' });
  });

  test('set the options that all commands share', async () => {
    const argv = ['--format', 'sarif', '--no-cache', '--strict', '--allow-errors', '--quiet'];
    expect(sharedValues((await parse(...argv)).all)).toEqual({
      quiet: true,
      format: 'sarif',
      warningsAsErrors: true,
      allowErrors: true,
      cache: 'none',
    });
    expect(sharedValues(new Map())).toEqual({
      quiet: false,
      format: 'human',
      warningsAsErrors: false,
      allowErrors: false,
      cache: 'disk',
    });
  });
});

describe('wrong usage', () => {
  test('of an option suggests the right one and exits with 2', async () => {
    const { code, out, err } = await run(['build', '--dest-dri', 'x']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      'error: unknown option `--dest-dri`; did you mean `--dest-dir`?\n' +
        'run `build-book build --help` for usage\n',
    );
  });

  test.each([
    [
      ['check', '--extrenal'],
      'error: unknown option `--extrenal`; did you mean `--external`?\nrun `build-book check --help` for usage\n',
    ],
    [
      ['clean', '--warnings-as-error'],
      'error: unknown option `--warnings-as-error`; did you mean `--warnings-as-errors`?\nrun `build-book clean --help` for usage\n',
    ],
    [
      ['refs', 'lst'],
      'error: unknown action `lst`; did you mean `list`?\nrun `build-book refs --help` for usage\n',
    ],
    [['--frob'], 'error: unknown option `--frob`\nrun `build-book build --help` for usage\n'],
  ])('of %j names the help of the command', async (argv, err) => {
    expect(await run(argv)).toEqual({ code: 2, out: '', err });
  });

  test('of a command suggests the right one', async () => {
    expect(await run(['biuld'])).toEqual({
      code: 2,
      out: '',
      err: 'error: folder `biuld` not found; did you mean the command `build`?\n',
    });
  });

  test('includes a folder that does not exist', async () => {
    expect(await run(['build', 'no/such/folder/anywhere'])).toEqual({
      code: 2,
      out: '',
      err: 'error: folder `no/such/folder/anywhere` not found\n',
    });
  });

  test.each([
    [['build', 'a', 'b'], 'too many arguments: `build` takes at most 1 argument', 'build --help'],
    [['schema', 'x'], '`schema` takes no arguments', 'schema --help'],
    [
      ['build', '--format', 'xml'],
      'unknown value `xml` for `--format`; use `human`, `json`, `github` or `sarif`',
      'build --help',
    ],
    [['--format=jsn'], 'unknown value `jsn` for `--format`; did you mean `json`?', 'build --help'],
    [['build', '-d'], 'missing value for `--dest-dir`; write `--dest-dir DEST`', 'build --help'],
    [['completions'], 'missing argument `shell`', 'completions --help'],
    [
      ['completions', 'tcsh'],
      'unknown shell `tcsh`; use `bash`, `elvish`, `fish`, `powershell` or `zsh`',
      'completions --help',
    ],
    [['serve', '-p', '99999'], '`--port`: `99999` is not a port number (0 to 65535)', 'serve --help'],
    [['srve', 'docs'], 'unknown command `srve`; did you mean `serve`?', '--help'],
    [['help', 'biuld'], 'unknown command `biuld`; did you mean `build`?', '--help'],
    [['help', 'frobnicate'], 'unknown command `frobnicate`', '--help'],
  ])('%j says what is wrong and exits with 2', async (argv, message, help) => {
    const err = `error: ${message}\nrun \`build-book ${help}\` for usage\n`;
    expect(await run(argv)).toEqual({ code: 2, out: '', err });
  });
});

describe('help', () => {
  test('is printed to standard output, with examples and exit codes, and exits with 0', async () => {
    const { code, out, err } = await run(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /Usage: build-book [^]*Commands:\n {2}build [^]*Examples:\n {2}build-book [^]*Exit codes: 0 success, 1 /,
    );
  });

  test('for a command lists its own options and the shared ones', async () => {
    const { out } = await run(['build', '--help']);
    expect(out).toMatch(/-d, --dest-dir <DEST>[^]*Global Options:[^]*--json [^]*Examples:/);
    expect(await run(['help', 'build'])).toEqual({ code: 0, out, err: '' });
  });

  test('does not list aliases', async () => {
    expect((await run(['build', '--help'])).out).not.toMatch(/out-dir|outDir|--strict|--colour/);
  });
});

describe('the version', () => {
  test.each(['--version', '-V'])('is printed by %s', async (flag) => {
    const { code, out } = await run([flag]);
    expect(code).toBe(0);
    expect(out).toMatch(/^build-book \d+\.\d+\.\d+\n$/);
  });
});

import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { reportFormats } from '../../src/report/render-report.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

/** What bash offers for the last of the words. */
async function offers(...words: readonly string[]): Promise<readonly string[]> {
  const { out: script } = await run(['completions', 'bash']);
  const line = ['build-book', ...words].map((word) => `'${word}'`).join(' ');
  const call = `COMP_WORDS=(${line}); COMP_CWORD=${String(words.length)}; _build_book; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', `${script}\n${call}`], {
    encoding: 'utf8',
    cwd: tempFolder({ 'docs/a.md': '', 'bin.txt': '' }),
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe('completion in bash', () => {
  test('offers commands and folders as the first word', async () => {
    expect(await offers('')).toEqual([...commands.map(({ name }) => name), 'help', 'docs']);
    expect(await offers('bu')).toEqual(['build']);
  });

  test('offers the command’s own options and the shared ones', async () => {
    expect(await offers('build', '--d')).toEqual(['--dest-dir']);
    expect(await offers('init', '--')).toContain('--pages');
    expect(await offers('--warn')).toEqual(['--warnings-as-errors']);
  });

  test('offers the values of an option', async () => {
    expect(await offers('build', '--format', '')).toEqual(reportFormats);
    expect(await offers('build', '-d', 'd')).toEqual(['docs']);
    expect(await offers('init', '--title', '')).toEqual([]);
  });

  test('offers folders for a book, and choices for arguments that have some', async () => {
    expect(await offers('build', '')).toEqual(['docs']);
    expect(await offers('completions', 'z')).toEqual(['zsh']);
    expect(await offers('help', 'i')).toEqual(['init']);
  });
});

describe('completion scripts', () => {
  test.each(['bash', 'elvish', 'fish', 'powershell', 'zsh'])(
    'for %s name every command and its options',
    async (shell) => {
      const { code, out } = await run(['completions', shell]);
      expect(code).toBe(0);
      for (const entry of commands) {
        expect(out).toContain(entry.name);
        for (const option of (await entry.load()).options) expect(out).toContain(option.name);
      }
    },
  );
});

import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { supportsHyperlinks } from '../../src/cli/hyperlink-support.ts';
import { packageFolder } from '../../src/disk/own-files.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { createTestTerminal, run } from './test-terminal.ts';

describe('codes are hyperlinks', () => {
  test.each<[string, boolean, Readonly<Record<string, string>>, boolean]>([
    ['in Visual Studio Code', true, { TERM_PROGRAM: 'vscode' }, true],
    ['in Windows Terminal', true, { WT_SESSION: 'x' }, true],
    ['in kitty', true, { TERM: 'xterm-kitty' }, true],
    ['in GNOME Terminal', true, { VTE_VERSION: '7600' }, true],
    ['not in VTE 0.50.0, which crashes', true, { VTE_VERSION: '5000' }, false],
    ['not in unknown terminals', true, { TERM: 'xterm-256color' }, false],
    ['not in a file or pipe', false, { TERM_PROGRAM: 'vscode' }, false],
    ['not with NO_COLOR', true, { TERM_PROGRAM: 'vscode', NO_COLOR: '1' }, false],
    ['not in CI', true, { TERM_PROGRAM: 'vscode', CI: 'true' }, false],
    ['not in a dumb terminal', true, { TERM_PROGRAM: 'vscode', TERM: 'dumb' }, false],
    ['wherever FORCE_HYPERLINK asks for them', false, { FORCE_HYPERLINK: '1', CI: 'true' }, true],
    ['nowhere with FORCE_HYPERLINK=0', true, { FORCE_HYPERLINK: '0', TERM_PROGRAM: 'vscode' }, false],
  ])('%s', (_, isTerminal, environment, expected) => {
    expect(supportsHyperlinks(createTestTerminal({ isTerminal, environment }))).toBe(expected);
  });
});

test('a code leads to the chapter that explains it', async () => {
  const folder = tempFolder({ 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '[b](b.md)\n' });
  const { err } = await run(['check'], { folder, environment: { FORCE_HYPERLINK: '1' } });
  const url = pathToFileURL(`${packageFolder}book/reference/diagnostics.md`).href;
  expect(err).toContain(
    `warning[\u001b]8;;${url}\u001b\\link/no-such-page\u001b]8;;\u001b\\]: page \`b.md\` not found\n`,
  );
});

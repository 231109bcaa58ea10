// Highlights terminal transcripts: prompts and commands, with plain output. Replaces Shiki's session grammar, which
// doesn't highlight commands. Prompts and commands have classes: prompts can't be selected, and the copy button takes
// only the commands.
import { escapeText } from '../../core/escape-html.ts';
import { MOST_LINES, isIncomplete } from './incomplete-command.ts';
import { promptsOf, secondaryPromptOf } from './prompts.ts';
import { type Repl, replInSession } from './repl-prompts.ts';
import type { LineTokenizer } from './tokenize.ts';

/** True when the first non-blank line starts with `$ `, in a fence of any language. */
export const isShellSession = (code: string): boolean => /^\s*\$ /.test(code);

/** True when the first non-blank line starts with PowerShell's prompt, in a fence of any language. */
export const isPowerShellSession = (code: string): boolean =>
  /^\s*(?:\([\w.-]+\) ?)?PS(?: [^>\n]*)?>/.test(code);

/** True when the first non-blank line starts with the prompt of Windows' `cmd`. */
export const isCmdSession = (code: string): boolean => /^\s*[A-Z]:\\[^>"*?|<\n]*>/.test(code);

/** `shell` is a tokenizer for shell script. */
export function renderSession(lines: readonly string[], shell: LineTokenizer): string[] {
  const prompts = promptsOf(lines);
  // The command so far, while it needs another line.
  let open: string | undefined;
  // The program that reads the commands, after the first of them.
  let repl: Repl | undefined;
  return lines.map((line, i) => {
    const isContinued = open !== undefined;
    const prompt = isContinued ? secondaryPromptOf(line) : prompts.start(line);
    if (prompt === undefined && !isContinued) {
      if (prompts.isComment(line)) return span('hljs-comment', line);
      // Not in the shell's language, and a session may have several.
      const inner = repl?.more?.exec(line)?.[0];
      repl = inner === undefined ? replInSession(line) : repl;
      return renderCommand(line, inner ?? repl?.start.exec(line)?.[0], escapeText);
    }
    repl = undefined;
    const command = line.slice(prompt?.length ?? 0);
    const all = isContinued ? `${open ?? ''}\n${command}` : command;
    open = isIncomplete(all, lines.slice(i + 1, i + 1 + MOST_LINES), prompts) ? all : undefined;
    if (!isContinued) shell.restart();
    return renderCommand(line, prompt ?? '', shell.next);
  });
}

/** Renders the session of an interactive program; `tokenizer` is for its language. */
export function renderRepl(
  lines: readonly string[],
  tokenizer: LineTokenizer,
  { start, more }: Repl,
): string[] {
  let isOpen = false;
  return lines.map((line) => {
    const first = start.exec(line)?.[0];
    const prompt = first ?? (isOpen ? more?.exec(line)?.[0] : undefined);
    isOpen = prompt !== undefined;
    if (first !== undefined) tokenizer.restart();
    return renderCommand(line, prompt, tokenizer.next);
  });
}

/** A line of output when `prompt` is absent. */
function renderCommand(
  line: string,
  prompt: string | undefined,
  render: (command: string) => string,
): string {
  if (prompt === undefined) return escapeText(line);
  const command = line.slice(prompt.length);
  return (
    (prompt === '' ? '' : span('hljs-meta code-prompt', prompt)) +
    (command === '' ? '' : `<span class="code-command">${render(command)}</span>`)
  );
}

const span = (name: string, text: string): string => `<span class="${name}">${escapeText(text)}</span>`;

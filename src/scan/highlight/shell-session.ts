// Highlights terminal transcripts: prompts and commands, with plain output. Replaces Shiki's session grammar, which
// doesn't highlight commands. Prompts and commands have classes: prompts can't be selected, and the copy button takes
// only the commands.
import { escapeText } from '../../core/escape-html.ts';
import { MOST_LINES, isIncomplete } from './incomplete-command.ts';
import { promptsOf, secondaryPromptOf } from './prompts.ts';
import type { LineTokenizer } from './tokenize.ts';

/** A debugger's prompt: its commands aren't shell script. */
const debuggerPattern = /^\((?:gdb|lldb|rr)\)(?=\s|$)/;

/** True when the first non-blank line starts with `$ `, in a fence of any language. */
export const isShellSession = (code: string): boolean => /^\s*\$ /.test(code);

/** `shell` is a tokenizer for shell script. */
export function renderSession(lines: readonly string[], shell: LineTokenizer): string[] {
  const prompts = promptsOf(lines);
  // The command so far, while it needs another line.
  let open: string | undefined;
  return lines.map((line, i) => {
    const isContinued = open !== undefined;
    const prompt = isContinued ? secondaryPromptOf(line) : prompts.start(line);
    if (prompt === undefined && !isContinued) {
      return prompts.isComment(line) ? span('hljs-comment', line) : renderOutput(line);
    }
    const command = line.slice(prompt?.length ?? 0);
    const all = isContinued ? `${open ?? ''}\n${command}` : command;
    open = isIncomplete(all, lines.slice(i + 1, i + 1 + MOST_LINES), prompts) ? all : undefined;
    if (!isContinued) shell.restart();
    return (
      (prompt === undefined ? '' : span('hljs-meta code-prompt', prompt)) +
      (command === '' ? '' : `<span class="code-command">${shell.next(command)}</span>`)
    );
  });
}

function renderOutput(line: string): string {
  const prompt = debuggerPattern.exec(line)?.[0];
  return prompt === undefined
    ? escapeText(line)
    : span('hljs-meta', prompt) + escapeText(line.slice(prompt.length));
}

const span = (name: string, text: string): string => `<span class="${name}">${escapeText(text)}</span>`;

// Highlights terminal transcripts: prompts and commands, with plain output. Replaces Shiki's session grammar, which
// doesn't highlight commands.
import { escapeText } from '../../core/escape-html.ts';
import type { LineTokenizer } from './tokenize.ts';

/**
 * A prompt after at most three spaces: `$`, `%`, `#`, `>`, `❯` or `➜`, optionally preceded by `(venv)`,
 * `user@host:~/x`, `[user@host x]`, a path or a shell's name; or `PS C:\x>`, `C:\x>`. Must be followed by white space
 * or the end of the line, so the arrow of a compiler's ` --> src/main.rs:1:1` doesn't match.
 */
const promptPattern =
  /^ {0,3}(?:\([\w.-]+\) ?)?(?:\[[\w.-]+@[^\]]*\]|[\w.-]+@[\w.-]+(?::\S*?)?|[~/][^\s>]*|(?:ba|z)?sh[\d.-]*|PS(?: [^>]*)?(?=>)|[A-Z]:\\[^>]*(?=>))? ?[$#%>❯➜](?=\s|$)/u;

/** A debugger's prompt: its commands aren't shell script. */
const debuggerPattern = /^\((?:gdb|lldb|rr)\)(?=\s|$)/;

/** True when the first non-blank line starts with `$ `, in a fence of any language. */
export const isShellSession = (code: string): boolean => /^\s*\$ /.test(code);

/** `shell` is a tokenizer for shell script. */
export function renderSession(lines: readonly string[], shell: LineTokenizer): string[] {
  // After `$` prompts, a line starting with `#` is a comment; otherwise `#` may be root's prompt.
  const hasDollar = lines.some((line) => /^ {0,3}\$(?:\s|$)/.test(line));
  let isContinued = false;
  return lines.map((line) => {
    if (isContinued) {
      isContinued = line.endsWith('\\');
      return shell.next(line);
    }
    if (hasDollar && /^ {0,3}#(?:\s|$)/.test(line)) return span('hljs-comment', line);
    const prompt = promptPattern.exec(line)?.[0];
    if (prompt === undefined) return renderOutput(line);
    const command = line.slice(prompt.length);
    const blank = /^\s*/.exec(command)?.[0] ?? '';
    isContinued = line.endsWith('\\');
    shell.restart();
    return span('hljs-meta', prompt) + blank + shell.next(command.slice(blank.length));
  });
}

function renderOutput(line: string): string {
  const prompt = debuggerPattern.exec(line)?.[0];
  return prompt === undefined
    ? escapeText(line)
    : span('hljs-meta', prompt) + escapeText(line.slice(prompt.length));
}

const span = (name: string, text: string): string => `<span class="${name}">${escapeText(text)}</span>`;

// A terminal's transcript -> HTML: prompts, the commands after them, and output, which stays plain.
// Written here because the session grammar colours nothing after its prompt.
import { escapeText } from '../../core/escape-html.ts';
import type { LineTokenizer } from './tokenize.ts';

/**
 * At the line's start, with at most three spaces before it: `$`, `%`, `#`, `>`, `❯` or `➜` alone; the same after
 * `(venv)`, `user@host:~/x`, `[user@host x]`, a path or a shell's name; `PS C:\x>`, `C:\x>`. White space must follow,
 * or nothing. So the arrow of a compiler's ` --> src/main.rs:1:1` is none.
 */
const promptPattern =
  /^ {0,3}(?:\([\w.-]+\) ?)?(?:\[[\w.-]+@[^\]]*\]|[\w.-]+@[\w.-]+(?::\S*?)?|[~/][^\s>]*|(?:ba|z)?sh[\d.-]*|PS(?: [^>]*)?(?=>)|[A-Z]:\\[^>]*(?=>))? ?[$#%>❯➜](?=\s|$)/u;

/** A debugger's prompt: what follows is no shell's command. */
const debuggerPattern = /^\((?:gdb|lldb|rr)\)(?=\s|$)/;

/** True for code whose first line that is not blank begins with `$ `: a transcript, whatever its fence says. */
export const isShellSession = (code: string): boolean => /^\s*\$ /.test(code);

/** The HTML of a transcript's lines; `shell` tokenizes shell script. */
export function renderSession(lines: readonly string[], shell: LineTokenizer): string[] {
  // Where users' commands follow `$`, a `#` begins a comment; elsewhere it may be root's prompt.
  const hasDollar = lines.some((line) => /^ {0,3}\$(?:\s|$)/.test(line));
  let goesOn = false;
  return lines.map((line) => {
    if (goesOn) {
      goesOn = line.endsWith('\\');
      return shell.next(line);
    }
    if (hasDollar && /^ {0,3}#(?:\s|$)/.test(line)) return span('hljs-comment', line);
    const prompt = promptPattern.exec(line)?.[0];
    if (prompt === undefined) return renderOutput(line);
    const command = line.slice(prompt.length);
    const blank = /^\s*/.exec(command)?.[0] ?? '';
    goesOn = line.endsWith('\\');
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

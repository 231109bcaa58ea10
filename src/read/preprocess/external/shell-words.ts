// Splits a command into its program and arguments like a POSIX shell, without running one.

/**
 * The words of `command`. Handles quotes, backslashes and comments, but no variables or globs, like the `shlex` crate
 * that mdBook uses.
 */
export function shellWords(command: string): readonly string[] {
  const words: string[] = [];
  let at = 0;
  for (;;) {
    at = skipBlank(command, at);
    if (at >= command.length) return words;
    const word = readWord(command, at);
    // Like `shlex`, drop the word with an unclosed quote and everything after it.
    if (word === undefined) return words;
    words.push(word.text);
    at = word.end;
  }
}

function skipBlank(command: string, from: number): number {
  let at = from;
  for (; at < command.length; at++) {
    const char = command[at] ?? '';
    if (char === '#') {
      const newline = command.indexOf('\n', at);
      if (newline < 0) return command.length;
      at = newline;
    } else if (!' \t\n'.includes(char)) break;
  }
  return at;
}

interface Word {
  readonly text: string;
  readonly end: number;
}

function readWord(command: string, start: number): Word | undefined {
  let text = '';
  let at = start;
  for (let char = command[at]; char !== undefined && !' \t\n'.includes(char); char = command[at]) {
    const part = readPart(command, at);
    if (part === undefined) return undefined;
    text += part.text;
    at = part.end;
  }
  return { text, end: at };
}

function readPart(command: string, at: number): Word | undefined {
  const char = command[at] ?? '';
  if (char === '"') return readQuoted(command, at + 1);
  if (char === "'") {
    const close = command.indexOf("'", at + 1);
    return close < 0 ? undefined : { text: command.slice(at + 1, close), end: close + 1 };
  }
  if (char !== '\\') return { text: char, end: at + 1 };
  const next = command[at + 1];
  if (next === undefined) return undefined;
  return { text: next === '\n' ? '' : next, end: at + 2 };
}

/** In double quotes, a backslash only escapes `$`, a backtick, `"`, itself and a line end. */
function readQuoted(command: string, start: number): Word | undefined {
  let text = '';
  for (let at = start; at < command.length; at++) {
    const char = command[at] ?? '';
    if (char === '"') return { text, end: at + 1 };
    if (char !== '\\') {
      text += char;
      continue;
    }
    const next = command[++at];
    if (next === undefined) return undefined;
    if (next !== '\n') text += '$`"\\'.includes(next) ? next : `\\${next}`;
  }
  return undefined;
}

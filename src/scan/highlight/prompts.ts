// Finds the prompts of a terminal transcript. Lines of output may look like prompts of other shells (`> npm-script`,
// `# heading`, `➜ Local:`), so the whole transcript decides which prompts it has.

/**
 * A prompt after at most three spaces: `$`, `%`, `#`, `>`, `❯` or `➜`, optionally preceded by `(venv)`,
 * `user@host:~/x`, `[user@host x]`, a path or a shell's name; or `PS C:\x>`. Must be followed by white space, which
 * belongs to it, or the end of the line, so the arrow of a compiler's ` --> src/main.rs:1:1` doesn't match. Only
 * `C:\x>` may be followed by its command.
 */
const PROMPT =
  /^ {0,3}(?:(?:\([\w.-]+\) ?)?(?:\[[\w.-]+@[^\]]*\]|[\w.-]+@[\w.-]+(?::\S*?)?|[~/][^\s>]*|(?:ba|z)?sh[\d.-]*|PS(?: [^>]*)?(?=>))? ?[$#%>❯➜](?=\s|$)|[A-Z]:\\[^>"*?|<]*>)\s*/u;

/** One character that also starts comments, quotes and lines of output. */
const WEAK = /^[#%>❯➜]$/u;

/** `>` of most shells, `>>` of PowerShell, `dquote>` and others of zsh. */
const SECONDARY = /^ {0,3}(?:[a-z]+ )*[a-z]*>{1,2}(?: |$)/;

/** Programs that documentation starts lines with when it has no prompts. */
const PROGRAMS =
  /^\s*(?:sudo|apt|apt-get|brew|bun|cargo|cd|cp|curl|deno|docker|dnf|echo|export|git|go|make|mdbook|mkdir|mv|node|npm|npx|pip3?|pipx|pnpm|python3?|rm|rustup|source|tar|uv|wget|yarn)\s/;

export interface Prompts {
  /** The prompt that starts a command, with the blanks after it; absent for other lines. */
  readonly start: (line: string) => string | undefined;
  /** `# x` among prompts of another kind. */
  readonly isComment: (line: string) => boolean;
}

export function promptsOf(lines: readonly string[]): Prompts {
  const found = lines.map(promptOf).filter((prompt) => prompt !== undefined);
  const hasStrong = found.some((prompt) => !WEAK.test(prompt.trim()));
  const weak = hasStrong ? undefined : weakPromptOf(lines);
  return {
    start: (line) => {
      const prompt = promptOf(line);
      const sign = prompt?.trim() ?? '';
      return !WEAK.test(sign) || sign === weak ? prompt : undefined;
    },
    isComment: (line) => weak !== '#' && /^ {0,3}#(?:\s|$)/.test(line) && (hasStrong || weak !== undefined),
  };
}

/** The prompt of the next line of a command that isn't complete. */
export const secondaryPromptOf = (line: string): string | undefined => SECONDARY.exec(line)?.[0];

const promptOf = (line: string): string | undefined => PROMPT.exec(line)?.[0];

/** A weak prompt has to start the transcript, and must not be better explained by something else. */
function weakPromptOf(lines: readonly string[]): string | undefined {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const sign = promptOf(first)?.trim();
  if (sign === undefined || !WEAK.test(sign)) return undefined;
  const after = lines
    .filter((line) => promptOf(line)?.trim() === sign)
    .map((line) => line.trim().slice(1).trim());
  const isProse =
    sign === '#'
      ? after.some((text) => /^[A-Z][a-z]/.test(text)) || lines.some((line) => PROGRAMS.test(line))
      : // npm announces a script by its package and version.
        sign === '>' && /^\S+@\d/.test(after[0] ?? '');
  return isProse ? undefined : sign;
}

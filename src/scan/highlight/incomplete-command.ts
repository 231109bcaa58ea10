// Tells whether a shell command in a transcript goes on in the next line, prompt or not.
import { type Prompts, secondaryPromptOf } from './prompts.ts';

/** What a shell, PowerShell (`` ` ``) or cmd (`^`) waits for more after. */
const UNFINISHED = /(?:[\\`^]|\||&&|\b(?:do|then|else)|[{(])\s*$/;

/** Constructs of several lines, and their ends. */
const BLOCKS: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/(?:^|[;&|\n]\s*)(?:for|while|until|select)\s/, /(?:^|[;\s])done\b/],
  [/(?:^|[;&|\n]\s*)if\s/, /(?:^|[;\s])fi\b/],
  [/(?:^|[;&|\n]\s*)case\s/, /(?:^|[;\s])esac\b/],
];

/** Maximum length of a command in lines: a quotation mark in a long output must not cost quadratic time. */
export const MOST_LINES = 100;

/** `command` has all of its lines so far, without prompts; `following` are the lines after it, at most {@link MOST_LINES}. */
export function isIncomplete(command: string, following: readonly string[], prompts: Prompts): boolean {
  const [next] = following;
  const lines = command.split('\n');
  if (next === undefined || lines.length > MOST_LINES) return false;
  const here = /<<[-~]?\s*(["']?)([A-Za-z_]\w*)\1/.exec(command)?.[2];
  if (here !== undefined) {
    const isEnd = (line: string): boolean => line.trim() === here;
    return (
      !lines.slice(1).some(isEnd) &&
      following.some((line) => isEnd(line.slice(secondaryPromptOf(line)?.length ?? 0)))
    );
  }
  if (UNFINISHED.test(command)) return true;
  const quote = openQuoteOf(command);
  if (quote !== undefined) return linesBeforePrompt(following, prompts).some((line) => line.includes(quote));
  // Only an interactive shell shows that it waits, by its second prompt.
  if (secondaryPromptOf(next) === undefined) return false;
  return BLOCKS.some(([start, end]) => start.test(command) && !end.test(command));
}

/** A quotation mark without its partner; absent if there is none. */
function openQuoteOf(command: string): string | undefined {
  let open: string | undefined;
  for (let i = 0; i < command.length; i++) {
    const char = command.charAt(i);
    if (char === '\\' && open !== "'") i++;
    else if (open === undefined && char === '#' && (i === 0 || /\s/.test(command.charAt(i - 1)))) {
      // A comment goes to the end of its line.
      const end = command.indexOf('\n', i);
      i = end < 0 ? command.length : end;
    } else if (open === undefined && (char === '"' || char === "'")) open = char;
    else if (char === open) open = undefined;
  }
  return open;
}

function linesBeforePrompt(lines: readonly string[], prompts: Prompts): readonly string[] {
  const end = lines.findIndex((line) => prompts.start(line) !== undefined);
  return end < 0 ? lines : lines.slice(0, end);
}

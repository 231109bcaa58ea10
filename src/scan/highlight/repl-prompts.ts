// The prompts of interactive programs: interpreters, database shells and debuggers.
import { PLAIN_LANGUAGE } from './languages.ts';

export interface Repl {
  /** The grammar of its commands. */
  readonly language: string;
  /** The prompt of a command, with the blanks after it. */
  readonly start: RegExp;
  /** The prompt of a command's other lines; absent if there is none. */
  readonly more?: RegExp;
  /** Languages of fences in which it is looked for besides terminal sessions; default: its `language`. */
  readonly fences?: readonly string[];
  /** True for a prompt that is too common in a terminal's output. */
  readonly isWeak?: true;
}

/** A prompt of digits or a name, which ends with `sign`. */
const named = (name: string, sign = '>'): RegExp => new RegExp(`^(?:${name})${sign}(?: |$)`);

/** The first that matches is taken, so that common signs are last. */
const repls: readonly Repl[] = [
  { language: 'python', start: /^>>>(?: |$)/, more: /^\.\.\.(?: |$)/ },
  { language: 'python', start: /^In \[\d*\]: ?/, more: /^ *\.{3,}: ?/ },
  {
    language: PLAIN_LANGUAGE,
    start: /^\((?:gdb|lldb|rr|i?Pdb|i?pdb|rdb:\d+|dlv|jdb)\)(?: |$)/,
    fences: ['python', 'ruby'],
  },
  {
    language: 'ruby',
    start: /^(?:\[\d+\] )?(?:irb|pry)\([^)\s]*\)(?::\d+(?::\d+)?)?>(?: |$)/,
    more: /^(?:\[\d+\] )?(?:irb|pry)\([^)\s]*\)(?::\d+(?::\d+)?)?[*"'`/\]] ?/,
  },
  { language: 'sql', start: named('sqlite'), more: /^ {3}\.\.\.> ?/ },
  { language: 'sql', start: named('mysql|MariaDB \\[[^\\]]*\\]'), more: /^ +[-'"`]> ?/ },
  { language: 'sql', start: /^\w+=[#>](?: |$)/, more: /^\w+[-('"*$!^][#>](?: |$)/ },
  {
    language: 'sql',
    start: named('SQL|cqlsh(?::\\w+)?|duckdb|clickhouse-client'),
    more: /^ *(?:\d+|\.\.\.)[> ] ?/,
  },
  { language: 'julia', start: named('julia') },
  { language: 'scala', start: named('scala'), more: /^ +\| ?/ },
  { language: 'elixir', start: named('iex(?:\\([^)\\s]*\\))?'), more: /^\.\.\.(?:\([^)\s]*\))?> ?/ },
  { language: 'haskell', start: named('ghci|λ|\\*?Prelude(?: [\\w. ]+)?'), more: /^(?:ghci|Prelude|λ)\| ?/ },
  { language: 'haskell', start: /^\*?[A-Z][\w.]*>(?: |$)/, more: /^\*?[A-Z][\w.]*\| ?/, isWeak: true },
  { language: 'clojure', start: /^[a-z][\w.-]*=>(?: |$)/, more: /^ *#_=>(?: |$)/, isWeak: true },
  { language: 'php', start: named('php ?'), more: /^php [{('"] ?/ },
  { language: 'java', start: named('jshell'), more: /^ {3}\.\.\.> ?/ },
  {
    language: 'javascript',
    start: named('node ?|deno ?'),
    more: /^(?:\.\.\.|\|)(?: |$)/,
    fences: ['javascript', 'typescript'],
  },
  { language: 'nix', start: named('nix-repl') },
  {
    language: PLAIN_LANGUAGE,
    start: named('(?:\\d{1,3}(?:\\.\\d{1,3}){3}|redis|localhost):\\d+(?:\\[\\d+\\])?'),
  },
  { language: 'erlang', start: named('\\d+'), isWeak: true },
  { language: 'swift', start: /^ *\d+> ?/, more: /^ *\d+\. ?/, isWeak: true },
  { language: 'ruby', start: /^>> ?/, more: /^\?> ?/, isWeak: true },
  { language: 'matlab', start: /^>> ?/, isWeak: true },
  {
    language: 'javascript',
    start: /^>(?: |$)/,
    more: /^(?:\.\.\.|\|)(?: |$)/,
    fences: ['javascript', 'typescript'],
    isWeak: true,
  },
  { language: 'r', start: /^>(?: |$)/, more: /^\+(?: |$)/, isWeak: true },
  { language: 'lua', start: /^>(?: |$)/, more: /^>>(?: |$)/, isWeak: true },
];

/** The program whose prompt starts a block; `language` is the block's canonical one. */
export function replOf(language: string, code: string): Repl | undefined {
  const first = /^.*\S.*$/m.exec(withoutBanner(code))?.[0];
  return first === undefined
    ? undefined
    : repls.find(
        ({ start, isWeak, language: own, fences = [own] }) =>
          start.test(first) && (language === 'shellsession' ? isWeak !== true : fences.includes(language)),
      );
}

/** What interpreters print at their start. */
const withoutBanner = (code: string): string =>
  code.replace(
    /^\s*(?:(?:Python|IPython|SQLite version|psql|Type|Enter|\[GCC|\[Clang|Welcome to) .*\n+)+/i,
    '',
  );

/** The prompt of a program that was started in a terminal session. */
export const replInSession = (line: string): Repl | undefined =>
  repls.find(({ start, isWeak }) => isWeak !== true && start.test(line));

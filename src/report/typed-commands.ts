// Names the program's commands in a text as this user starts the program.

/** The program's name in messages of the catalog. */
export const PROGRAM = 'build-book';

/**
 * `text` with each command in backticks starting with `program`: `` `build-book init` `` becomes
 * `` `npx build-book init` ``. Settings such as `` `build-book.math` `` stay.
 */
export const typedCommands = (text: string, program: string): string =>
  program === PROGRAM ? text : text.replace(/`build-book(?=[ `])/g, `\`${program}`);

/**
 * `text` with commands that work on the book in the folder `from`, relative to the working directory: `` `build-book init` ``
 * becomes `` `build-book init docs` ``. A folder of the book, as in `` `build-book en` ``, becomes `docs/en`.
 */
export const commandsFor = (text: string, from: string): string =>
  from === ''
    ? text
    : text.replace(
        /(`build-book )([^`]+)(?=`(?! there))/g,
        (_, start: string, rest: string) => start + withFolder(rest, from),
      );

function withFolder(command: string, from: string): string {
  if (command.startsWith('translate ')) return `${command} -b ${quoted(from)}`;
  return /^(?:init|check|doctor)\b/.test(command)
    ? `${command} ${quoted(from)}`
    : quoted(`${from}/${command}`);
}

const quoted = (path: string): string => (/[^\w./-]/.test(path) ? `"${path}"` : path);

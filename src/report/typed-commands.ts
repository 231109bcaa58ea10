// Names the program's commands in a text as this user starts the program.

/** The program's name in messages of the catalog. */
export const PROGRAM = 'build-book';

/**
 * `text` with each command in backticks starting with `program`: `` `build-book init` `` becomes
 * `` `npx build-book init` ``. Settings such as `` `build-book.math` `` stay.
 */
export const typedCommands = (text: string, program: string): string =>
  program === PROGRAM ? text : text.replace(/`build-book(?=[ `])/g, `\`${program}`);

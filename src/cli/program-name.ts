// Finds out how the user starts the program, so that hints can be typed.
import type { Environment } from '../core/build-mode.ts';
import { PROGRAM, typedCommands } from '../report/typed-commands.ts';
import type { Terminal } from './terminal.ts';

/** What runs an installed program, by the package manager that started this process. */
const runners: Readonly<Record<string, string>> = {
  npm: 'npx',
  pnpm: 'pnpm exec',
  yarn: 'yarn',
  bun: 'bunx',
};

/**
 * What to type to start the program: `npx build-book` if npm started it, `build-book` if a shell did. Package managers
 * set `npm_command` and the user agent: https://docs.npmjs.com/cli/using-npm/scripts#environment. A script of
 * package.json finds programs that a shell doesn't, so it counts too.
 */
export function programName(environment: Environment): string {
  const runner = runners[managerOf(environment) ?? ''];
  return runner === undefined ? PROGRAM : `${runner} ${PROGRAM}`;
}

/** `npm` of `npm/11.19.1 node/v20.20.2`; absent if no package manager started the process. */
const managerOf = (environment: Environment): string | undefined =>
  environment['npm_lifecycle_event'] === undefined && environment['npm_command'] === undefined
    ? undefined
    : /^\w+/.exec(environment['npm_config_user_agent'] ?? 'npm')?.[0];

/** A message with its commands as the user types them. */
export const typed = ({ environment }: Pick<Terminal, 'environment'>, text: string): string =>
  typedCommands(text, programName(environment));

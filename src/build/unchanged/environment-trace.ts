// Records which environment variables a build reads, and their values.
import type { Environment } from '../../core/build-mode.ts';
import { settingVariables } from '../../read/config/input/environment.ts';

/** Name and value of a variable; null if it is not set. */
export type Variable = readonly [name: string, value: string | null];

export interface EnvironmentTrace {
  /** The same variables; reading one records it. */
  readonly environment: Environment;
  readonly variables: () => readonly Variable[];
}

/** Placeholder for the names of all variables that are settings; not a valid name itself. */
const ALL_SETTINGS = 'settings=';

export function traceEnvironment(environment: Environment): EnvironmentTrace {
  const read = new Map<string, string | null>();
  const note = (name: string): void => void read.set(name, valueOf(environment, name));
  return {
    environment: new Proxy(environment, {
      get: (target, name) => {
        if (typeof name === 'string') note(name);
        return Reflect.get(target, name) as unknown;
      },
      // Only settings are looked for among all variables.
      ownKeys: (target) => {
        note(ALL_SETTINGS);
        return Reflect.ownKeys(target);
      },
    }),
    variables: () => [...read],
  };
}

/** Whether a build would read the same values from `environment`. */
export const hasVariables = (environment: Environment, variables: readonly Variable[]): boolean =>
  variables.every(([name, value]) => valueOf(environment, name) === value);

const valueOf = (environment: Environment, name: string): string | null =>
  name === ALL_SETTINGS ? settingVariables(environment).join(' ') : (environment[name] ?? null);

// `[preprocessor.variables]` and `build-book.variables`: text for `{{name}}`.
import { withBuildBook } from '../../read/config/config-plugin.ts';
import { flag, mapOf } from '../../read/config/keys/kinds.ts';
import { pluginKeys } from '../../read/config/keys/plugin-table.ts';
import { variable } from '../../read/config/keys/special-kinds.ts';
import type { Plugin } from '../plugin.ts';
import type { VariableOptions } from './replace-variables.ts';

/** Variables for chapters. */
export interface VariablesTable {
  readonly variables: Readonly<Record<string, string>>;
  readonly useEnv: boolean;
  readonly warnMissing: boolean;
}

const keys = pluginKeys<VariablesTable>({
  variables: {
    kind: mapOf(variable),
    fallback: {},
    about: 'Variables. Each `{{name}}` in a chapter is replaced with its text.',
    example: '{ version = "1.85" }',
  },
  useEnv: {
    kind: flag,
    fallback: false,
    about: 'Uses environment variables for names that aren’t in the table.',
    example: 'true',
  },
  warnMissing: {
    kind: flag,
    fallback: true,
    about: 'Reports undefined variables.',
    example: 'false',
  },
});

export const variables: Plugin<VariablesTable, VariableOptions> = {
  name: 'variables',
  keys,
  settings: (config, table) =>
    withBuildBook(config, { variables: { ...table.variables, ...config.buildBook.variables } }),
  options: ({ buildBook }, table) => {
    const { useEnv = false, warnMissing = false } = table ?? {};
    const isOff = Object.keys(buildBook.variables).length === 0 && !useEnv && !warnMissing;
    return isOff ? undefined : { variables: buildBook.variables, fromEnvironment: useEnv, warnMissing };
  },
  loadHooks: async () => (await import('./replace-variables.ts')).variableHooks,
};

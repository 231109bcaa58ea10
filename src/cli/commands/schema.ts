// `build-book schema`: prints the JSON schema of book.toml for editors.
import type { Command } from '../command.ts';

export const schema: Command = {
  options: [],
  examples: [{ line: 'build-book schema > book.schema.json', meaning: 'for an editor that checks TOML' }],
  notes: `\
Editors complete and check book.toml by it: with \`#:schema ./book.schema.json\` as the
first line of book.toml, those that use Taplo do.`,
  run: async ({ terminal }) => {
    const [{ configSchema }, { builtInTables }] = await Promise.all([
      import('../../read/config/json-schema.ts'),
      import('../../plugins/plugins.ts'),
    ]);
    terminal.out.write(`${JSON.stringify(configSchema(builtInTables), undefined, 2)}\n`);
    return 0;
  },
};

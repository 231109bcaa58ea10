// `build-book schema`: prints the JSON schema of book.toml for editors.
import type { Command } from '../command.ts';

export const schema: Command = {
  options: [],
  examples: [{ line: 'build-book schema > book.schema.json', meaning: 'write the schema to a file' }],
  notes: `\
Editors use it to complete and validate book.toml. For editors that use Taplo, make this
the first line of book.toml: \`#:schema ./book.schema.json\``,
  run: async ({ terminal }) => {
    const [{ configSchema }, { builtInTables }] = await Promise.all([
      import('../../read/config/json-schema.ts'),
      import('../../plugins/plugins.ts'),
    ]);
    terminal.out.write(`${JSON.stringify(configSchema(builtInTables), undefined, 2)}\n`);
    return 0;
  },
};

// `build-book translate`: extracts the messages of a book, merges them into catalogs, and shows what is translated.
import { bookOptionFolder } from '../book-folder.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { editOptions } from '../edit-book.ts';
import { environmentRestricts } from '../../read/config/input/environment.ts';
import type { TranslatedBook } from '../translate/translated-book.ts';

type Action = (invocation: Invocation, book: TranslatedBook) => Promise<ExitCode> | ExitCode;

const actions: Readonly<Record<string, () => Promise<Action>>> = {
  extract: async () => (await import('../translate/extract.ts')).extract,
  update: async () => (await import('../translate/update.ts')).update,
  status: async () => (await import('../translate/status.ts')).status,
};

export const translate: Command = {
  argument: { name: 'action', summary: 'what to do', isRequired: true, choices: Object.keys(actions) },
  otherArguments: [
    {
      name: 'language',
      summary: 'update, status: a language such as `de` (default: all that have a catalog)',
      isRequired: false,
    },
  ],
  options: editOptions,
  examples: [
    { line: 'build-book translate extract', meaning: 'write the messages of the book to po/messages.pot' },
    { line: 'build-book translate update de', meaning: 'create po/de.po, or merge new messages into it' },
    { line: 'build-book translate status', meaning: 'show how much of each language is translated' },
    { line: 'build-book translate status de', meaning: 'show it for each chapter in German' },
  ],
  notes: `\
Messages are those of \`mdbook-xgettext\`. update works like \`msgmerge --previous\`: it keeps
translations, marks those of changed messages as fuzzy, and keeps old ones at the end.`,
  run: async (invocation) => {
    const action = await actions[invocation.argument ?? '']?.();
    if (action === undefined) return 2;
    const root = bookOptionFolder(invocation);
    if (typeof root === 'number') return root;
    const { terminal } = invocation;
    const { openTranslatedBook } = await import('../translate/translated-book.ts');
    const { environment } = terminal;
    const restrict = environmentRestricts(environment);
    const onOutput = terminal.err.write;
    return action(invocation, await openTranslatedBook({ root, environment, restrict, onOutput }));
  },
};

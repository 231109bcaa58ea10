// `build-book refs`: lists, searches, sorts and renames link definitions, or creates them from inline links.
import type { Command } from '../command.ts';
import { editOptions, openBook } from '../edit-book.ts';
import type { Action } from '../refs/book-definitions.ts';

const actions: Readonly<Record<string, () => Promise<Action>>> = {
  list: async () => (await import('../refs/list.ts')).list,
  unused: async () => (await import('../refs/list.ts')).unused,
  search: async () => (await import('../refs/list.ts')).search,
  fmt: async () => (await import('../refs/change.ts')).fmt,
  rename: async () => (await import('../refs/change.ts')).rename,
  'from-inline': async () => (await import('../refs/from-inline.ts')).fromInline,
};

export const refs: Command = {
  argument: {
    name: 'action',
    summary: 'what to do',
    isRequired: true,
    choices: Object.keys(actions),
  },
  otherArguments: [
    {
      name: 'text',
      summary: 'search: part of a label or an address; rename: the label; from-inline: a chapter',
      isRequired: false,
    },
    { name: 'new', summary: 'rename: its new name', isRequired: false },
  ],
  options: [
    {
      name: 'to',
      value: 'FILE',
      path: 'file',
      summary: 'from-inline: where new definitions go (default: the end of each chapter)',
    },
    ...editOptions,
  ],
  examples: [
    { line: 'build-book refs list', meaning: 'all definitions, with their files' },
    { line: 'build-book refs search tokio', meaning: 'those whose label or address holds `tokio`' },
    {
      line: 'build-book refs unused',
      meaning: 'those that no chapter uses, and addresses with several labels',
    },
    { line: 'build-book refs fmt --dry-run', meaning: 'show how files of definitions would be put in order' },
    { line: 'build-book refs rename old new', meaning: 'rename a label wherever it stands' },
    {
      line: 'build-book refs from-inline --to refs/links.md',
      meaning: 'make references of links to other sites',
    },
  ],
  notes: `\
from-inline writes \`[text][label]\` for \`[text](https://...)\`, of one chapter or all. A
label that leads there already is used, by a definition or a rule; else one is made.`,
  run: async (invocation) => {
    const action = await actions[invocation.argument ?? '']?.();
    if (action === undefined) return 2;
    const book = await openBook(invocation);
    return typeof book === 'number' ? book : action(invocation, book);
  },
};

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
      summary: 'search: part of a label or URL; rename: the label; from-inline: a chapter (default: all)',
      isRequired: false,
    },
    { name: 'new', summary: 'rename: the new label', isRequired: false },
  ],
  options: [
    {
      name: 'to',
      value: 'FILE',
      path: 'file',
      summary: 'from-inline: the file for new definitions (default: the end of each chapter)',
    },
    ...editOptions,
  ],
  examples: [
    { line: 'build-book refs list', meaning: 'list all definitions with their files' },
    { line: 'build-book refs search tokio', meaning: 'find `tokio` in labels and URLs' },
    {
      line: 'build-book refs unused',
      meaning: 'list unused definitions, and URLs with several labels',
    },
    { line: 'build-book refs fmt --dry-run', meaning: 'preview sorting the definition files' },
    { line: 'build-book refs rename old new', meaning: 'rename a label everywhere' },
    {
      line: 'build-book refs from-inline --to refs/links.md',
      meaning: 'turn links to other sites into references',
    },
  ],
  notes: `\
from-inline replaces \`[text](https://...)\` with \`[text][label]\`, in one chapter or in all.
It uses existing labels and label rules for the URL, and adds a definition otherwise.`,
  run: async (invocation) => {
    const action = await actions[invocation.argument ?? '']?.();
    if (action === undefined) return 2;
    const book = await openBook(invocation);
    return typeof book === 'number' ? book : action(invocation, book);
  },
};

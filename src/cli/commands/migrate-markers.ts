// `build-book migrate-markers`: converts all markers of a book to braces or to angles.
import { counted } from '../../report/totals.ts';
import type { FileChange } from '../../edit/edit.ts';
import type { Command } from '../command.ts';
import { editOptions, finishEdit, openBook } from '../edit-book.ts';

export const migrateMarkers: Command = {
  argument: {
    name: 'style',
    summary: 'the style to convert to',
    isRequired: true,
    choices: ['brace', 'angle'],
  },
  options: editOptions,
  examples: [
    { line: 'build-book migrate-markers brace', meaning: 'replace `<<hi:x>>` with `{{hi:x}}`' },
    { line: 'build-book migrate-markers angle --dry-run', meaning: 'preview the opposite conversion' },
  ],
  run: async (invocation) => {
    const style = invocation.argument === 'angle' ? 'angle' : 'brace';
    const book = await openBook(invocation);
    if (typeof book === 'number') return book;
    const refactor = await import('../../edit/rewrite-markers.ts');
    const { root, built, files } = book;
    const { textOf } = built;
    const changes = files.flatMap((path): readonly FileChange[] => {
      const before = textOf(path);
      if (before === undefined || !path.endsWith('.md')) return [];
      const edits = refactor.rewriteMarkers(before, style);
      return edits.length === 0 ? [] : [{ path, before, edits }];
    });
    const markers = changes.reduce((sum, { edits }) => sum + edits.length / 2, 0);
    const sentence = `${counted(markers, 'marker')} converted to ${style === 'angle' ? 'angle brackets' : 'braces'}`;
    return finishEdit(invocation, { root, textOf, changes, diagnostics: [], sentence });
  },
};
